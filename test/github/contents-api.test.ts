// Accounts and contents on the emulated API, and what it does not have.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { call } from "./support/call.ts";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { PullRequest } from "./support/pull-request.ts";
import { openSample, type Sample } from "./support/sample-request.ts";

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());

let pull: PullRequest;
let ask: Sample["ask"];
beforeEach(async () => {
  ({ pull, ask } = await openSample(github));
});

describe("accounts and contents", () => {
  it("are found by number, under the name of today", async () => {
    const byNumber = async (id: number) => (await call(github, `GET /user/${id}`)).body;
    expect(await byNumber(1001)).toMatchObject({
      login: "miniature-works",
      id: 1001,
      type: "User",
    });
    expect(await byNumber(5001)).toMatchObject({ login: "acme", type: "Organization" });
    github.rename("miniature-works", "maxiature-works");
    expect(await byNumber(1001)).toMatchObject({ login: "maxiature-works", id: 1001 });
    expect((await call(github, "GET /users/miniature-works")).status).toBe(404);
    github.rename("maxiature-works", "miniature-works");
    expect((await call(github, "GET /user/9")).status).toBe(404);
  });

  it("are read from git, at any commit, also a fork's", async () => {
    const { body } = await ask(`GET /contents/a.txt?ref=${pull.headSha}`);
    expect(Buffer.from(body.content, "base64").toString()).toBe("1\ntwo\n3\n");
    const folder = await ask("GET /contents/c");
    expect(folder.body).toMatchObject([{ type: "file", path: "c/d.txt" }]);
    expect((await ask("GET /contents/gone.txt")).status).toBe(404);
    const { body: blob } = await ask(`GET /git/blobs/${body.sha}`);
    expect(blob).toMatchObject({ content: body.content, size: body.size });
    const { body: tree } = await ask("GET /git/trees/main?recursive=1");
    expect(tree.tree.map(({ path }: { path: string }) => path)).toContain("c/d.txt");
  });

  it("are compared, with a fork's branch, too", async () => {
    const { body } = await ask("GET /compare/main...mallory:change");
    expect(body).toMatchObject({ status: "ahead", ahead_by: 1, behind_by: 0 });
    expect(body.files).toHaveLength(4);
    const { body: commit } = await ask("GET /commits/main");
    expect(body.merge_base_commit.sha).toBe(commit.sha);
    expect((await ask("GET /git/ref/heads/main")).body.object.sha).toBe(commit.sha);
  });
});

describe("what is not emulated", () => {
  it("says so, and looks like nothing that GitHub would answer", async () => {
    const { status, body } = await ask("POST /dispatches", { body: {} });
    expect([status, body.message]).toEqual([501, expect.stringContaining("Not emulated: POST")]);
  });
});
