// An upgrade of the software changes nothing that was published, however much stricter the new version is: data
// registries are built by this version, and then by one with other limits and another rule.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Entry } from "../../src/core/history/entry.ts";
import { alteredSoftware } from "../support/altered-software.ts";
import { filesBelow } from "../support/files-below.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { textOf } from "../support/registries.ts";
import { coalitions, type Ended, runHere } from "../support/run-node.ts";
import { runAction } from "../support/runner.ts";
import { sampleOf } from "../support/thorough.ts";
import { MEETS_LIMITS, REGISTRIES, SUBJECT, type UpgradedRegistry } from "./registries.ts";
import { STRICTER, WITHOUT_READERS } from "./versions.ts";

let stricter: GitRepository;
let withoutReaders: GitRepository;
beforeAll(() => {
  stricter = alteredSoftware(STRICTER);
  withoutReaders = alteredSoftware(STRICTER, WITHOUT_READERS);
});
afterAll(() => {
  stricter?.delete();
  withoutReaders?.delete();
});

const program = (software: GitRepository) => software.path("dist/coalitions.js");
const FEED = /\.(rss|atom|feed\.json)$/;
const ID_OR_DATE =
  /<(id|guid|updated|published|pubDate|lastBuildDate)\b[^>]*>[^<]*|"(id|date_published|date_modified)":\s*"[^"]*"/g;

