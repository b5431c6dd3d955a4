// The commands of the README: those of the operator's recipe are run, one after another as they are
// written, in a fresh clone; of all others, the verbs and options are there.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Definition } from "../../src/core/registry/definition.ts";
import { definition } from "../support/definitions.ts";
import { committedWorkingTree } from "../support/fresh-clone.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { hasTool } from "../support/has-tool.ts";
import { coalitions } from "../support/run-node.ts";

const README = readFileSync("README.md", "utf8");

/** The blocks of commands, each as its commands; a line that ends with \ goes on in the next. */
const BLOCKS = [...README.matchAll(/(?:^ {4}.+\n)+/gm)].map(([block]) =>
  block
    .replace(/\\\n/g, "")
    .split("\n")
    .map((line) => line.replace(/ {2,}#.*$/, "").trim())
    .filter(Boolean),
);
/** The rows of the table of verbs: the verb, and what it takes. */
const TABLE = [...README.matchAll(/^\| `([a-z]+)( [^`]*)?` \|/gm)];
const RECIPE = BLOCKS.find(([first]) => first?.startsWith("git clone ")) ?? [];

/** The registry may have replaced the examples, and the commands name one of them. */
function withOwnCoalitions(repository: GitRepository): GitRepository {
  rmSync(repository.path("coalitions"), { recursive: true });
  repository.writeDefinition(definition({ name: "ethereum.superchain" }));
  const owners = [resolve("dist/coalitions.js"), "owners", "--write"];
  const { status, stderr } = spawnSync(process.execPath, owners, {
    cwd: repository.folder,
    encoding: "utf8",
  });
  expect([status, status === 0 ? "" : stderr]).toEqual([0, ""]);
  repository.commit("Replace the examples");
  return repository;
}

describe.skipIf(!hasTool("bash"))("the operator's recipe (needs bash)", () => {
  const origin = withOwnCoalitions(committedWorkingTree());
  const home = mkdtempSync(join(tmpdir(), "operator-"));
  afterAll(() => {
    origin.delete();
    rmSync(home, { recursive: true, force: true });
  });

  /**
   * What is run in place of a command: the placeholder for the repository's address becomes its path. What npx would
   * fetch is there, without the network: this checkout's packages and build.
   */
  function asRun(command: string): string {
    if (command === "cd registry") {
      return `${command} && ln -s '${resolve("node_modules")}' node_modules && cp -r '${resolve("dist")}' dist`;
    }
    return command.replace(/https:\/\/github\.com\/YOUR-ORGANIZATION\/\S+/, `'${origin.folder}'`);
  }

  it("has fewer than ten commands", () => {
    expect(RECIPE.length).toBeGreaterThan(3);
    expect(RECIPE.length).toBeLessThan(10);
    expect(RECIPE.at(-1)).toMatch(/^npx mosaik-coalitions check/);
  });

  let clone = "";

  it("leads, by just these, to a definition with the citizen, which passes the check", () => {
    const there = join(home, "there");
    writeFileSync(there, home);
    const env = { PATH: process.env.PATH ?? "", HOME: home };
    const ended = RECIPE.map((command) => {
      // Each command begins where the one before has ended, as at a prompt.
      const line = `cd "$(cat '${there}')" && { ${asRun(command)}\n} && pwd > '${there}'`;
      const { status, stdout, stderr } = spawnSync("bash", ["-c", line], { env, encoding: "utf8" });
      return { command, status, said: status === 0 ? stdout : stdout + stderr };
    });
    expect(ended.map(({ command, status, said }) => [command, status, status ? said : ""])).toEqual(
      RECIPE.map((command) => [command, 0, ""]),
    );
    clone = readFileSync(there, "utf8").trim();
    const file = join(clone, "coalitions/ethereum.superchain.json");
    const { lattices }: Definition = JSON.parse(readFileSync(file, "utf8"));
    expect(lattices.at(-1)?.name).toBe("base.mainnet");
    expect(ended.at(-1)?.said).toContain("1 definition checked: no problem");
  });

  it("leaves a clone where every other command runs that has no gap to fill in", async () => {
    // A preview runs until it is stopped; it has a test of its own.
    const whole = BLOCKS.flat().filter((it) => /^npx mosaik-coalitions [a-z -]+$/.test(it));
    const commands = whole.filter((it) => !RECIPE.includes(it) && !it.endsWith("preview"));
    expect(commands.length).toBeGreaterThan(2);
    for (const command of commands) {
      const { code, stdout } = await coalitions(clone, ...command.split(" ").slice(2));
      expect([command, code, code === 0 ? "" : stdout]).toEqual([command, 0, ""]);
    }
  });
});

describe("every command of the README", () => {
  /** As words: in blocks, in the running text, and in the table of verbs. */
  const commands = [
    ...BLOCKS.flat().filter((line) =>
      /^(npx mosaik-coalitions|source .*coalitions\.js) /.test(line),
    ),
    ...[...README.matchAll(/`((?:npx )?mosaik-coalitions [^`]+)`/g)].map(
      ([, command = ""]) => command,
    ),
    ...TABLE.map(([, verb, rest = ""]) => `coalitions ${verb}${rest}`),
  ].map((command) => command.replace(/^.*?coalitions(?:\.js)? /, "").replace(/\)$/, ""));

  it.each(commands.filter((it) => /^[a-z]/.test(it)))("%s", async (command) => {
    const [verb = ""] = command.split(" ");
    const { code, stdout } = await coalitions(".", verb, "--help");
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`Usage: mosaik-coalitions ${verb} `),
    ]);
    const options = command.match(/--[a-z-]+/g) ?? [];
    const unknown = options.filter((option) => !new RegExp(`${option}[ \\],]`).test(stdout));
    expect(unknown).toEqual([]);
  });

  it("was found: in blocks, in the text and in the table, where each verb stands", async () => {
    const { stdout } = await coalitions(".", "--help");
    const verbs = [...stdout.matchAll(/^ {2}([a-z]+)(?: |\n)/gm)].map(([, verb]) => verb);
    const table = TABLE.map(([, verb]) => verb);
    expect(table.sort()).toEqual(verbs.filter((verb) => verb !== "help").sort());
    expect(commands.length).toBeGreaterThan(20);
  });
});
