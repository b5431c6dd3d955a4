// docs/running-a-registry.md as somebody follows it who has an account and nothing else: its commands as they are
// written, one after another, with the package of a release, against the emulated GitHub.

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmulatedGitHub, only } from "../github/support/emulated-github.ts";
import type { Registry } from "../github/support/registry.ts";
import { GitRepository } from "../support/git-repository.ts";
import { hasTool } from "../support/has-tool.ts";
import { type Step, stepsOf } from "../support/manual-steps.ts";
import { release } from "../support/release.ts";

const MANUAL = readFileSync("docs/running-a-registry.md", "utf8");
const STEPS = stepsOf(MANUAL, "From an empty account to a published site");
/** What the manual has people replace, and by what. */
const [ACCOUNT, NAME] = ["ada", "my-registry"];
const asPasted = (command: string) => command.replaceAll(/YOUR-(ACCOUNT|LOGIN)/g, ACCOUNT);

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

describe.skipIf(!hasTool("bash"))("the manual, followed (needs bash)", () => {
  let github: EmulatedGitHub;
  let home: string;
  let env: Record<string, string>;
  let registry: Registry;

  beforeAll(async () => {
    github = await EmulatedGitHub.start();
    home = mkdtempSync(join(tmpdir(), "maintainer-"));
    const { tarball, bare, repository, tag } = await release();
    const software = await github.addSoftware(new URL(repository).pathname.slice(1), bare);
    software.hosted.settings.latestRelease = tag;
    env = environment(home, github);
    // What npx would fetch from the package registry: it takes what is installed above the folder where it is called.
    mkdirSync(join(home, "node_modules"));
    const install = ["install", "--offline", "--no-save", "--no-audit", "--prefix", home, tarball];
    execFileSync("npm", install, { env, stdio: "pipe" });
  });
  afterAll(() => {
    github.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const said = new Map<number, Said>();
  const stepThat = (words: RegExp): Step => {
    const step = STEPS.find(({ text }) => words.test(text));
    if (!step) throw new Error(`No step has ${words}.`);
    return step;
  };

  /** As `gh auth login` leaves it. */
  const withToken = () => ({
    ...env,
    GITHUB_TOKEN: github.givePersonalToken(`${ACCOUNT}/${NAME}`, ACCOUNT).token,
  });

  it("leads to a registry on GitHub", async () => {
    const push = stepThat(/git push/);
    for (const { number, commands } of STEPS.slice(0, push.number)) {
      // The click: somebody creates the repository, with nothing in it.
      if (commands.length === 0) registry = await emptyRepository(github, home);
      for (const command of commands) said.set(number, await paste(command, home, env));
    }
    const ended = [...said.values()].map(({ command, code, output }) => [command, code, output]);
    expect(ended.filter(([, code]) => code !== 0)).toEqual([]);
    expect(said.get(stepThat(/coalitions check/).number)?.output).toContain("no problem");
    const files = await registry.hosted.git("ls-tree", "-r", "--name-only", "main");
    expect(files.split("\n")).toHaveLength(15);
  });

  it("leads to the settings that a registry needs", async () => {
    const { commands } = stepThat(/doctor --fix/);
    const { code, output } = await paste(commands[0] ?? "", home, withToken());
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
    const { code, output } = await paste(here, home, env);
    expect([code, output]).toEqual([0, expect.stringContaining("No problem found.")]);
    const doctor = await paste("npx mosaik-coalitions doctor", home, withToken());
    expect([errorsIn(doctor.output), doctor.output]).toEqual([[], doctor.output]);
  });

  it("has no other command that does not run there", async () => {
    const known = [...STEPS.flatMap(({ commands }) => commands), /^npx mosaik-coalitions verify /];
    const others = [...MANUAL.matchAll(/^ {4,}((?:npx|git|gh|cd) .*)$/gm)]
      .map(([, command = ""]) => command)
      .filter((it) => !known.some((one) => (typeof one === "string" ? one === it : one.test(it))));
    expect(others.length).toBeGreaterThan(1);
    for (const command of others) {
      // The newest is the one that is installed.
      const { code, output } = await paste(command.replace("@latest", ""), home, env);
      expect([command, code, output]).toEqual([command, 0, output]);
    }
  });
});

function errorsIn(diagnosis: string): (string | undefined)[] {
  return [...diagnosis.matchAll(/^error (\S+)$/gm)].map(([, check]) => check);
}

interface Said {
  command: string;
  code: number | null;
  output: string;
}

/** As at a prompt: each command begins in the folder where the one before has ended. */
async function paste(command: string, home: string, env: Record<string, string>): Promise<Said> {
  const there = join(home, "there");
  const line = `cd "$(cat '${there}')" && { ${asPasted(command)}\n}; code=$?; pwd > '${there}'; exit $code`;
  // The emulated GitHub answers in this process meanwhile.
  const child = spawn("bash", ["-c", line], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { command, code, output };
}

function environment(home: string, { state }: EmulatedGitHub): Record<string, string> {
  writeFileSync(join(home, "there"), home);
  const config = {
    "user.name": "Ada",
    "user.email": "ada@example.org",
    // Where it is pushed to alone: what the remote is called stays as it is written.
    [`url.file://${join(home, "hosted")}/.pushInsteadOf`]: "https://github.com/",
  };
  const settings = Object.entries(config).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    ...{ PATH: process.env.PATH ?? "", HOME: home, GITHUB_API_URL: state.addresses.api },
    ...{ GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_COUNT: `${Object.keys(config).length}` },
    ...{ npm_config_offline: "true", npm_config_update_notifier: "false" },
    ...Object.fromEntries(settings),
  };
}

async function emptyRepository(github: EmulatedGitHub, home: string): Promise<Registry> {
  const source = new GitRepository();
  const registry = await github.createRepository(`${ACCOUNT}/${NAME}`, source.folder);
  source.delete();
  registry.setPermission(ACCOUNT, "admin");
  registry.hosted.settings.workflowsUpdated = new Date().toISOString();
  mkdirSync(join(home, "hosted"));
  symlinkSync(dirname(registry.hosted.folder), join(home, "hosted", ACCOUNT));
  return registry;
}
