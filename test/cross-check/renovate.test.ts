// The preset in the real Renovate, against a repository with constants of every state: one pull request for each
// coalition that has outdated ones, with all current values; none for the others, and none once those are merged.
// Renovate is far too large for a dependency. COALITIONS_TEST_RENOVATE names the program and the script that run it,
// with a space between them, as .ci/run does.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PINNED, PINNED_VERSIONS, pinnedText } from "../support/pinned-constants.ts";
import { type StaleSite, staleSite } from "../support/stale-site.ts";
import { Forge, type PullRequest, REPOSITORY } from "./forge.ts";

const run = promisify(execFile);
const [program = "", ...script] = process.env.COALITIONS_TEST_RENOVATE?.split(" ") ?? [];

/** Renovate's words for a warning, in its log. */
const WARNING = 40;
/** Renovate's own warnings, about a machine without a compiler and requests to loopback. */
const OWN = /^RE2 not usable|internal host/;

describe.skipIf(!program)("Renovate (where COALITIONS_TEST_RENOVATE names it)", () => {
  let site: StaleSite;
  const forges: Forge[] = [];
  beforeAll(async () => {
    site = await staleSite(PINNED_VERSIONS);
    site.files.set("preset.json", readFileSync("renovate/constants.json", "utf8"));
  });
  afterAll(() => {
    site.stop();
    for (const forge of forges) forge.stop();
  });

  /** Runs it once. Returns its warnings, and the state of the forge afterwards. */
  async function renovate(constants: ReadonlyMap<string, string>, more = {}) {
    const forge = new Forge();
    forges.push(forge);
    const config = JSON.stringify({ extends: [`${site.address}preset.json`], ...more });
    const endpoint = await forge.start(new Map([...constants, ["renovate.json", config]]));
    const { stdout } = await run(program, [...script, REPOSITORY], {
      env: {
        ...{ PATH: process.env.PATH, HOME: forge.folder },
        ...{ RENOVATE_PLATFORM: "gitea", RENOVATE_ENDPOINT: endpoint, RENOVATE_TOKEN: "a token" },
        ...{ RENOVATE_GIT_URL: "ssh", RENOVATE_BASE_DIR: join(forge.folder, "base") },
        ...{ RENOVATE_REQUIRE_CONFIG: "required", RENOVATE_ONBOARDING: "false" },
        ...{ LOG_FORMAT: "json", LOG_LEVEL: "debug", RENOVATE_PR_HOURLY_LIMIT: "0" },
        RENOVATE_HOST_RULES: JSON.stringify([{ matchHost: "127.0.0.1", allowInternal: true }]),
      },
      maxBuffer: 1 << 28,
    });
    const log = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const isWarning = (it: { level: number; msg: string }) =>
      it.level >= WARNING && !OWN.test(it.msg);
    return { forge, warnings: log.filter(isWarning).map(({ msg }) => msg) };
  }

  const updated = PINNED.filter(({ to }) => to !== undefined);
  const namesOf = (pinned: readonly { name: string }[]) => [
    ...new Set(pinned.map(({ name }) => name)),
  ];

  const branchOf = (name: string) => `renovate/coalition-${name}`;
  const branchesOf = (forge: Forge) => forge.pulls.map(({ head }) => head.label).sort();
  const ownConstants = () => new Map(PINNED.map((it) => [it.file, pinnedText(site, it).own]));

  it("opens a pull request for each outdated constant, with all of its values, and none for others", async () => {
    const { forge, warnings } = await renovate(ownConstants());
    expect(warnings).toEqual([]);
    expect(branchesOf(forge)).toEqual(namesOf(updated).map(branchOf).sort());
    for (const pull of forge.pulls) {
      const own = updated.filter(({ name }) => branchOf(name) === pull.head.label);
      expect(Object.fromEntries(forge.changedOn(pull.head.label))).toEqual(
        Object.fromEntries(own.map((it) => [it.file, pinnedText(site, it).updated])),
      );
      expectWords(pull, own[0]);
    }
  });

  it("leaves out what does not break, by the rule in the documentation", async () => {
    const [, rule = ""] =
      /```json\n(\{\n {2}"packageRules"[^`]*)```/.exec(readFileSync("docs/renovate.md", "utf8")) ??
      [];
    const { forge } = await renovate(ownConstants(), JSON.parse(rule));
    const breaking = namesOf(updated.filter(({ isBreaking }) => isBreaking));
    expect(branchesOf(forge)).toEqual(breaking.map(branchOf).sort());
  });

  it("opens none once those are merged", async () => {
    const merged = new Map(PINNED.map((it) => [it.file, pinnedText(site, it).updated]));
    const asked = site.asked.length;
    const { forge, warnings } = await renovate(merged);
    expect(warnings).toEqual([]);
    expect(forge.pulls).toEqual([]);
    // It looked.
    const names = site.asked
      .slice(asked)
      .map((path) => path.replace(/\/coalition\.\w+\.json$/, ""));
    expect(names).toEqual(expect.arrayContaining(namesOf(PINNED)));
  });

  it("opens none and warns once the current constants have other code", async () => {
    const before = new Map(site.files);
    for (const [path, text] of before) {
      if (!/\/coalition\.\w+\.json$/.test(path)) continue;
      const facts = JSON.parse(text);
      site.files.set(path, JSON.stringify({ ...facts, code: facts.code + 1 }));
    }
    const { forge, warnings } = await renovate(ownConstants());
    for (const [path, text] of before) site.files.set(path, text);
    expect(forge.pulls).toEqual([]);
    expect(warnings).toContain("Error while evaluating JSONata expression");
  });

  function expectWords({ title, body, labels }: PullRequest, pinned = PINNED[0]) {
    const { name, to, isBreaking = false } = pinned ?? {};
    expect(title).toBe(`Update coalition ${name} to entry ${to}`);
    expect(labels.map((it) => it.name)).toEqual(isBreaking ? ["breaking"] : []);
    expect(body).toContain(`[${name}](${site.address}${name}/)`);
    expect(body).toContain(`([changelog](${site.address}${name}/history/`);
    expect(body).toContain("replaces all values of the old constant");
    expect(body.includes("**The fingerprint changed.**")).toBe(isBreaking);
    // The text that is carried as a digest is in the file, and nowhere else.
    expect(body).not.toContain("coalition-pin");
  }
});
