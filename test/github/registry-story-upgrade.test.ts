// A registry moves to a later release: Dependabot's pull request changes what checks it, so a maintainer decides, and
// nothing published changes.

import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GitRepository } from "../support/git-repository.ts";
import { DataRegistry, SOFTWARE } from "./support/data-registry.ts";
import { beginFolder, definitionFile, type Layout } from "./support/data-registry-folder.ts";
import {
  commentOn,
  definitionIn,
  entriesOf,
  fetched,
  gateOf,
  VERIFIED,
} from "./support/data-registry-seen.ts";
import type { PullRequest } from "./support/pull-request.ts";
import type { WorkflowRun } from "./support/runner/workflow-run.ts";

const LAYOUT: Layout = { fullName: "acme/registry", branch: "main", folder: undefined };
const FILE = definitionFile(LAYOUT, "mini.one");
const WORKFLOWS = ["bump-notice", "check", "cutover", "doctor", "publish", "report"];

let world: DataRegistry;
/** The commits of the registry's first release, and of a later one. */
let older: string;
let newer: string;

beforeAll(async () => {
  world = await DataRegistry.begin({ ...LAYOUT, now: "2027-02-01T09:00:00Z", genuine: false });
  await beginFolder(world);
  await world.create();
  await world.doctor("--fix");
  await world.byHand("publish.yml");
  older = world.release.commit;
  newer = await releaseLater();
});
afterAll(() => world?.stop());

/** The same software as version 1.1.0, which its actions log first. */
async function releaseLater(): Promise<string> {
  const { hosted } = world.software;
  await hosted.git("branch", "later", older);
  const push = await world.software.push(
    (it) => {
      const bundles = it.git("ls-files", "actions/*/dist/index.js").split("\n");
      for (const bundle of bundles) {
        const text = readFileSync(it.path(bundle), "utf8");
        writeFileSync(it.path(bundle), text.replace(VERSION, "$11.1.0"));
      }
    },
    { branch: "later" },
  );
  await hosted.git("tag", "v1.1.0", push.after);
  return push.after;
}

const VERSION = /("name": "mosaik-coalitions",\s+"version": ")1\.0\.0/;

/** As Dependabot does: replaces the software's commit and the version beside it. */
function move(it: GitRepository, names: readonly string[], to = newer): void {
  for (const name of names) {
    const file = `.github/workflows/${name}.yml`;
    const text = readFileSync(it.path(file), "utf8");
    it.write(file, text.replace(/@[0-9a-f]{40} # v[\d.]+/, `@${to} # v1.1.0`));
  }
}

const RESULT = "<!-- coalition registry: check result -->";

/** Which release ran each of this project's actions, by its first log line and its source. */
function releasesIn(...runs: WorkflowRun[]): string[] {
  const steps = runs.flatMap(({ jobs }) => jobs.flatMap((job) => job.steps));
  const ran = steps.flatMap(({ from, log }) => {
    const [, commit, action] =
      /^_actions\/[^/]+\/[^/]+\/(\w+)\/actions\/(.+)$/.exec(from ?? "") ?? [];
    const [, version] = /mosaik-coalitions (\S+)/.exec(log) ?? [];
    return commit === undefined ? [] : [`${action} ${version} ${commit}`];
  });
  return ran;
}

const opened = (author: string, from: "fork" | "branch", commit: (it: GitRepository) => void) =>
  world.registry.openPullRequest({
    ...{ from, author, commit, at: world.now },
    ...{ branch: `${from}-${++count}`, title: "Bump the software group" },
  });
let count = 0;

async function retitled(title: string) {
  const definition = await definitionIn(world, FILE);
  return (it: GitRepository) =>
    it.write(FILE, `${JSON.stringify({ ...definition, title }, null, 2)}\n`);
}

describe("Dependabot's pull request", () => {
  let pull: PullRequest;

  it("moves the commit in all workflows, and is for a maintainer to decide", async () => {
    pull = await opened("dependabot[bot]", "branch", (it) => move(it, WORKFLOWS));
    const { checked, reported } = await world.checked(pull);
    // Checked by the version that it brings, with a read-only token; reported by the trusted one.
    expect(releasesIn(checked)).toEqual([`validate 1.1.0 ${newer}`]);
    expect(releasesIn(reported)).toEqual([`report 1.0.0 ${older}`]);
    expect([checked.faults, reported.faults]).toEqual(["", ""]);
    expect(gateOf(world, pull)).toEqual([
      "pending: A maintainer must decide: it changes files that can change this check",
      'Required status check "coalitions" is pending.',
    ]);
    await expect(world.merge(pull)).rejects.toThrow("Repository rule violations found");
    const comment = commentOn(world, pull.number, RESULT);
    for (const name of WORKFLOWS) expect(comment).toContain(`- \`.github/workflows/${name}.yml\``);
    expect(comment).toContain("a maintainer must decide");
  });

  it("changes nothing published when it is merged: entry, hash, feed and date", async () => {
    const paths = [
      "mini.one/changes.json",
      "mini.one/changes.rss",
      "changes.rss",
      "mini.one/index.html",
    ];
    const all = () => Promise.all(paths.map((path) => fetched(world, path)));
    const before = [await all(), await entriesOf(world, "mini.one")];
    const { published, looked } = await world.merge(pull, { bypass: true });
    expect(releasesIn(published, looked)).toEqual([
      ...[`publish 1.1.0 ${newer}`, `confirm 1.1.0 ${newer}`, `cutover 1.1.0 ${newer}`],
    ]);
    expect([published.faults, looked.faults]).toEqual(["", ""]);
    expect([await all(), await entriesOf(world, "mini.one")]).toEqual(before);
    // With the previous version's command line, from a clone.
    expect(await world.verify()).toMatch(VERIFIED);
  });
});

describe("two versions at once", () => {
  it("work together if somebody updated only one workflow", async () => {
    const push = await world.registry.push((it) => move(it, ["report"], older), { at: world.now });
    await world.published(push);
    const pull = await opened("mallory", "fork", await retitled("Another title"));
    const { checked: waiting } = await world.checked(pull);
    const { checked, reported } = await world.approved(waiting);
    expect(releasesIn(checked, reported)).toEqual([
      ...[`validate 1.1.0 ${newer}`, `report 1.0.0 ${older}`],
    ]);
    expect([checked.faults, reported.faults]).toEqual(["", ""]);
    const { published } = await world.merge(pull);
    expect(published.faults).toBe("");
    expect(await world.verify()).toMatch(VERIFIED);
  });
});

it("a missing release starts nothing, and is named", async () => {
  const gone = "0".repeat(40);
  const pull = await opened("mallory", "fork", (it) => move(it, ["check"], gone));
  const { checked: run, reported } = await world.checked(pull);
  expect(reported.faults).toBe("");
  expect(commentOn(world, pull.number, RESULT)).toContain("GitHub refused its workflow files");
  expect([run.conclusion, run.jobs]).toEqual(["startup_failure", []]);
  expect(run.faults).toContain(`"${SOFTWARE}/.github/workflows/registry-check.yml@${gone}"`);
});