describe.each(sampleOf(Object.entries(REGISTRIES), 3))("an upgrade of %s", (_, make) => {
  let registry: UpgradedRegistry;
  let folder: string;
  let root: string;
  let sites: string;
  beforeAll(async () => {
    registry = make();
    ({ folder } = registry.repository);
    root = join(folder, registry.below);
    sites = mkdtempSync(join(tmpdir(), "sites-"));
    const previous = await publishBefore();
    expectBuilt(await coalitions(root, "build", ...buildTo("before"), ...previous));
  });
  afterAll(() => {
    registry.repository.delete();
    rmSync(sites, { recursive: true });
  });

  const site = (name: string) => join(sites, name);
  const buildTo = (name: string) => ["--out", site(name), "--base-url", registry.baseUrl];
  const goingOn = () => ["--previous", site("before")];
  const by = (software: GitRepository, ...args: string[]) =>
    runHere(program(software), args, { cwd: root });

  /** Builds the site that the upgrade starts from. */
  async function publishBefore(): Promise<string[]> {
    if (!registry.beforeRewriting) return [];
    await registry.beforeRewriting(async () =>
      expectBuilt(await coalitions(root, "build", ...buildTo("rewritten"))),
    );
    return ["--previous", site("rewritten"), "--accept-rewritten", "It never happened."];
  }

  const filesOf = (name: string) =>
    new Map([...filesBelow(site(name))].filter(([path]) => !path.startsWith(".")));
  const jsonOf = (name: string, path: string) => JSON.parse(filesOf(name).get(path) ?? "null");
  function chainsOf(name: string): Record<string, Entry[]> {
    const rows: { name: string }[] = jsonOf(name, "api/v1/index.json").coalitions;
    const files = filesOf(name);
    return Object.fromEntries(
      rows.map((it) => [it.name, JSON.parse(files.get(`${it.name}/changes.json`) ?? "").entries]),
    );
  }

  it("keeps every entry, definition, feed id and date", async () => {
    const { stderr, ...ended } = await by(
      stricter,
      "build",
      ...buildTo("after"),
      ...goingOn(),
      "--json",
    );
    // The current definitions exceed the new version's limits. It says so, and builds the site.
    expect(ended.code, stderr).toBe(1);
    expect(stderr).toContain("lattices-too-many");
    expect(JSON.parse(ended.stdout)).toMatchObject({ state: "same", news: 0 });
    expect(chainsOf("after")).toEqual(chainsOf("before"));
    expect(Object.values(chainsOf("before")).flat().length).toBeGreaterThan(1);
    const [then, now] = [filesOf("before"), filesOf("after")];
    for (const [path, text] of then) {
      if (FEED.test(path))
        expect(now.get(path)?.match(ID_OR_DATE), path).toEqual(text.match(ID_OR_DATE));
      if (/\/(history\/\w+\.json|coalition\.json|fingerprint\.txt)$/.test(path))
        expect(now.get(path), path).toBe(text);
    }
  });

  it("verifies with either version what the other has published", async () => {
    expectDone(await by(stricter, "verify", site("before"), "--history"));
    expectDone(await coalitions(root, "verify", site("after"), "--history"));
  });

  it("would lose entries if the current check decided about old versions", async () => {
    const { code, stdout, stderr } = await by(
      withoutReaders,
      "build",
      ...buildTo("lost"),
      ...goingOn(),
    );
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("upgrade.subject");
    const { stdout: changes } = await by(withoutReaders, "changes", "--json");
    const kept: Entry[] = JSON.parse(changes).entries;
    expect(kept.length).toBeLessThan(Object.values(chainsOf("before")).flat().length);
    expect(kept.map(({ coalition }) => coalition)).not.toContain("upgrade.subject");
  });

  it("accepts a change that meets the limits, and no other", async () => {
    const { repository, below, branch } = registry;
    const base = repository.git("rev-parse", "HEAD");
    repository.git("switch", "--quiet", "-c", "change");
    const file = `${below}coalitions/${SUBJECT.name}.json`;
    repository.write(file, textOf({ ...SUBJECT, title: "A title beyond sixteen letters" }));
    repository.commit("Change the title");
    const refused = await by(stricter, "check", "--base", base);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toMatch(/lattices-too-many/);
    repository.write(file, textOf({ ...MEETS_LIMITS, $schema: SUBJECT.$schema }));
    repository.commit("Meet the limits");
    const checked = await by(stricter, "check", "--base", base, "--json");
    expectDone(checked);
    // The change is compared with the published version, which exceeds the new limits.
    expect(JSON.parse(checked.stdout).changed).toMatchObject([
      { name: SUBJECT.name, state: "changed", fingerprint: { before: SUBJECT.fingerprint } },
    ]);
    const validated = await validate(base);
    expect([validated.code, validated.outputs.ok], validated.log).toEqual([0, "true"]);
    repository.git("switch", "--quiet", branch);
    repository.git("merge", "--quiet", "--no-ff", "--message=Meet the limits", "change");
  });

  async function validate(base: string) {
    const { folder: workspace } = registry.repository;
    const inputs = { base, path: registry.below || "." };
    const ended = await runAction("validate", { workspace, inputs, software: stricter.folder });
    return { ...ended, log: ended.stdout + ended.stderr };
  }

  it("continues with later merges", async () => {
    const { code, stdout, stderr } = await by(
      stricter,
      "build",
      ...buildTo("next"),
      ...goingOn(),
      "--json",
    );
    expect([code === 0 || code === 1, stderr.includes("Not published")]).toEqual([true, false]);
    expect(JSON.parse(stdout)).toMatchObject({ state: "ahead", news: 1 });
    const { [SUBJECT.name]: chain = [], ...others } = chainsOf("next");
    const { [SUBJECT.name]: published = [], ...same } = chainsOf("before");
    expect(others).toEqual(same);
    expect(chain.slice(0, -1)).toEqual(published);
    expectDone(await coalitions(root, "verify", site("next"), "--history"));
  });
});

function expectDone({ code, stdout, stderr }: Ended): void {
  expect(code, stdout + stderr).toBe(0);
}

/** A site is built even if some current definitions have errors; then the exit code is 1. */
function expectBuilt({ code, stdout, stderr }: Ended): void {
  expect(code, stdout + stderr).toBeLessThan(2);
  expect(stdout, stderr).toMatch(/ files? in /);
}
