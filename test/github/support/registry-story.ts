// The whole life of a new registry, from `init` to a notice that is carried out. Each step asserts what people see; the
// stories differ in the registry's layout.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DataRegistry, SOFTWARE } from "./data-registry.ts";
import { beginFolder, definitionFile, type Layout } from "./data-registry-folder.ts";
import { deadLinks, entriesOf, fetched, ranFrom, VERIFIED } from "./data-registry-seen.ts";
import { describeNotice } from "./registry-story-notice.ts";
import { describePullRequest } from "./registry-story-pull-request.ts";

/** All that `init` writes: none of it is code. */
const FILES = [
  ".gitattributes",
  ".github/CODEOWNERS",
  ".github/ISSUE_TEMPLATE/bump-notice.yml",
  ".github/ISSUE_TEMPLATE/config.yml",
  ".github/dependabot.yml",
  ...["bump-notice", "check", "cutover", "doctor", "publish", "report"].map(
    (name) => `.github/workflows/${name}.yml`,
  ),
  ".vscode/settings.json",
  "README.md",
  "registry.config.json",
];

export function describeStory(layout: Layout & { genuine: boolean }): void {
  let world: DataRegistry;
  beforeAll(async () => {
    world = await DataRegistry.begin({ ...layout, now: "2027-02-01T09:00:00Z" });
  });
  afterAll(() => world?.stop());
  const file = definitionFile(layout, "mini.one");

  describe("a new registry", () => {
    it("starts with files without code, by one command", async () => {
      const { said, begun } = await beginFolder(world);
      expect(said).toContain("Wrote 14 files in registry. Next:");
      expect(said).toContain(`git init --initial-branch ${layout.branch}`);
      expect([...begun.keys()]).toEqual(FILES);
      const { commit, tag } = world.release;
      for (const [path, text] of begun) {
        if (!path.startsWith(".github/workflows/")) continue;
        const called = `${SOFTWARE}/.github/workflows/registry-${path.split("/").at(-1)}`;
        expect(text).toContain(`\n    uses: ${called}@${commit} # ${tag}\n`);
        expect(text).not.toMatch(/runs-on|steps:/);
        expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(25);
      }
    });

    it("has its settings set by one command", async () => {
      await world.create();
      const { code, stderr, stdout } = await world.doctor("--fix");
      expect(stderr).toContain("Allowed Actions to create and approve pull requests.\n");
      expect(stderr).toContain("Turned GitHub Pages on, with GitHub Actions.\n");
      expect(stderr).toContain('Created the ruleset "coalition registry".\n');
      // Only a publication changes this.
      expect([code, stdout.match(/^error .*/gm)]).toEqual([1, ["error site"]]);
    });

    it("is published when a maintainer presses the button, and verifies", async () => {
      const run = await world.byHand("publish.yml");
      const jobs = ["build", "deploy", "confirm"].map((it) => [`publish / ${it}`, "success"]);
      expect([run.faults, run.ends]).toEqual(["", Object.fromEntries(jobs)]);
      expect((await world.follows(run)).ends).toEqual({ "cutover / cutover": "success" });
      const looked = await world.byHand("doctor.yml");
      expect([looked.faults, looked.ends]).toEqual(["", { "doctor / doctor": "success" }]);
      expect(await fetched(world, "index.html")).toContain("Acme coalitions");
      expect(await fetched(world, "changes.rss")).toContain("mini.one");
      expect(await entriesOf(world, "mini.one")).toMatchObject([
        { changes: [{ kind: "published" }] },
      ]);
      expect(await world.verify()).toMatch(VERIFIED);
    });
  });

  describePullRequest(() => world, file);
  describeNotice(() => world);

  describe("after all of that", () => {
    it("it has only run the commit that its workflows name", () => {
      const actions = [
        "bump-notice",
        "confirm",
        "cutover",
        "doctor",
        "publish",
        "report",
        "validate",
      ];
      expect(ranFrom(world)).toEqual(
        actions.map((name) => `_actions/${SOFTWARE}/${world.release.commit}/actions/${name}`),
      );
      for (const run of world.runs) expect(run.event.repository).toBe(world.registry.hosted);
    });

    it("it has its first files and a definition", async () => {
      const { hosted } = world.registry;
      const all = await hosted.git("ls-tree", "-r", "--name-only", layout.branch);
      expect(all.split("\n").sort()).toEqual([...FILES, file].sort());
    });

    it("its issues and pull requests have no dead links", async () => {
      expect(await deadLinks(world)).toEqual([]);
    });
  });
}
