// Commits with impossible dates: the check of a branch refuses them, and so does a publication, before the channel has
// them permanently. Published ones stay.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { announced, changed, definition, lattice } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { runInProcess } from "../support/in-process.ts";
import { coalitions } from "../support/run-node.ts";
import { runAction } from "../support/runner.ts";

const ONE = definition({ name: "mini.one", lattices: [lattice("a.mainnet")] });
const TWO = changed(definition({ name: "mini.two", lattices: [lattice("c.mainnet")] }), {
  upcoming: [
    announced(lattice("c.mainnet").stableId, lattice("b.mainnet").stableId, {
      notice: 1,
      effectiveAt: "2090-01-10T00:00:00Z",
    }),
  ],
});
const PROGRAM = resolve("dist/coalitions.js");
const FAR = "2100-01-01T00:00:00Z";
const LONG_AGO = "2001-01-01T00:00:00Z";

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
  repository.writeDefinition(ONE);
  repository.writeDefinition(TWO);
  repository.commit("Publish two");
  repository.git("switch", "--quiet", "-c", "change");
});
afterEach(() => repository.delete());

/** A date of any year in the form that git accepts. */
function commit(at: string | undefined, message: string): string {
  repository.at = at === undefined ? undefined : `@${Date.parse(at) / 1000} +0000`;
  const made = repository.commit(message);
  repository.at = undefined;
  return made;
}

function commitAt(at: string | undefined, title: string): string {
  repository.writeDefinition({ ...ONE, title });
  return commit(at, title);
}

const run = (...args: string[]) => coalitions(repository.folder, ...args);

async function check() {
  const { code, stdout } = await run("check", "--base", "main", "--json");
  return [code, JSON.parse(stdout).problems.filter((it: { code: string }) => /date/.test(it.code))];
}

describe("the check of a branch", () => {
  it.each([FAR, LONG_AGO])("refuses a commit of %s, at a terminal and on GitHub", async (at) => {
    const made = commitAt(at, "A title");
    commitAt(undefined, "Right again");
    const [code, problems] = await check();
    expect([code, problems.length]).toEqual([1, 1]);
    expect(problems[0]).toMatchObject({
      ...{ code: "commit-date", file: "", severity: "error" },
      message: expect.stringMatching(`Commit ${made.slice(0, 12)} "A title" is dated ${at}`),
      fix: expect.stringContaining(`git rebase --reset-author-date ${made.slice(0, 12)}^`),
    });
    const [base, head] = ["main", "change"].map((it) => ({ sha: repository.git("rev-parse", it) }));
    const event = { pull_request: { number: 1, base, head, title: "A title" } };
    const { annotations } = await runAction("validate", { workspace: repository.folder, event });
    expect(annotations).toMatchObject([
      { command: "error", properties: { title: "commit-date" } },
      { command: "error", message: expect.stringContaining("1 error") },
    ]);
  });

  it("passes after the fix that it names", async () => {
    const made = commitAt(FAR, "A title");
    commitAt(undefined, "Another");
    repository.at = new Date(Date.now()).toISOString();
    repository.git("rebase", "--quiet", "--reset-author-date", `${made}^`);
    expect(await check()).toEqual([0, []]);
  });

  it("ignores commits that change no definition, and those of the base", async () => {
    repository.write("README.md", "x");
    commit(FAR, "Prose");
    commitAt(undefined, "A title");
    expect(await check()).toEqual([0, []]);
    repository.git("branch", "--force", "main", "change");
    commitAt(FAR, "On the base");
    repository.git("branch", "--force", "main", "change");
    commitAt(undefined, "After it");
    expect(await check()).toEqual([0, []]);
  });

  it("checks the commits of a branch that was merged into it, too", async () => {
    repository.git("switch", "--quiet", "-c", "side");
    commitAt(FAR, "On the side");
    repository.git("switch", "--quiet", "change");
    repository.write("README.md", "x");
    repository.commit("Prose");
    repository.git("merge", "--quiet", "--no-ff", "--message=Merge", "side");
    expect(await check()).toMatchObject([1, [{ code: "commit-date" }]]);
  });
});

describe("the channel", () => {
  it("is not affected by such a date in another coalition", async () => {
    commitAt(FAR, "A title");
    const { stdout } = await run("changes", "mini.two");
    expect(stdout).toContain("mini.two #1");
    expect(stdout).not.toContain("2100");
  });
});

describe("a publication", () => {
  const build = (...args: string[]) => run("build", "--out", "site", ...args);
  const again = () => build("--previous", "site");

  it.each([FAR, LONG_AGO])("refuses a commit of %s that is not published yet", async (at) => {
    await build();
    const made = commitAt(at, "A title");
    const { code, stdout, stderr } = await again();
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`Commit ${made.slice(0, 12)} "A title" is dated ${at}`);
    expect(stderr).toContain(`git rebase --reset-author-date ${made.slice(0, 12)}^`);
  });

  it("refuses one that changes no definition, because its date counts as the time", async () => {
    await build();
    repository.write("README.md", "x");
    commit(FAR, "Prose");
    expect((await again()).code).toBe(1);
  });

  it("keeps what is already published, and everything after it", async () => {
    commitAt(FAR, "A title");
    // Also if the publishing machine's clock was wrong.
    const env = { PATH: process.env.PATH ?? "", HOME: repository.folder };
    const world = { args: ["build", "--out", "site"], cwd: repository.folder, env };
    const before = process.cwd();
    process.chdir(repository.folder);
    await runInProcess(PROGRAM, { ...world, now: "2100-06-01T00:00:00Z" });
    process.chdir(before);
    const chain = () => readFileSync(repository.path("site/mini.two/changes.json"), "utf8");
    const published = chain();
    expect(published).toContain('"overdue"');
    commitAt(undefined, "Right again");
    const { code, stdout } = await again();
    expect([code, stdout]).toEqual([0, expect.stringContaining("1 new entry")]);
    expect(chain()).toBe(published);
    expect((await again()).stdout).toContain("nothing new");
    expect((await run("verify", "site", "--history")).code).toBe(0);
  });
});
