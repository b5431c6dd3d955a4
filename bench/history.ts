// Reading a long history against the minimum it takes, and again with the cache.

import { copyFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { measureInTurns, type Program, run } from "./measure.ts";
import type { BenchRegistry } from "./registry.ts";
import { type Row, timed } from "./rows.ts";

const ROUNDS = 3;
/** Warm: relative to the time without a cache. */
const GOAL = { cold: 2.5, warm: 0.1, megabytes: 400 };

/** Prints the history of one coalition, which needs the whole history. */
export function changesOf({ repository, definition }: BenchRegistry): Program {
  const { name } = definition;
  return {
    what: "`changes`",
    args: [resolve("dist/coalitions.js"), "changes", name, "--json"],
    cwd: repository.folder,
    prints: `"coalition": "${name}"`,
  };
}

export function measureHistory(registry: BenchRegistry): Row[] {
  const { repository } = registry;
  const kept = repository.path(".git/coalitions-history");
  const copy = `${kept}.copy`;
  const changes = changesOf(registry);
  repository.git("checkout", "--quiet", "--detach", "main~1");
  run(changes);
  copyFileSync(kept, copy);
  repository.git("checkout", "--quiet", "main");
  const bare = {
    what: "`git log`, `git cat-file`, parse",
    args: [resolve("bench/bare-history.mjs")],
    cwd: repository.folder,
    prints: "parsed",
  };
  const cold = { ...changes, peak: true, before: () => rmSync(kept, { force: true }) };
  const warm = { ...changes, peak: true, before: () => copyFileSync(copy, kept) };
  const ran = measureInTurns([bare, cold, warm], ROUNDS);
  const [bares = [], colds = [], warms = []] = ran.map((them) => them.map(({ ms }) => ms));
  const peak = (at: number) => (ran[at] ?? []).map(({ megabytes }) => megabytes);
  return [
    timed(bare.what, bares),
    { ...timed("`changes`, no cache", colds, bares), goal: GOAL.cold },
    {
      ...timed("`changes`, cached except one commit, relative to the above", warms, colds),
      goal: GOAL.warm,
    },
    ...[1, 2].map((at): Row => {
      const what = `peak memory, ${at === 1 ? "no cache" : "cached except one commit"}`;
      return { what, unit: "MB", values: peak(at), goal: GOAL.megabytes };
    }),
  ];
}
