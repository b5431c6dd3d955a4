// A build that is killed at any moment leaves a whole site: the previous one, or its own.

import fs, { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { writeSite } from "../../site/write-site.ts";
import { definition } from "../support/definitions.ts";
import { filesBelow } from "../support/files-below.ts";
import { GitRepository } from "../support/git-repository.ts";
import { coalitions } from "../support/run-node.ts";

const CHANGES = [
  ...(["linkSync", "mkdirSync", "renameSync", "rmSync", "rmdirSync", "symlinkSync"] as const),
  ...(["unlinkSync", "writeFileSync", "writeSync"] as const),
];

/**
 * As SIGKILL ends a program in the moment before its `at`-th change of the disk: neither that one is made nor any
 * after it, whatever is tried. Gives how many were made.
 */
async function killedAt(at: number, work: () => Promise<unknown>): Promise<number> {
  let made = 0;
  let isDead = false;
  const spies = CHANGES.map((name) => {
    const change = fs[name] as (...args: unknown[]) => unknown;
    return vi.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
      isDead ||= made + 1 === at;
      if (isDead) throw new Error("killed");
      made++;
      return change(...args);
    }) as never);
  });
  syncBuiltinESMExports();
  try {
    await work().catch((error: Error) => expect(error.message).toContain("killed"));
  } finally {
    for (const spy of spies) spy.mockRestore();
    syncBuiltinESMExports();
  }
  expect(isDead).toBe(at <= made + 1);
  return made;
}

const LIVES = Number.POSITIVE_INFINITY;

describe("a build that is killed", () => {
  it("leaves one whole site, at every moment", async () => {
    const folder = mkdtempSync(join(tmpdir(), "killed-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const out = join(folder, "site");
    const filesOf = (version: string) =>
      ["index.html", "a/index.html", "a/b/c.json", "api/v1/state.json"].map((path) => ({
        path,
        content: () => `${path} of ${version}`,
      }));
    const published = () => [...filesBelow(out)].map(([path, text]) => `${path}: ${text}`).sort();
    const whole = (version: string) =>
      filesOf(version)
        .map(({ path, content }) => `${path}: ${content()}`)
        .sort();
    const write = (version: string) => () => writeSite(out, filesOf(version));
    // From the third build on, there is an old version to remove.
    await write("1")();
    await write("2")();
    const changes = await killedAt(LIVES, write("3"));
    expect(published()).toEqual(whole("3"));
    const left = new Set<string>();
    let before = "3";
    for (let at = 1; at <= changes; at++) {
      await killedAt(at, write(`killed at ${at}`));
      const now = published();
      const isBefore = now.join() === whole(before).join();
      if (!isBefore) expect(now, `killed at ${at}`).toEqual(whole(`killed at ${at}`));
      left.add(isBefore ? "before" : "after");
      // The next build that survives publishes everything, whatever is left over.
      before = `after ${at}`;
      await write(before)();
      expect(published()).toEqual(whole(before));
    }
    expect(left).toEqual(new Set(["before", "after"]));
    // The current and the previous site, and nothing that killed builds left.
    await write("last")();
    expect(readdirSync(`${out}.versions`)).toHaveLength(2);
  });

  it("is the same from the command line", async () => {
    const repository = new GitRepository();
    onTestFinished(() => repository.delete());
    const commit = (title: string) => {
      repository.writeDefinition(definition({ name: "mini.good", title }));
      repository.commit(title);
    };
    const build = async () => {
      const { code, stderr } = await coalitions(repository.folder, "build");
      if (code !== 0) throw new Error(stderr);
    };
    const published = () => filesBelow(repository.path("_site"));
    commit("Before");
    const changes = await killedAt(LIVES, build);
    const before = published();
    commit("After");
    for (const at of [1, Math.floor(changes / 2), changes - 2]) {
      await killedAt(at, build);
      expect(published(), `killed at ${at}`).toEqual(before);
    }
    await build();
    expect(published().get("mini.good/index.html")).toContain("After");
  });
});
