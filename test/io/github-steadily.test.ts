// Steps on a GitHub that stumbles, limits and refuses.

import { describe, expect, it } from "vitest";
import { GitHubError, steadily } from "../../src/io/github/steadily.ts";

const QUICK = { retries: 3, firstWaitMs: 0, longestWaitSeconds: 1 };

/** A step that fails in these ways, one after the other, and then goes well. */
function failing(...failures: { status: number; headers?: Record<string, string> }[]) {
  let tries = 0;
  const act = async () => {
    const failure = failures[tries++];
    if (!failure) return "done";
    const { status, headers = {} } = failure;
    throw Object.assign(new Error(`status ${status}`), { status, response: { headers } });
  };
  const run = () => steadily("keep the comment", "pull-requests: write", act, QUICK);
  return { run, tries: () => tries };
}

describe("a step on GitHub", () => {
  it.each([409, 429, 500, 502, 503])("is repeated after %i", async (status) => {
    const step = failing({ status }, { status });
    expect(await step.run()).toBe("done");
    expect(step.tries()).toBe(3);
  });

  it("is repeated where GitHub limits how fast, in the guise of a refusal", async () => {
    const step = failing({ status: 403, headers: { "retry-after": "0" } });
    expect(await step.run()).toBe("done");
  });

  it.each<[number, RegExp]>([
    [401, /the token is not valid/],
    [403, /the job lacks the permission "pull-requests: write"/],
    [404, /not there, or the job lacks the permission/],
    [422, /GitHub said 422/],
  ])("is not repeated after %i, and says why", async (status, words) => {
    const step = failing({ status });
    const failure = await step.run().catch((error: Error) => error);
    expect(failure).toBeInstanceOf(GitHubError);
    expect((failure as Error).message).toMatch(/^Could not keep the comment: /);
    expect((failure as Error).message).toMatch(words);
    expect(step.tries()).toBe(1);
  });

  it("ends after a few, or where GitHub asks for more patience than there is", async () => {
    const endless = failing(...Array.from({ length: 9 }, () => ({ status: 500 })));
    await expect(endless.run()).rejects.toThrow(/GitHub stumbles. Run it again later/);
    expect(endless.tries()).toBe(4);
    const limited = failing({ status: 429, headers: { "retry-after": "3600" } });
    await expect(limited.run()).rejects.toThrow(/limit on requests is reached/);
    expect(limited.tries()).toBe(1);
  });
});
