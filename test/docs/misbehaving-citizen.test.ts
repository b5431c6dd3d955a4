// The runbook for the day a citizen misbehaves: its commands are run in their order, as they are written, in a clone.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { confluence, definition, lattice } from "../support/definitions.ts";
import { committedWorkingTree } from "../support/fresh-clone.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { hasTool } from "../support/has-tool.ts";
import { coalitions } from "../support/run-node.ts";

const RUNBOOK = readFileSync("docs/misbehaving-citizen.md", "utf8");
/** The commands of the steps: in blocks, one a line. */
const COMMANDS = [...RUNBOOK.matchAll(/^ {7}(\S.*)$/gm)].map(([, command = ""]) => command);
/** Those in the running text and in tables. */
const INLINE = [...RUNBOOK.matchAll(/`npx mosaik-coalitions ([^`]+)`/g)].map(
  ([, rest = ""]) => rest,
);

const [op, base] = [lattice("op.mainnet"), lattice("base.mainnet", { chainId: 8453 })];
const span = [op, base].map(({ stableId, name }) => ({ stableId, name }));
const SUPERCHAIN = definition({
  name: "ethereum.superchain",
  lattices: [op, base],
  confluences: [confluence("intents", { span })],
});

describe.skipIf(!hasTool("bash"))("the steps of the coalition's operator (needs bash)", () => {
  let origin: GitRepository;
  let home: string;
  beforeAll(() => {
    origin = committedWorkingTree();
    rmSync(origin.path("coalitions"), { recursive: true });
    origin.writeDefinition(SUPERCHAIN);
    rmSync(origin.path(".github/CODEOWNERS"), { force: true });
    origin.commit("Publish");
    home = mkdtempSync(join(tmpdir(), "runbook-"));
  });
  afterAll(() => {
    origin.delete();
    rmSync(home, { recursive: true, force: true });
  });

  function bash(command: string, cwd: string) {
    const who = { GIT_AUTHOR_NAME: "Ada", GIT_COMMITTER_NAME: "Ada" };
    const at = { GIT_AUTHOR_EMAIL: "a@example.org", GIT_COMMITTER_EMAIL: "a@example.org" };
    const env = { PATH: process.env.PATH ?? "", HOME: home, ...who, ...at };
    return spawnSync("bash", ["-c", command], { cwd, env, encoding: "utf8" });
  }

  it("lead, as they are written, to a branch without the citizen that passes the check", () => {
    const clone = join(home, "registry");
    const tools = `ln -s '${resolve("node_modules")}' node_modules && cp -r '${resolve("dist")}' dist`;
    const start = `git clone --quiet '${origin.folder}' registry && cd registry && ${tools}`;
    expect(bash(start, home).status).toBe(0);
    expect(COMMANDS.length).toBeGreaterThan(8);
    const said = new Map<string, string>();
    for (const command of COMMANDS) {
      // Before it is fetched again, the branch that was pushed is merged.
      if (command.startsWith("git fetch") && said.has(command)) {
        origin.git("merge", "--quiet", "--ff-only", "drop-op");
      }
      const { status, stdout, stderr } = bash(command, clone);
      expect([command, status, status === 0 ? "" : stdout + stderr]).toEqual([command, 0, ""]);
      said.set(command, stdout);
    }
    const merged = JSON.parse(origin.git("show", "main:coalitions/ethereum.superchain.json"));
    expect(merged).toMatchObject({ lattices: [base], confluences: [], urgent: expect.anything() });
    const check = COMMANDS.find((it) => it.startsWith("npx mosaik-coalitions check")) ?? "";
    expect(said.get(check)).toContain("1 definition checked");
    expect(said.get(check)).not.toContain("citizen-dropped");
    const text = readFileSync(join(clone, "coalitions/ethereum.superchain.json"), "utf8");
    expect(JSON.parse(text).urgent).toBeUndefined();
  });
});

describe("every other command of the runbook", () => {
  it.each(INLINE)("%s", async (command) => {
    const [verb = ""] = command.split(" ");
    const { code, stdout } = await coalitions(".", verb, "--help");
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`Usage: mosaik-coalitions ${verb} `),
    ]);
    for (const option of command.match(/--[a-z-]+/g) ?? []) expect(stdout).toContain(option);
  });

  it("was found", () => expect(INLINE.length).toBeGreaterThan(4));
});
