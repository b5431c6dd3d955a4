// docs/operating-a-coalition.md and the README's section on it: the commands are run in their order, as they are
// written, in a fresh clone.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Definition } from "../../src/core/registry/definition.ts";
import { definition } from "../support/definitions.ts";
import { committedWorkingTree } from "../support/fresh-clone.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { hasTool } from "../support/has-tool.ts";
import { blockCommands, readManual } from "../support/manual-commands.ts";

const NAME = "ethereum.superchain";
const [STEPS = "", REST = ""] = readManual("docs/operating-a-coalition.md").split(
  "\n## The other changes\n",
);
const RECIPE = blockCommands(STEPS);

/** The registry may have replaced the examples, and the commands name one of them. */
function withOwnCoalitions(repository: GitRepository): GitRepository {
  rmSync(repository.path("coalitions"), { recursive: true });
  repository.writeDefinition(definition({ name: NAME }));
  const owners = [resolve("dist/coalitions.js"), "owners", "--write"];
  const { status, stderr } = spawnSync(process.execPath, owners, {
    cwd: repository.folder,
    encoding: "utf8",
  });
  expect([status, status === 0 ? "" : stderr]).toEqual([0, ""]);
  repository.commit("Replace the examples");
  return repository;
}

describe.skipIf(!hasTool("bash"))("the operator's manual, followed (needs bash)", () => {
  const origin = withOwnCoalitions(committedWorkingTree());
  const home = mkdtempSync(join(tmpdir(), "operator-"));
  const there = join(home, "there");
  writeFileSync(there, home);
  afterAll(() => {
    origin.delete();
    rmSync(home, { recursive: true, force: true });
  });

  /**
   * What is run in place of a command: the example's address becomes the path of the origin. What npx would
   * fetch is there, without the network: this checkout's packages and build.
   */
  function asRun(command: string): string {
    if (command === "cd registry") {
      return `${command} && ln -s '${resolve("node_modules")}' node_modules && cp -r '${resolve("dist")}' dist`;
    }
    return command.replace(/https:\/\/github\.com\/acme\/\S+/, `'${origin.folder}'`);
  }

  /** Each command starts in the folder where its predecessor ended, as at a prompt. */
  function paste(command: string) {
    const who = { GIT_AUTHOR_NAME: "Ada", GIT_COMMITTER_NAME: "Ada" };
    const at = { GIT_AUTHOR_EMAIL: "ada@example.org", GIT_COMMITTER_EMAIL: "ada@example.org" };
    const env = { PATH: process.env.PATH ?? "", HOME: home, ...who, ...at };
    const line = `cd "$(cat '${there}')" && { ${asRun(command)}\n} && pwd > '${there}'`;
    const { status, stdout, stderr } = spawnSync("bash", ["-c", line], { env, encoding: "utf8" });
    return { status, said: stdout + stderr };
  }

  it("leads to a pushed branch with the citizen, which passes the check", () => {
    expect(RECIPE.length).toBeGreaterThan(5);
    const ended = RECIPE.map((command) => ({ command, ...paste(command) }));
    const failed = ended.filter(({ status }) => status !== 0);
    expect(failed).toEqual([]);
    const check = ended.find(({ command }) => command.startsWith("npx mosaik-coalitions check"));
    expect(check?.said).toContain("1 definition checked: no problem");
    const pushed: Definition = JSON.parse(origin.git("show", `add-base:coalitions/${NAME}.json`));
    expect(pushed.lattices.at(-1)?.name).toBe("base.mainnet");
  });

  it("has no other command in a block that does not run in that clone", async () => {
    const others = blockCommands(REST);
    expect(others.length).toBeGreaterThan(3);
    const failed = others.map((it) => ({ it, ...paste(it) })).filter(({ status }) => status !== 0);
    expect(failed).toEqual([]);
  });

  it("is what the README shows in short", async () => {
    const [, section = ""] = readManual("README.md").split("\n## You operate a coalition\n");
    const [add = "", check = ""] = blockCommands(section.split("\n## ", 1)[0] ?? "");
    const asked = paste(add);
    expect([asked.status, asked.said]).toEqual([2, expect.stringContaining("--stable-id")]);
    expect(paste(check)).toMatchObject({ status: 0 });
  });
});
