// A build that is killed, at whatever moment, leaves a whole site: the one before it, or its own.

import { readdirSync, readlinkSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { definition, lattice } from "../support/definitions.ts";
import { filesBelow } from "../support/files-below.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { miniatureRegistry } from "../support/miniature.ts";
import { renderRegistry } from "../support/rendered-site.ts";
import { runNode } from "../support/run-node.ts";

const CONFIG = { name: "Mini", description: "In miniature.", baseUrl: "https://mini.example/" };
const KILLS = 18;

let repository: GitRepository;
beforeAll(async () => {
  repository = miniatureRegistry();
  repository.write("registry.config.json", JSON.stringify(CONFIG));
  repository.commit("Name the registry");
});
afterAll(() => repository.delete());

/** Builds, and is killed before the change of the disk of that number; 0 lets it live. */
function build(killAt: number) {
  return runNode(
    "--require",
    [resolve("test/support/kill-at.cjs"), resolve("dist/coalitions.js"), "build"],
    { cwd: repository.folder, env: { KILL_AT: String(killAt) } },
  );
}

const published = () => filesBelow(join(repository.folder, "_site"));

function sorted(files: Map<string, string>) {
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Another version each time, so that every build has something new to publish. */
function publishVersion(number: number): void {
  const title = `Version ${number}`;
  repository.writeDefinition(
    definition({ name: "mini.moving", title, lattices: [lattice("m.mainnet", { chainId: 77 })] }),
  );
  repository.commit(`Version ${number}`);
}

/** Moments in the order of a shuffle that is the same every time; those of the swap are all there. */
function moments(changes: number): number[] {
  const last = 16;
  const swap = Array.from({ length: last }, (_, index) => changes - index);
  const others = Array.from({ length: changes - last }, (_, index) => index + 1)
    .map((at) => ({ at, key: Math.imul(at, 2_654_435_761) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ at }) => at);
  return [...swap, ...others].slice(0, KILLS);
}

/** What a build goes on from: the version before the last, where there is one, or the last alone. */
const BEGINNINGS: [what: string, prepare: () => void][] = [
  ["with the version before the last to go on from", () => {}],
  ["with the last version alone", removeSpare],
];

const VERSIONS = "_site.versions";

function removeSpare(): void {
  const live = basename(readlinkSync(repository.path("_site")));
  for (const name of readdirSync(repository.path(VERSIONS))) {
    if (!name.startsWith(live)) rmSync(repository.path(`${VERSIONS}/${name}`), { recursive: true });
  }
}

describe("a build that is killed", () => {
  it.each(BEGINNINGS)(
    "leaves one whole site, at any moment, %s",
    async (_, prepare) => {
      let version = 0;
      /** Lives, and says how many changes it made; the one after it has a version to go on from. */
      const publish = async () => {
        publishVersion(version++);
        prepare();
        const { code, stderr } = await build(0);
        expect(code).toBe(0);
        return Number(/made (\d+) changes/.exec(stderr)?.[1]);
      };
      await publish();
      await publish();
      const changes = await publish();
      expect(changes).toBeGreaterThan(KILLS);
      const left: string[] = [];
      for (const at of moments(changes)) {
        const before = sorted(published());
        publishVersion(version++);
        prepare();
        const after = sorted(await renderRegistry(repository.folder, CONFIG));
        expect((await build(at)).code, `killed at ${at} of ${changes}`).toBe(null);
        const there = sorted(published());
        const isBefore = JSON.stringify(there) === JSON.stringify(before);
        if (!isBefore) expect(there, `killed at ${at} of ${changes}`).toEqual(after);
        left.push(isBefore ? "before" : "after");
        // The next one that lives publishes everything, whatever the other left.
        await publish();
        expect(sorted(published())).toEqual(
          sorted(await renderRegistry(repository.folder, CONFIG)),
        );
      }
      expect(left).toHaveLength(KILLS);
      expect(new Set(left)).toEqual(new Set(["before", "after"]));
      // Two versions with their notes, and nothing that the killed ones left.
      await publish();
      expect(readdirSync(repository.path(VERSIONS))).toHaveLength(4);
    },
    300_000,
  );
});
