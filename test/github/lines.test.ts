// Comments on the lines of a pull request: only on what its diff shows, and where they are later.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "./support/call.ts";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { PullRequest } from "./support/pull-request.ts";
import type { Registry } from "./support/registry.ts";
import { smallRepository } from "./support/small-repository.ts";

const LINES = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`);
const text = (lines: string[]) => `${lines.join("\n")}\n`;
const changed = (number: number, to: string) => LINES.with(number - 1, to);

let github: EmulatedGitHub;
let registry: Registry;
let pull: PullRequest;
afterAll(() => github.stop());
beforeAll(async () => {
  github = await EmulatedGitHub.start();
  registry = await smallRepository(github, { "a.txt": text(LINES) });
  pull = await registry.openPullRequest({
    from: "fork",
    commit: (checkout) => checkout.write("a.txt", text(changed(10, "ten"))),
  });
});

const comment = async (place: object) => {
  const { token } = github.giveToken(registry.fullName, { "pull-requests": "write" });
  const path = `/repos/${registry.fullName}/pulls/${pull.number}/comments`;
  const whole = { body: "x", commit_id: pull.headSha, path: "a.txt", side: "RIGHT", ...place };
  return call(github, `POST ${path}`, { token, body: whole });
};

describe("a comment on a line", () => {
  it.each([
    [{ line: 10 }, 201],
    [{ line: 7 }, 201],
    [{ line: 13 }, 201],
    [{ line: 6 }, 422],
    [{ line: 14 }, 422],
    [{ line: 10, side: "LEFT" }, 201],
    [{ line: 10, start_line: 8 }, 201],
    [{ line: 10, start_line: 10 }, 422],
    [{ line: 10, start_line: 6 }, 422],
    [{ line: 10, path: "b.txt" }, 422],
    [{ line: 10, commit_id: "0".repeat(40) }, 422],
    [{}, 422],
    [{ line: 10, body: "" }, 422],
  ])("%o is answered with %d", async (place, status) => {
    const before = (await registry.reviewComments(1)).length;
    expect((await comment(place)).status).toBe(status);
    const added = (await registry.reviewComments(1)).length - before;
    expect(added).toBe(status === 201 ? 1 : 0);
  });

  it("outside of the diff is refused in GitHub's words", async () => {
    const { body } = await comment({ line: 20 });
    expect(
      body.errors.map((it: { message?: string; code: string }) => it.message ?? it.code),
    ).toEqual(["pull_request_review_thread.line must be part of the diff", "missing_field"]);
  });

  it("tells where it is, by whom, and the hunk", async () => {
    const { body } = await comment({ line: 10, start_line: 9 });
    expect(body).toMatchObject({
      ...{ path: "a.txt", line: 10, start_line: 9, side: "RIGHT", commit_id: pull.headSha },
      user: { login: "github-actions[bot]", type: "Bot" },
      diff_hunk: expect.stringMatching(/^@@ -7,7 \+7,7 @@[\s\S]*\n-line 10\n\+ten\n/),
    });
  });

  it("can be changed and removed", async () => {
    const { body } = await comment({ line: 10 });
    const { token } = github.giveToken(registry.fullName, { "pull-requests": "write" });
    const path = `/repos/${registry.fullName}/pulls/comments/${body.id}`;
    await call(github, `PATCH ${path}`, { token, body: { body: "y" } });
    expect((await registry.reviewComments(1)).at(-1)).toMatchObject({ id: body.id, body: "y" });
    expect((await call(github, `DELETE ${path}`, { token })).status).toBe(204);
    const left = (await registry.reviewComments(1)).map(({ id }) => id);
    expect(left).not.toContain(body.id);
    expect((await call(github, `GET ${path}`, { token })).status).toBe(404);
  });

  // Last, since it moves the head that the others are about.
  it("moves with its line, and is outdated when that changes", async () => {
    const { body } = await comment({ line: 10 });
    const where = async () =>
      (await registry.reviewComments(1)).filter(({ id }) => id === body.id).map(({ line }) => line);
    await pull.push((checkout) => checkout.write("a.txt", text(["new", ...changed(10, "ten")])));
    expect(await where()).toEqual([11]);
    await pull.push((checkout) => checkout.write("a.txt", text(changed(20, "twenty"))));
    expect(await where()).toEqual([null]);
  });
});
