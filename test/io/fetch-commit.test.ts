// Fetches a stranger's commit into a clone as objects only, from git's own server behind the emulated GitHub.

import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FetchError, fetchCommit, type Remote } from "../../src/io/fetch-commit.ts";
import { askGit, tryGit } from "../../src/io/run-git.ts";
import { EmulatedGitHub } from "../github/support/emulated-github.ts";
import type { PullRequest } from "../github/support/pull-request.ts";
import type { Registry } from "../github/support/registry.ts";
import { smallRepository } from "../github/support/small-repository.ts";

let github: EmulatedGitHub;
let registry: Registry;
let pull: PullRequest;
let clone: string;
let remote: Remote;

beforeAll(async () => {
  github = await EmulatedGitHub.start();
  registry = await smallRepository(github, { "README.md": "x" });
  pull = await registry.openPullRequest({
    from: "fork",
    commit: (checkout) => {
      checkout.write("coalitions/a.b.json", "{}");
      checkout.write(".gitattributes", "* filter=evil\n");
    },
  });
});
afterAll(() => github.stop());

beforeEach(async () => {
  clone = mkdtempSync(join(tmpdir(), "clone-"));
  await askGit(clone, ["clone", "--quiet", "--no-local", registry.hosted.folder, "."]);
  remote = remoteWith({ contents: "read" });
  return () => rmSync(clone, { recursive: true });
});

function remoteWith(permissions: { contents?: "read" }): Remote {
  const { token } = github.giveToken(registry.hosted.fullName, permissions);
  return { url: `${github.state.addresses.web}/${registry.hosted.fullName}`, token };
}

const AUTHOR = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];

const has = (commit: string) => tryGit(clone, ["cat-file", "-e", `${commit}^{commit}`]);
const failure = (limits?: { kilobytes: number; seconds: number }, commit = pull.headSha) =>
  fetchCommit(clone, remote, commit, limits).then(
    () => undefined,
    (error: FetchError) => error.message,
  );

describe("the head of a fork's pull request", () => {
  it("is in the clone by its hash, and nothing else changes", async () => {
    expect(await has(pull.headSha)).toBeUndefined();
    const before = await askGit(clone, ["for-each-ref"]);
    await fetchCommit(clone, remote, pull.headSha);
    expect(await askGit(clone, ["show", `${pull.headSha}:coalitions/a.b.json`])).toBe("{}");
    expect(await askGit(clone, ["for-each-ref"])).toBe(before);
    expect(await askGit(clone, ["status", "--porcelain"])).toBe("");
    expect(existsSync(join(clone, ".git/FETCH_HEAD"))).toBe(false);
    expect(existsSync(join(clone, ".gitattributes"))).toBe(false);
  });

  it("leaves the token in no file", async () => {
    await fetchCommit(clone, remote, pull.headSha);
    const files = readdirSync(join(clone, ".git"), { recursive: true, withFileTypes: true });
    const encoded = Buffer.from(`x-access-token:${remote.token}`).toString("base64");
    for (const it of files.filter((file) => file.isFile())) {
      const text = readFileSync(join(it.parentPath, it.name), "latin1");
      expect([text.includes(remote.token), text.includes(encoded)]).toEqual([false, false]);
    }
  });
});

describe("a commit that cannot be fetched", () => {
  it("is reported with the reason", async () => {
    expect(await failure(undefined, "beef".repeat(10))).toMatch(/no longer has the commit/);
    remote = remoteWith({});
    expect(await failure()).toMatch(/needs the permission "contents: read"/);
  });

  it("is malformed, or there is no clone", async () => {
    const { folder } = registry.hosted;
    const blob = await askGit(folder, ["rev-parse", "main:README.md"]);
    const entry = Buffer.concat([Buffer.from("100644 a\0"), Buffer.from(blob, "hex")]);
    writeFileSync(join(clone, "tree"), Buffer.concat([entry, entry]));
    const write = ["hash-object", "-t", "tree", "-w", "--literally", join(clone, "tree")];
    const tree = await askGit(folder, write);
    const commit = await askGit(folder, [...AUTHOR, "commit-tree", tree, "-m", "Twice"]);
    expect(await failure(undefined, commit)).toMatch(/malformed/);
    rmSync(join(clone, ".git"), { recursive: true });
    expect(await failure()).toMatch(/no clone that it can read/);
  });

  it("is too large, or takes too long", async () => {
    await pull.push((checkout) => checkout.write("large.bin", randomBytes(300_000)));
    expect(await failure({ kilobytes: 64, seconds: 60 })).toMatch(/is larger than 0 MB/);
    expect(await has(pull.headSha)).toBeUndefined();
    expect(await failure({ kilobytes: 100_000, seconds: 0 })).toMatch(
      /did not finish within 0 seconds/,
    );
    expect(await failure()).toBeUndefined();
  });

  it("is fetched again after a lost connection, and never from another address", async () => {
    github.fault({ path: /info\/refs/, answer: "drop" });
    expect(await failure()).toBeUndefined();
    await pull.push((checkout) => checkout.write("README.md", "y"));
    const elsewhere = `${github.state.addresses.api}/elsewhere`;
    github.fault({ path: /info\/refs/, answer: 302, headers: { location: elsewhere } });
    expect(await failure()).toMatch(/are not followed/);
    expect(github.state.faults.unmet).toEqual([]);
    expect(github.requests.filter(({ server }) => server === "api")).toEqual([]);
  });
});
