// Broken surroundings: git is missing or killed, the disk is full or read-only, nobody reads the pipe. The exit code is
// 2 with one sentence, and no file is half written.

import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { definition, lattice } from "../support/definitions.ts";
import { filesBelow } from "../support/files-below.ts";
import { GitRepository } from "../support/git-repository.ts";
import { refusing } from "../support/refusing-system.ts";
import { coalitions, type Ended, runNode } from "../support/run-node.ts";
import { runSmall } from "../support/run-small.ts";
import { sampleOf } from "../support/thorough.ts";

const ONE = definition({ name: "mini.one", lattices: [lattice("a.mainnet")] });
const TWO = definition({ name: "mini.two", lattices: [lattice("a.mainnet")] });
const PROGRAM = resolve("dist/coalitions.js");
const SENTENCE = /^mosaik-coalitions: [^\n]+\n$/;

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
  for (const it of [ONE, TWO]) repository.writeDefinition(it);
  repository.commit("Publish two");
  repository.writeDefinition({ ...ONE, title: "Another" });
  repository.commit("Another title");
});
afterEach(() => repository.delete());

/** In a process of its own, whose git is in `path`. */
const runIn = (path: string, ...args: string[]) =>
  runNode(PROGRAM, args, { cwd: repository.folder, env: { PATH: path } });

function expectBroken({ code, stdout, stderr }: Ended, words: string | RegExp): void {
  expect([code, stdout, stderr]).toEqual([2, "", expect.stringMatching(SENTENCE)]);
  expect(stderr).toMatch(words);
}

const VERBS = [["check", "--base", "HEAD~1"], ["changes"], ["build"], ["diff", "HEAD~1:x", "x"]];

describe("git", () => {
  it.each(VERBS)("that is missing: %s", async (...args) => {
    expectBroken(await runIn("/nowhere", ...args), "not installed, or not in PATH");
  });

  /** A git that is killed after this many bytes of its first answer to `verb`. */
  function killedGit(verb: string, bytes: number): string {
    const real = runSmall("which", ["git"], { cwd: "/", env: process.env })
      .stdout.toString()
      .trim();
    const script = `#!/bin/bash\nfor it in "$@"; do if [ "$it" = ${verb} ]; then\n{ ${real} "$@" | head -c ${bytes}; } <&0 & sleep 0.5; kill -9 $$; fi; done\nexec ${real} "$@"\n`;
    repository.write("bin/git", script);
    chmodSync(repository.path("bin/git"), 0o700);
    return `${repository.path("bin")}${delimiter}${process.env.PATH}`;
  }

  const cuts: [verb: string, bytes: number][] = [
    ["log", 0],
    ["log", 60],
    ["log", 200],
    ["cat-file", 0],
    ["cat-file", 30],
    ["cat-file", 500],
    ["diff", 0],
    ["diff", 90],
    ["ls-files", 70],
    ["merge-base", 20],
    ["rev-parse", 5],
  ];
  it.each(sampleOf(cuts, 3))("%s that is killed after %i bytes", async (verb, bytes) => {
    const path = killedGit(verb, bytes);
    expectBroken(await runIn(path, "check", "--base", "HEAD~1"), /SIGKILL/);
  });

  it("that has no network to fetch what a partial clone lacks", async () => {
    repository.git("config", "uploadpack.allowFilter", "true");
    const clone = new GitRepository();
    rmSync(clone.path(".git"), { recursive: true });
    const url = `file://${repository.folder}`;
    clone.git("clone", "--quiet", "--filter=blob:none", url, ".");
    clone.git("config", "remote.origin.url", "file:///nowhere");
    const said = await coalitions(clone.folder, "check", "--base", "HEAD~1");
    expectBroken(said, /could not fetch \w{40} from promisor remote/);
    clone.delete();
  });

  it("ignores replace refs and grafts", async () => {
    const before = await coalitions(repository.folder, "changes", "--json");
    const [first, last] = ["HEAD~1", "HEAD"].map((it) => repository.git("rev-parse", it));
    repository.write(".git/info/grafts", `${last}\n`);
    repository.git("replace", `${first}`, `${last}`);
    expect(repository.git("log", "--format=%H")).toBe(last);
    expect(await coalitions(repository.folder, "changes", "--json")).toEqual(before);
  });
});

