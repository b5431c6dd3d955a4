// No run opens a definition's file twice, however many definitions refer to each other.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { planCutover } from "../../src/core/notice/cutover.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { bodyOf } from "../support/filed-notices.ts";
import { GitRepository } from "../support/git-repository.ts";
import { AFTER, announcing, NOTICE, ONE, TWO } from "../support/noticed-definitions.ts";
import { fileOf, textOf } from "../support/registries.ts";
import { runNode } from "../support/run-node.ts";

const repository = new GitRepository();
afterAll(() => repository.delete());
for (const it of [announcing(ONE, NOTICE), announcing(TWO, NOTICE)]) {
  repository.write(fileOf(it), textOf(it));
}
repository.commit("Publish what announces a bump");
repository.write("body.md", bodyOf(NOTICE));
/** Not committed yet, so that it is shown as a draft. */
repository.write(fileOf(TWO), textOf({ ...announcing(TWO, NOTICE), title: "Another title" }));
const FILES = [fileOf(ONE), fileOf(TWO)].sort();

async function openingsOf(...args: string[]): Promise<[string, number][]> {
  const counted = repository.path("openings.json");
  const env = {
    NODE_OPTIONS: `--require ${resolve("test/support/count-openings.cjs")}`,
    COUNT_OPENINGS: counted,
  };
  const cwd = repository.folder;
  const { stderr } = await runNode(resolve("dist/coalitions.js"), args, { cwd, env });
  const openings: Record<string, number> = JSON.parse(readFileSync(counted, "utf8"));
  expect(stderr).not.toContain("Error:");
  return Object.entries(openings).sort(([a], [b]) => (a < b ? -1 : 1));
}

describe("each definition is opened once", () => {
  it.each([
    ["check"],
    ["check", "--base", "HEAD"],
    ["notice", "body.md", "--author", "11", "--at", "2026-11-26T09:00:00Z"],
    ["build", "--out", "site"],
  ])("by %s %s", async (...args) => {
    const opened = await openingsOf(...args);
    const names = args.includes("--base") ? [fileOf(TWO)] : FILES;
    expect(opened).toEqual(names.map((file) => [file, 1]));
  });

  it("when cutovers are planned in all of them, and a snapshot is read no further", async () => {
    const registry = await readSnapshot(repository.folder);
    const sources = registry.files.map(({ source }) => source);
    const due = FILES.flatMap((file) => planCutover(registry, file, AFTER).due);
    expect(due).toHaveLength(2);
    expect(registry.files.map(({ source }) => source)).toEqual(sources);
    expect(registry.files.every(({ source }, at) => source === sources[at])).toBe(true);
  });
});
