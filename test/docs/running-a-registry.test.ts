// docs/running-a-registry.md as somebody follows it who has an account and nothing else: its commands as they are
// written, one after another, with the package of a release, against the emulated GitHub.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmulatedGitHub, only } from "../github/support/emulated-github.ts";
import { ACCOUNT, Maintainer, NAME, type Said } from "../github/support/maintainer.ts";
import type { Registry } from "../github/support/registry.ts";
import { definition } from "../support/definitions.ts";
import { committedWorkingTree } from "../support/fresh-clone.ts";
import { hasTool } from "../support/has-tool.ts";
import { type Step, stepsOf } from "../support/manual-steps.ts";
import { coalitions } from "../support/run-node.ts";

const MANUAL = readFileSync("docs/running-a-registry.md", "utf8");
const STEPS = stepsOf(MANUAL, "From an empty account to a published site");
const COPY_STEPS = stepsOf(MANUAL, "From a full copy");

describe("the steps to a published site", () => {
  it("are ten at most, each one line to paste or one click", () => {
    expect(STEPS.map(({ number }) => number)).toEqual(STEPS.map((_, index) => index + 1));
    expect(STEPS.length).toBeLessThanOrEqual(10);
    for (const { text, commands } of STEPS) {
      expect([text, commands.length]).toEqual([text, isClick(text) ? 0 : 1]);
    }
  });
});

function isClick(text: string): boolean {
  return /_[^_]+ → [^_]+_|\]\(https:\/\/github\.com\/new\)/.test(text);
}

let github: EmulatedGitHub;
let ada: Maintainer;

async function begin(): Promise<void> {
  github = await EmulatedGitHub.start();
  ada = await Maintainer.begin(github);
}

function end(): void {
  github.stop();
  ada.end();
}

describe.skipIf(!hasTool("bash"))("the manual, followed (needs bash)", () => {
  let registry: Registry;
  beforeAll(begin);
  afterAll(end);

  const said = new Map<number, Said>();
  const stepThat = (words: RegExp): Step => {
    const step = STEPS.find(({ text }) => words.test(text));
    if (!step) throw new Error(`No step has ${words}.`);
    return step;
  };

  it("leads to a registry on GitHub", async () => {
    const push = stepThat(/git push/);
    for (const { number, commands } of STEPS.slice(0, push.number)) {
      if (commands.length === 0) registry = await ada.createRepository();
      for (const command of commands) said.set(number, await ada.paste(command));
    }
    expect(failed([...said.values()])).toEqual([]);
    expect(said.get(stepThat(/coalitions check/).number)?.output).toContain("no problem");
    const files = await registry.hosted.git("ls-tree", "-r", "--name-only", "main");
    expect(files.split("\n")).toHaveLength(15);
  });

  it("leads to the settings that a registry needs", async () => {
    const { commands } = stepThat(/doctor --fix/);
    const { code, output } = await ada.paste(commands[0] ?? "");
    expect(output).toContain("Turned GitHub Pages on");
    // What is left is the next step, as the manual says.
    expect([code, errorsIn(output)]).toEqual([1, ["site"]]);
    expect(registry.hosted.settings.rulesets).toHaveLength(1);
    expect(registry.hosted.settings.pages?.build_type).toBe("workflow");
  });

  it("leads to a published site, which the manual's command verifies", async () => {
    const run = only(await github.dispatchManually(registry, { workflow: "publish.yml" }));
    expect([run.faults, new Set(Object.values(run.ends))]).toEqual(["", new Set(["success"])]);
    const [, command = ""] = /^ {4}(npx mosaik-coalitions verify \S+)$/m.exec(MANUAL) ?? [];
    const site = `${github.state.addresses.pages}/${ACCOUNT}/${NAME}/`;
    const here = command.replace(`https://YOUR-ACCOUNT.github.io/${NAME}/`, site);
    expect(here).not.toBe(command);
    const { code, output } = await ada.paste(here);
    expect([code, output]).toEqual([0, expect.stringContaining("No problem found.")]);
    const doctor = await ada.paste("npx mosaik-coalitions doctor");
    expect([errorsIn(doctor.output), doctor.output]).toEqual([[], doctor.output]);
  });

  it("has no other command that does not run there", async () => {
    const known = [...STEPS, ...COPY_STEPS].flatMap(({ commands }) => commands);
    const all = [...MANUAL.matchAll(/^ {4,}((?:npx|git|gh|cd) .*)$/gm)].map(([, it = ""]) => it);
    const others = all.filter((it) => !known.includes(it) && !/ verify https:/.test(it));
    expect(others.length).toBeGreaterThan(1);
    // The newest is the one that is installed.
    for (const command of others) {
      expect(failed([await ada.paste(command.replace("@latest", ""))])).toEqual([]);
    }
  });
});

describe.skipIf(!hasTool("bash"))("a full copy of the software (needs bash)", () => {
  beforeAll(begin);
  afterAll(end);

  it("becomes a registry of data by the manual's steps", async () => {
    const source = committedWorkingTree();
    source.git("rm", "--quiet", "-r", "coalitions");
    source.writeDefinition(definition({ name: "mini.one" }));
    await coalitions(source.folder, "owners", "--write");
    source.commit("Replace the examples");
    const registry = await ada.createRepository(source);
    await ada.paste(`git clone --quiet '${registry.hosted.folder}' copy && cd copy`);
    await ada.paste(`git remote set-url origin https://github.com/${ACCOUNT}/${NAME}.git`);
    const said: Said[] = [];
    for (const { commands } of COPY_STEPS) {
      for (const command of commands) {
        // In a full copy npx takes the copy itself; the newest release is the one that is installed.
        const installed = `'${join(ada.home, "node_modules/.bin/mosaik-coalitions")}'`;
        said.push(await ada.paste(command.replace("npx mosaik-coalitions@latest", installed)));
      }
    }
    const [doctor] = said.slice(-1);
    expect(failed(said.slice(0, -1))).toEqual([]);
    expect(doctor?.output).toContain('Created the ruleset "coalition registry"');
    // Nothing of the software is left, nothing is forgotten, and the history continues.
    const left = await ada.paste("git ls-files package.json src actions && git status --short");
    expect(left.output).toBe("");
    expect((await ada.paste("git rev-list --count HEAD")).output).toBe("3\n");
  });
});

function failed(said: readonly Said[]): Said[] {
  return said.filter(({ code }) => code !== 0);
}

function errorsIn(diagnosis: string): (string | undefined)[] {
  return [...diagnosis.matchAll(/^error (\S+)$/gm)].map(([, check]) => check);
}