describe("a disk that refuses", () => {
  const WRITING = [
    ["build", "--out", "site"],
    ["fmt"],
    ["new", "mini.new", "--archetype", "service", "--title", "T", "--summary", "S"],
    ["owners", "--write"],
    ["fingerprint", "coalitions/mini.one.json", "--write"],
    ["bump", `${ONE.lattices[0]?.stableId}`, "ab".repeat(32)],
    ["retire", "mini.one", "--reason", "It ends."],
  ].map((args) => (args[0] === "new" ? [...args, "--operator", "Ada"] : args));

  const files = () =>
    new Map([...filesBelow(repository.folder)].filter(([path]) => !path.startsWith(".git/")));

  /** How many writes there are if the system refuses none. */
  async function countOf(args: readonly string[]): Promise<number> {
    const copy = repository.copy();
    rmSync(copy.path("site"), { force: true });
    const count = await refusing("", Number.POSITIVE_INFINITY, async () => {
      const { code, stderr, stdout } = await coalitions(copy.folder, ...args);
      expect([code, stderr, stdout]).toEqual([0, expect.anything(), expect.anything()]);
    });
    copy.delete();
    expect(count).toBeGreaterThan(0);
    return count;
  }

  it.each(WRITING)("leaves everything as it was: %s", async (...args) => {
    const [verb] = args;
    const declared = verb === "fingerprint" ? "" : ONE.fingerprint;
    repository.write("coalitions/mini.one.json", JSON.stringify({ ...ONE, fingerprint: declared }));
    // The published site stays.
    await coalitions(repository.folder, "build", "--out", "site");
    const before = files();
    const count = await countOf(args);
    const moments = [1, 2, 3, 4, 5, 6, count >> 1, count - 1, count].filter(
      (at) => at > 0 && at <= count,
    );
    for (const [index, at] of [...new Set(moments)].entries()) {
      let said: Ended | undefined;
      const code = ["ENOSPC", "EROFS", "EACCES"][index % 3] ?? "";
      await refusing(code, at, async () => {
        said = await coalitions(repository.folder, ...args);
      });
      expect([at, said?.code, said?.stdout]).toEqual([at, 2, ""]);
      const last = said?.stderr.trimEnd().split("\n").at(-1);
      expect(last).toMatch(new RegExp(`^mosaik-coalitions: .*\\(${code}`));
      expect(said?.stderr).not.toContain("    at ");
      const after = files();
      // The message names the files that were replaced before the one that failed.
      const written = /Already written: (\S+)/.exec(last ?? "")?.[1]?.split(", ") ?? [];
      for (const path of written) after.set(path, before.get(path) ?? "");
      expect([at, ...after]).toEqual([at, ...before]);
    }
  });

  it("a file where a folder should be", async () => {
    repository.write("out", "a file");
    expectBroken(
      await coalitions(repository.folder, "build", "--out", "out"),
      "something other than a site",
    );
    expectBroken(await coalitions(repository.folder, "build", "--out", "out/x"), "ENOTDIR");
    repository.write("other/coalitions", "a file");
    const none = await coalitions(repository.path("other"), "build");
    expectBroken(none, "There is no coalitions/ here");
  });
});

/** With bash, which reports the exit code of each program in a pipe. */
async function piped(line: string) {
  const program = `"${process.execPath}" "${PROGRAM}"`;
  const script = line.replaceAll("coalitions", program);
  const { stdout, stderr } = runSmall("bash", ["-c", script], {
    cwd: repository.folder,
    env: { PATH: process.env.PATH, HOME: repository.folder },
  });
  return { stdout: stdout.toString(), stderr };
}

describe.skipIf(!existsSync("/dev/full"))("an output", () => {
  const FULL = "mosaik-coalitions: The result cannot be written. The disk is full.";

  it.each(["check", "check --json", "changes", "--help"])("that is full: %s", async (verb) => {
    const { stdout, stderr } = await piped(`coalitions ${verb} >/dev/full; echo $?`);
    expect([stdout, stderr]).toEqual(["2\n", expect.stringContaining(FULL)]);
    expect(stderr).toMatch(SENTENCE);
  });

  it("that is full for standard error: the result is printed anyway", async () => {
    const { stdout } = await piped("coalitions check --base HEAD~1 2>/dev/full; echo $?");
    expect(stdout).toMatch(/^1 definition checked: [\s\S]*\n0\n$/);
  });

  it("that is closed before its end", async () => {
    repository.write("coalitions/mini.two.json", "{");
    const unread = (verb: string) =>
      piped(`coalitions ${verb} | (exec <&-; sleep 1); echo \${PIPESTATUS[0]}`);
    expect(await unread("check")).toEqual({ stdout: "1\n", stderr: "" });
    expect(await unread("--help")).toEqual({ stdout: "141\n", stderr: "" });
    expect((await piped("coalitions check --json | head -1")).stdout).toBe("{\n");
  });

  it("that cannot be opened, because too many files are open", async () => {
    const { stdout, stderr } = await piped("ulimit -n 24; coalitions check --base HEAD~1; echo $?");
    expect(stdout).toBe("2\n");
    expect(stderr).toMatch(/^mosaik-coalitions: .*[Tt]oo many files are open.*\n$/);
  });
});

it("leaves a folder of versions alone if it is a link", async () => {
  mkdirSync(repository.path("precious"));
  repository.write("precious/site-1-0a1b2c3d/thesis.txt", "years of work");
  runSmall("ln", ["-s", "precious", "site.versions"], { cwd: repository.folder, env: process.env });
  const { code, stderr } = await coalitions(repository.folder, "build", "--out", "site");
  expect([code, stderr]).toEqual([2, expect.stringContaining("site.versions is a link")]);
  expect(readdirSync(repository.path("precious"))).toEqual(["site-1-0a1b2c3d"]);
  expect(readFileSync(repository.path("precious/site-1-0a1b2c3d/thesis.txt"), "utf8")).toBe(
    "years of work",
  );
});
