// The chain of one coalition: each entry says what its hash commits to, and follows on the one before.

import { hashIfAny } from "../history/continuity.ts";
import type { Entry } from "../history/entry.ts";
import type { IndexRow } from "../published/shapes.ts";
import { isRealTime } from "../time.ts";
import type { Findings } from "./findings.ts";

/** Checks every entry against the one before it, and the newest against the coalition's row. */
export function checkChain(
  file: string,
  row: IndexRow,
  entries: readonly Entry[],
  findings: Findings,
): void {
  let before: Entry | undefined;
  for (const entry of entries) {
    checkHash(file, entry, findings);
    checkOrder(file, entry, before, findings);
    checkWords(file, entry, row.name, findings);
    if (before) checkVerdict(file, entry, before, findings);
    findings.counts.entries++;
    before = entry;
  }
  checkEnd(file, row, before, findings);
}

function checkHash(file: string, entry: Entry, findings: Findings): void {
  const hash = hashIfAny(entry);
  if (entry.hash === hash) return;
  findings.problem(file, "The entry was edited: its hash is not that of what it says.", {
    ...{ entry, expected: hash, found: entry.hash },
  });
}

function checkOrder(
  file: string,
  entry: Entry,
  before: Entry | undefined,
  findings: Findings,
): void {
  const { seq, prev } = entry;
  const expected = `entry ${(before?.seq ?? 0) + 1}, after ${before?.hash ?? "none"}`;
  const found = `entry ${seq}, after ${prev ?? "none"}`;
  if (found === expected) return;
  const where = before ? `follow on entry ${before.seq}` : "begin the chain";
  const message = `The entry does not ${where}: one is missing, or they are not in their order.`;
  findings.problem(file, message, { entry, expected, found });
}

/** What can be wrong even where the hash is right: it was made over this very mistake. */
function checkWords(file: string, entry: Entry, coalition: string, findings: Findings): void {
  const { changes, breaking, at } = entry;
  if (entry.coalition !== coalition) {
    findings.problem(file, "The entry is another coalition's.", {
      ...{ entry, expected: coalition, found: entry.coalition },
    });
  }
  if (!isRealTime(at)) {
    findings.problem(file, "The calendar does not have the entry's time.", { entry, found: at });
  }
  if (changes.length === 0) findings.problem(file, "The entry has no change.", { entry });
  const breaks = changes.some((change) => change.breaking);
  if (breaking !== breaks) {
    const message = `The entry says that it ${breaking ? "breaks" : "does not break"} integrators, and its changes say the opposite.`;
    findings.problem(file, message, { entry, expected: breaks, found: breaking });
  }
}

/** Breaking without another fingerprint: the coalition ends, or was published otherwise before. */
const ENDS: ReadonlySet<string> = new Set(["retired", "history-rewritten"]);

/** Another fingerprint breaks whoever compiled in the one before; and nothing else in a definition does. */
function checkVerdict(file: string, entry: Entry, before: Entry, findings: Findings): void {
  const breaks = entry.changes.some((it) => it.breaking && !ENDS.has(it.kind));
  const differs = entry.fingerprint !== before.fingerprint;
  if (breaks === differs) return;
  const message = differs
    ? "The fingerprint is another one than before, and no change of the entry brings that."
    : "A change of the entry brings another fingerprint, and the fingerprint is the one before.";
  findings.problem(file, message, {
    ...{ entry, expected: before.fingerprint, found: entry.fingerprint },
  });
}

function checkEnd(
  file: string,
  { head, entries }: IndexRow,
  last: Entry | undefined,
  findings: Findings,
): void {
  if ((last?.hash ?? null) === head && (last?.seq ?? 0) === entries) return;
  const message = `The newest entry is not the one that index.json names as the head: entry ${entries}, with the hash ${head}.`;
  findings.problem(file, message, { entry: last, expected: head, found: last?.hash });
}
