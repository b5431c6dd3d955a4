// Git over HTTP, with the refs that GitHub keeps for pull requests.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { PullRequest } from "./support/pull-request.ts";
import type { Registry } from "./support/registry.ts";
import { git } from "./support/server/git.ts";
import type { Permissions } from "./support/server/permissions.ts";
import { smallRepository } from "./support/small-repository.ts";

let github: EmulatedGitHub;
let registry: Registry;
let pull: PullRequest;
let folder: string;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "clone-"));
  registry = await smallRepository(github, { "a.txt": "a\n", "b.txt": "b\n" });
  const commit = {
    commit: (it: { write(file: string, text: string): void }) => it.write("a.txt", "A\n"),
  };
  pull = await registry.openPullRequest({ from: "fork", ...commit });
  return () => rmSync(folder, { recursive: true });
});

const url = () => `${github.serverUrl}/${registry.fullName}`;
const header = (permissions: Permissions) => {
  const { token } = github.giveToken(registry.fullName, permissions);
  return `http.extraHeader=AUTHORIZATION: basic ${btoa(`x-access-token:${token}`)}`;
};
const clone = (...args: string[]) => git(folder, ...args, "clone", "--quiet", url(), "clone");

describe("git over HTTP", () => {
  it("gives a clone, with and without the ending .git", async () => {
    await clone();
    expect(readFileSync(join(folder, "clone/a.txt"), "utf8")).toBe("a\n");
    expect(await git(folder, "ls-remote", `${url()}.git`, "HEAD")).toContain(
      await registry.hosted.commitAt("main"),
    );
  });

  it("has the head of a pull request, and its merge into the base", async () => {
    await clone();
    const inClone = (...args: string[]) => git(join(folder, "clone"), ...args);
    await inClone("fetch", "--quiet", "origin", "refs/pull/1/merge");
    const main = await registry.hosted.commitAt("main");
    expect(await inClone("rev-list", "-1", "--parents", "FETCH_HEAD")).toBe(
      `${pull.pull.mergeSha} ${main} ${pull.headSha}`,
    );
    await inClone("fetch", "--quiet", "--depth=1", "origin", pull.headSha);
  });

  it("follows the head, and the base when somebody asks", async () => {
    const { number } = pull;
    await pull.push((it) => it.write("a.txt", "AA\n"));
    expect(await registry.hosted.commitAt(`refs/pull/${number}/head`)).toBe(pull.headSha);
    const before = pull.pull.mergeSha;
    await registry.push((it) => it.write("b.txt", "B\n"));
    await github.dispatchPullRequest(pull, "synchronize");
    expect(pull.pull.mergeSha).not.toBe(before);
    expect(`${await registry.hosted.fileAt(pull.pull.mergeSha ?? "", "b.txt")}`).toBe("B\n");
  });

  it("keeps the old merge where the head conflicts, and then GitHub runs nothing", async () => {
    const before = pull.pull.mergeSha;
    await registry.push((it) => it.write("a.txt", "other\n"));
    expect(await github.dispatchPullRequest(pull, "reopened")).toEqual([]);
    expect(pull.pull.mergeSha).toBeUndefined();
    expect(await registry.hosted.commitAt("refs/pull/1/merge")).toBe(before);
  });

  it("asks for the permission to read, takes no forged token, and no push", async () => {
    await clone("-c", header({ contents: "read" }));
    rmSync(join(folder, "clone"), { recursive: true });
    await expect(clone("-c", header({ issues: "write" }))).rejects.toThrow("403");
    const forged = `http.extraHeader=AUTHORIZATION: basic ${btoa("x-access-token:forged")}`;
    await expect(clone("-c", forged)).rejects.toThrow(/Authentication failed|could not read/);
    await clone();
    await expect(git(join(folder, "clone"), "push", "origin", "HEAD:x")).rejects.toThrow("403");
    await expect(git(folder, "ls-remote", `${github.serverUrl}/acme/gone`)).rejects.toThrow();
  });
});
