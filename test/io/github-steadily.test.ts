// Steps on a GitHub that fails, limits and refuses.

import { describe, expect, it } from "vitest";
import { GitHubError, steadily } from "../../src/io/github/steadily.ts";

const QUICK = { retries: 3, firstWaitMs: 0, longestWaitSeconds: 1 };

/** A step that fails in these ways, in order, and then succeeds. */
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

  it("is repeated after a rate limit that comes as a 403", async () => {
    const step = failing({ status: 403, headers: { "retry-after": "0" } });
    expect(await step.run()).toBe("done");
  });

  it.each<[number, RegExp]>([
    [401, /the token is not valid/],
    [403, /the job lacks the permission "pull-requests: write"/],
    [404, /it does not exist, or the job lacks the permission/],
    [422, /GitHub said 422/],
  ])("is not repeated after %i, and says why", async (status, words) => {
    const step = failing({ status });
    const failure = await step.run().catch((error: Error) => error);
    expect(failure).toBeInstanceOf(GitHubError);
    expect((failure as Error).message).toMatch(/^Could not keep the comment: /);
    expect((failure as Error).message).toMatch(words);
    expect(step.tries()).toBe(1);
  });

  it("is not repeated forever, or after too long a wait", async () => {
    const endless = failing(...Array.from({ length: 9 }, () => ({ status: 500 })));
    await expect(endless.run()).rejects.toThrow(/GitHub had an error. Run it again later/);
    expect(endless.tries()).toBe(4);
    const limited = failing({ status: 429, headers: { "retry-after": "3600" } });
    await expect(limited.run()).rejects.toThrow(/limit on requests is reached/);
    expect(limited.tries()).toBe(1);
  });

  it("says that nothing answered, not that GitHub did", async () => {
    const lost = Object.assign(new Error("getaddrinfo ENOTFOUND api.github.com"), { status: 500 });
    const run = steadily("open it", "metadata: read", () => Promise.reject(lost), QUICK);
    await expect(run).rejects.toThrow(
      "Could not open it: GitHub could not be reached. Run it again later. (getaddrinfo ENOTFOUND api.github.com)",
    );
  });

  it.each<[status: number, said: string, words: RegExp]>([
    [403, "You do not have permission to create labels on this repository.", /issues: write/],
    [
      403,
      "GitHub Actions is not permitted to create or approve pull requests.",
      /Settings, Actions, General.* the organization forbids it/,
    ],
    [
      422,
      "Repository rule violations found\n\nCannot create ref due to creations being restricted.",
      /Settings, Rules, Rulesets, exclude the branches bump-notice/,
    ],
    [403, "Repository rule violations found", /Rulesets/],
    [409, "Repository rule violations found", /Rulesets/],
    [422, "Reference update failed", /whether a ruleset covers the branch/],
    [
      403,
      "refusing to allow a GitHub App to create or update workflow `.github/workflows/a.yml` without `workflows` permission",
      /workflow files that no other branch has.*next run starts from the newest default branch/,
    ],
  ])(
    "refused with %i and a known message names its own remedy: %s",
    async (status, said, words) => {
      let tries = 0;
      const act = async () => {
        tries++;
        throw Object.assign(new Error(said), { status, response: { headers: {} } });
      };
      const failure = await steadily("do it", "contents: write", act, QUICK).catch((it) => it);
      expect(failure.message).toMatch(words);
      expect(failure.message).toContain(`(GitHub said ${status}: ${said})`);
      expect(failure.message).not.toContain('"contents: write"');
      expect(tries).toBe(1);
    },
  );
});
