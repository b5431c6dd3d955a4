// Measures the check of every definition against reading, parsing and validating, and a bump notice against the check.

import { resolve } from "node:path";
import { bodyOf } from "../test/support/filed-notices.ts";
import { idOf } from "../test/support/ids.ts";
import { SHARED } from "./definitions.ts";
import { measureInTurns, type Program } from "./measure.ts";
import type { BenchRegistry } from "./registry.ts";
import { type Row, timed } from "./rows.ts";

const ROUNDS = 5;
const GOAL = { check: 2.5, megabytes: 400 };

function check({ repository, count }: BenchRegistry): Program {
  const args = [resolve("dist/coalitions.js"), "check"];
  const prints = `${count} definitions checked: no problem`;
  return { what: "`check`", args, cwd: repository.folder, prints };
}

export function measureAllFiles(registry: BenchRegistry): Row[] {
  const { repository, count } = registry;
  const args = [resolve("bench/bare-schema.mjs")];
  const prints = `${count} valid`;
  const bare = { what: "read, parse, validate", args, cwd: repository.folder, prints };
  const [bares = [], checks = []] = measureInTurns(
    [bare, { ...check(registry), peak: true }],
    ROUNDS,
  );
  const msOf = (ran: typeof bares) => ran.map(({ ms }) => ms);
  const megabytes = checks.map((it) => it.megabytes);
  return [
    timed(bare.what, msOf(bares)),
    { ...timed("`check`", msOf(checks), msOf(bares)), goal: GOAL.check },
    { what: "peak memory of `check`", unit: "MB", values: megabytes, goal: GOAL.megabytes },
  ];
}

/** Measures a notice about the citizen SHARED. A history of a hundred commits or more is cached by the first run. */
export function measureNotice(registry: BenchRegistry, goal: number): Row[] {
  const { repository } = registry;
  const body = bodyOf({
    kind: "stable-id",
    id: SHARED.stableId,
    to: idOf("the next shared substrate"),
    effectiveAt: "2030-03-01T14:00:00Z",
    releaseNotes: null,
    reason: "A new committee.",
  });
  repository.write(".git/BODY.md", body);
  const author = String(SHARED.operator.github[0]?.id);
  const notice: Program = {
    what: "`notice`",
    args: [
      ...[resolve("dist/coalitions.js"), "notice", ".git/BODY.md"],
      ...["--author", author, "--at", "2030-01-01T09:00:00Z"],
    ],
    cwd: repository.folder,
    prints: "This pull request would be opened",
  };
  const [checks = [], notices = []] = measureInTurns([check(registry), notice], ROUNDS).map((ran) =>
    ran.map(({ ms }) => ms),
  );
  return [timed("`check`", checks), { ...timed("`notice`", notices, checks), goal }];
}
