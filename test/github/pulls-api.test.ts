// Pull requests on the emulated API: found, counted and listed as git has them.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { PullRequest } from "./support/pull-request.ts";
import type { Registry } from "./support/registry.ts";
import { openSample, type Sample } from "./support/sample-request.ts";

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());

let registry: Registry;
let pull: PullRequest;
let ask: Sample["ask"];
beforeEach(async () => {
  ({ registry, pull, ask } = await openSample(github));
});

describe("pull requests", () => {
  it("tell their commits and counts from git", async () => {
    const { hosted } = registry;
    const { body } = await ask("GET /pulls/1");
    expect(body).toMatchObject({
      ...{ number: 1, title: "A change", state: "open", mergeable: true },
      ...{ commits: 1, changed_files: 4, additions: 3, deletions: 2 },
      head: { sha: pull.headSha, ref: "change", label: "mallory:change" },
      base: { sha: await hosted.commitAt("main"), ref: "main" },
      merge_commit_sha: await hosted.commitAt("refs/pull/1/merge"),
      user: { login: "mallory", id: 1003, type: "User" },
    });
    expect(body.head.repo.full_name).toBe(pull.pull.head.fullName);
    expect(body.html_url).toBe(`${github.serverUrl}/${registry.fullName}/pull/1`);
  });

  it("are found by owner and branch; without an owner the filter counts for nothing", async () => {
    const other = { from: "branch", author: "ada", branch: "other" } as const;
    await registry.openPullRequest({ ...other, commit: (it) => it.write("e.txt", "e") });
    const numbers = async (query: string) => {
      const { body } = await ask(`GET /pulls?${query}`);
      return body.map((it: { number: number }) => it.number).sort();
    };
    expect(await numbers("head=mallory:change&state=open")).toEqual([1]);
    expect(await numbers("head=acme:other")).toEqual([2]);
    expect(await numbers("head=mallory:other")).toEqual([]);
    expect(await numbers("head=change")).toEqual([1, 2]);
    await pull.close();
    expect(await numbers("head=mallory:change&state=open")).toEqual([]);
    expect(await numbers("head=mallory:change&state=all")).toEqual([1]);
  });

  it("tell less in a list than alone", async () => {
    const { body } = await ask("GET /pulls");
    expect(body[0].head.sha).toBe(pull.headSha);
    expect(body[0]).not.toHaveProperty("changed_files");
    expect(body[0]).not.toHaveProperty("mergeable");
  });

  it("list their files from git, renames and strange names, too", async () => {
    const { body } = await ask("GET /pulls/1/files");
    const told = body.map((it: Record<string, unknown>) => [it.status, it.filename, it.changes]);
    expect(told).toEqual([
      ["modified", "a.txt", 2],
      ["removed", "c/d.txt", 1],
      ["renamed", "moved.txt", 0],
      ["added", 'new "file" ä.txt', 2],
    ]);
    expect(body[0].patch).toBe("@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3");
    expect(body[2]).toMatchObject({ previous_filename: "b.txt" });
    expect(body[2]).not.toHaveProperty("patch");
  });

  it("come in pages, with the way to the next", async () => {
    const { body, headers } = await ask("GET /pulls/1/files?per_page=3");
    expect(body).toHaveLength(3);
    const [, next = ""] = /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "") ?? [];
    expect(next).toContain(github.apiUrl);
    const { body: rest, headers: last } = await ask(`GET /pulls/1/files${new URL(next).search}`);
    expect([rest.length, last.get("link")]).toEqual([1, expect.not.stringContaining("next")]);
  });

  it("are one for a branch", async () => {
    const body = { title: "Again", head: "mallory:change", base: "main" };
    const again = await ask("POST /pulls", { body });
    expect([again.status, again.body.errors[0].message]).toEqual([
      422,
      "A pull request already exists for mallory:change.",
    ]);
    const missing = await ask("POST /pulls", { body: { ...body, head: "mallory:nothing" } });
    expect(missing.status).toBe(422);
  });

  it("can be opened by a token, for a branch that has something to merge", async () => {
    await registry.hosted.git("branch", "made", "main");
    const body = { title: "Made", head: "made", base: "main" };
    const empty = await ask("POST /pulls", { body });
    expect([empty.status, empty.body.errors[0].message]).toEqual([
      422,
      "No commits between main and made",
    ]);
    await registry.push((it) => it.write("e.txt", "e"), { branch: "made" });
    const opened = await ask("POST /pulls", { body });
    expect(opened.body).toMatchObject({ number: 2, user: { type: "Bot" }, changed_files: 1 });
    expect(opened.status).toBe(201);
  });

  it("are not told of a commit that is a fork's", async () => {
    const own = await registry.openPullRequest({
      ...{ from: "branch", author: "ada", branch: "own" },
      commit: (it) => it.write("e.txt", "e"),
    });
    expect((await ask(`GET /commits/${pull.headSha}/pulls`)).body).toEqual([]);
    const { body } = await ask(`GET /commits/${own.headSha}/pulls`);
    expect(body.map((it: { number: number }) => it.number)).toEqual([2]);
  });
});
