// The published chains against those that git's history gives.

import { type Chains, hashIfAny } from "../history/continuity.ts";
import type { Entry } from "../history/entry.ts";
import type { IndexRow } from "../published/shapes.ts";
import type { Findings } from "./findings.ts";

/** Names the first entry that the history does not have as it is published. */
export function checkHistory(
  file: string,
  coalition: string,
  entries: readonly Entry[],
  history: Chains,
  findings: Findings,
): void {
  const chain = history.get(coalition) ?? [];
  for (const [index, entry] of entries.entries()) {
    const known = chain[index];
    if (known && known.hash === entry.hash && known.hash === hashIfAny(entry)) continue;
    const message = known
      ? "git's history gives another entry in this place."
      : "git's history does not give this entry.";
    findings.problem(file, message, { entry, expected: known?.hash, found: entry.hash });
    return;
  }
  const missing = chain[entries.length];
  if (missing) {
    const message = "git's history gives this entry, and it is not published.";
    findings.problem(file, message, { entry: missing, expected: missing.hash });
  }
}

/** Coalitions that only the history has. */
export function checkNoneLeft(
  rows: readonly IndexRow[],
  history: Chains,
  findings: Findings,
): void {
  const published = new Set(rows.map(({ name }) => name));
  for (const [name, [first]] of history) {
    if (published.has(name)) continue;
    const message = `git's history has the coalition ${name}, and it is not published.`;
    findings.problem("api/v1/index.json", message, { entry: first });
  }
}
