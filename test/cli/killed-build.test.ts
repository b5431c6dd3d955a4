// A build that is killed, at whatever moment, leaves a whole site: the one before it, or its own.

import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { definition, lattice } from "../support/definitions.ts";
import { filesBelow } from "../support/files-below.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { miniatureRegistry } from "../support/miniature.ts";
import { renderRegistry } from "../support/rendered-site.ts";
import { runNode } from "../support/run-node.ts";

const CONFIG = { name: "Mini", description: "In miniature.", baseUrl: "https://mini.example/" };
const KILLS = 7;

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

/** Those of the swap, and some of those before, in the order of a shuffle that is the same every time. */
function moments(changes: number): number[] {
  const last = 3;
  const swap = Array.from({ length: last }, (_, index) => changes - index);
  const others = Array.from({ length: changes - last }, (_, index) => index + 1)
    .map((at) => ({ at, key: Math.imul(at, 2_654_435_761) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ at }) => at);
  return [...swap, ...others].slice(0, KILLS);
}

describe("a build that is killed", () => {
  it("leaves one whole site, at any moment", async () => {
    let version = 0;
    /** Lives, and says how many changes of the disk it made. */
    const publish = async () => {
      publishVersion(version++);
      const { code, stderr } = await build(0);
      expect(code).toBe(0);
      return Number(/made (\d+) changes/.exec(stderr)?.[1]);
    };
    // From the third on, there is an old version to clear away.
    await publish();
    await publish();
    const changes = await publish();
    expect(changes).toBeGreaterThan(KILLS);
    let before = published();
    const left: string[] = [];
    for (const at of moments(changes)) {
      publishVersion(version++);
      const after = await renderRegistry(repository.folder, CONFIG);
      expect((await build(at)).code, `killed at ${at} of ${changes}`).toBe(null);
      const there = published();
      const isBefore = JSON.stringify(sorted(there)) === JSON.stringify(sorted(before));
      if (!isBefore) expect(there, `killed at ${at} of ${changes}`).toEqual(after);
      left.push(isBefore ? "before" : "after");
      // The next one that lives publishes everything, whatever the other left.
      expect((await build(0)).code).toBe(0);
      before = published();
      expect(before).toEqual(after);
    }
    expect(left).toHaveLength(KILLS);
    expect(new Set(left)).toEqual(new Set(["before", "after"]));
    // What is published and what was before, and nothing that the killed ones left.
    await publish();
    expect(readdirSync(repository.path("_site.versions"))).toHaveLength(2);
  });
});
