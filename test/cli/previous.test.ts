// `build --previous` with no site, another registry's, a newer one, or one of a diverged history: each is reported as
// such, and no site is built that was not compared with the published one.

import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { definition, lattice } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { coalitions } from "../support/run-node.ts";

const ONE = definition({ name: "mini.one", lattices: [lattice("a.mainnet")] });
const TWO = definition({ name: "mini.two", lattices: [lattice("b.mainnet")] });

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
  repository.writeDefinition(ONE);
  repository.commit("Publish one");
});
afterEach(() => repository.delete());

const build = (...args: string[]) =>
  coalitions(repository.folder, "build", "--out", "site", ...args);
const titled = (title: string) => {
  repository.writeDefinition({ ...ONE, title });
  return repository.commit(title);
};

/** A copy of what is published now. */
function published(name = "published"): string {
  cpSync(repository.path("site/"), repository.path(name), { recursive: true, dereference: true });
  return name;
}

async function expectRefused(args: string[], code: number, words: string | RegExp): Promise<void> {
  const output = await build(...args);
  expect([output.code, output.stdout]).toEqual([code, ""]);
  expect(output.stderr).toMatch(words);
  expect(output.stderr).not.toContain("    at ");
  expect(existsSync(repository.path("site"))).toBe(false);
}

describe("no site", () => {
  it("in an empty or unrelated folder is refused without --first", async () => {
    mkdirSync(repository.path("empty"));
    await expectRefused(["--previous", "empty"], 2, /There is no site at empty.*--first\.\n$/);
    await expectRefused(["--previous", "coalitions"], 2, "There is no site at coalitions");
    await expectRefused(["--previous", "emty", "--first"], 2, "ENOENT");
    const { code, stdout } = await build("--previous", "empty", "--first");
    expect([code, stdout]).toEqual([0, expect.stringContaining("1 coalition, ")]);
  });

  it("cannot be claimed if there is one, nor without --previous", async () => {
    await build();
    const again = await build("--previous", "site", "--first");
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("not the first")]);
    const nowhere = await build("--first");
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining("--previous")]);
    const both = await build("--previous", "x", "--first", "--accept-rewritten", "Why");
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining("contradict")]);
  });

  describe("at an address", () => {
    let server: Server;
    let answer: { status: number; body: string };
    beforeEach(async () => {
      server = createServer((_, response) => response.writeHead(answer.status).end(answer.body));
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    });
    afterEach(() => void server.close());
    const at = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

    it.each<[string, { status: number; body: string }, string]>([
      ["that has nothing", { status: 404, body: "Not found" }, "There is no site at http"],
      [
        "that asks for a log-in",
        { status: 200, body: "<html>Log in" },
        "api/v1/state.json of http",
      ],
      [
        "of another kind of JSON",
        { status: 200, body: '{"ok":true}' },
        "api/v1/state.json of http",
      ],
      ["that refuses", { status: 403, body: "" }, "status 403"],
    ])("%s", async (_, given, words) => {
      answer = given;
      await expectRefused(["--previous", at()], 2, words);
      if (given.status !== 404) await expectRefused(["--previous", at(), "--first"], 2, words);
    });
  });
});

describe("a site of another registry", () => {
  it("is reported as such", async () => {
    const other = new GitRepository();
    other.writeDefinition(TWO);
    other.commit("Publish two");
    await coalitions(other.folder, "build", "--out", "site");
    await expectRefused(["--previous", other.path("site")], 2, "another registry's site");
    await expectRefused(["--previous", other.path("site"), "--first"], 2, "another registry");
    other.delete();
  });

  it("also if it has no coalition", async () => {
    const other = new GitRepository();
    other.write("coalitions/README.md", "None yet");
    other.commit("Begin");
    await coalitions(other.folder, "build", "--out", "site");
    await expectRefused(["--previous", other.path("site")], 2, "another registry's site");
    other.delete();
  });
});

describe("a site of a later commit", () => {
  it("is newer, whether it has more entries or only other texts", async () => {
    titled("Two");
    await build();
    const newer = published();
    repository.git("checkout", "--quiet", "--detach", "HEAD~1");
    const behind = await build("--previous", newer, "--json");
    expect(JSON.parse(behind.stdout)).toMatchObject({ state: "behind", files: 0 });
    expect((await build("--previous", newer)).stdout).toContain("a later commit");
  });

  it("is not newer if it is of the same commit, but has what this history lacks", async () => {
    await build();
    const same = published();
    repository.git("rm", "--quiet", "-r", "--cached", "coalitions");
    const file = repository.path(`${same}/api/v1/state.json`);
    writeFileSync(repository.path("moved"), "");
    expect(existsSync(file)).toBe(true);
    // Another folder of the same repository, without coalitions.
    mkdirSync(repository.path("other/coalitions"), { recursive: true });
    repository.git("reset", "--quiet");
    const output = await coalitions(repository.path("other"), "build", "--previous", `../${same}`);
    expect([output.code, output.stderr]).toEqual([1, expect.stringContaining("this same commit")]);
  });

  it("is not newer if the two have diverged", async () => {
    titled("Two");
    await build();
    const there = published();
    repository.git("branch", "theirs");
    repository.git("reset", "--quiet", "--hard", "HEAD~1");
    repository.write("README.md", "Ours");
    repository.commit("Prose");
    const output = await build("--previous", there);
    expect([output.code, output.stderr]).toEqual([1, expect.stringContaining("has diverged")]);
    expect(output.stderr).toContain('"Two"');
    repository.git("branch", "--quiet", "-D", "theirs");
    repository.git("reflog", "expire", "--expire=now", "--all");
    repository.git("prune", "--expire=now");
    const lost = await build("--previous", there);
    expect([lost.code, lost.stderr]).toEqual([1, expect.stringContaining("git fetch")]);
  });

  it("is not lost in a folder without a history", async () => {
    await build();
    const there = repository.path(published());
    const bare = new GitRepository();
    bare.writeDefinition(ONE);
    const output = await coalitions(bare.folder, "build", "--previous", there);
    expect([output.code, output.stderr]).toEqual([1, expect.stringContaining("no git history")]);
    bare.delete();
  });
});
