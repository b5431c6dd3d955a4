// The chain of one coalition: each entry says what its hash commits to, and follows on the one before.

import { CHANGE_KINDS } from "../changes/change.ts";
import { hashIfAny } from "../history/continuity.ts";
import type { Entry } from "../history/entry.ts";
import type { IndexRow } from "../published/shapes.ts";
import type { Id } from "../registry/definition.ts";
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
  checkEnd(file, row, before, entries.length, findings);
  checkDigests(file, entries, findings);
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
  const expected = (before?.seq ?? 0) + 1;
  if (entry.seq > expected) {
    const last = entry.seq - 1;
    const missing = expected === last ? `Entry ${last} is` : `Entries ${expected} to ${last} are`;
    const where = before ? `between entry ${before.seq} and this one` : "before this one";
    findings.problem(
      file,
      `${missing} missing ${where}${expected === last ? `: the one with the hash ${entry.prev}` : ""}.`,
      { entry, expected, found: entry.seq },
    );
  } else if (entry.seq < expected) {
    findings.problem(file, `The entry stands out of order, behind entry ${before?.seq}.`, {
      ...{ entry, expected, found: entry.seq },
    });
  } else if (entry.prev !== (before?.hash ?? null)) {
    const message = before
      ? `The entry does not follow on entry ${before.seq}: it names another hash as that of the one before it.`
      : "The first entry names one before it.";
    findings.problem(file, message, { entry, expected: before?.hash, found: entry.prev });
  }
}

/** What each kind of change does to integrators. */
const KINDS = new Map<string, boolean>(Object.entries(CHANGE_KINDS));

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
  if (changes.length === 0) findings.problem(file, "The entry tells no change.", { entry });
  const breaks = changes.some((change) => change.breaking);
  if (breaking !== breaks) {
    const message = `The entry says that it ${breaking ? "breaks" : "does not break"} integrators, and its changes say the opposite.`;
    findings.problem(file, message, { entry, expected: breaks, found: breaking });
  }
  for (const { kind, part, breaking } of changes) {
    // A rewriting breaks where the fingerprint is another one.
    const known = kind === "history-rewritten" ? undefined : KINDS.get(kind);
    if (known === undefined || known === breaking) continue;
    const message = `The change "${kind}" of ${part.class} ${part.name} is told as ${breaking ? "breaking" : "compatible"}, which it is not.`;
    findings.problem(file, message, { entry, expected: known, found: breaking });
  }
}

/** Breaking without another fingerprint: the coalition ends, or was published otherwise before. */
const ENDS: ReadonlySet<string> = new Set(["retired", "history-rewritten"]);

/** Another fingerprint breaks whoever compiled in the one before; and nothing else in a definition does. */
function checkVerdict(file: string, entry: Entry, before: Entry, findings: Findings): void {
  const breaks = entry.changes.filter((it) => it.breaking && !ENDS.has(it.kind)).length > 0;
  const differs = entry.fingerprint !== before.fingerprint;
  if (breaks === differs) return;
  const message = differs
    ? "The fingerprint is another one than before, and no change that the entry tells has it so."
    : "The entry tells of a change that gives another fingerprint, and the fingerprint is the one before.";
  findings.problem(file, message, {
    ...{ entry, expected: before.fingerprint, found: entry.fingerprint },
  });
}

function checkEnd(
  file: string,
  { head, entries, at }: IndexRow,
  last: Entry | undefined,
  length: number,
  findings: Findings,
): void {
  if (length !== entries) {
    const message =
      length < entries
        ? `${entries - length} of the entries that index.json counts are missing; the newest is entry ${entries}, with the hash ${head}.`
        : `There are ${length - entries} entries more than index.json counts.`;
    findings.problem(file, message, { entry: last, expected: entries, found: length });
  }
  if ((last?.hash ?? null) !== head) {
    const message = "The newest entry is not the one that index.json names as the head.";
    findings.problem(file, message, { entry: last, expected: head, found: last?.hash });
  } else if ((last?.at ?? null) !== at) {
    const message = "index.json has another time than the newest entry.";
    findings.problem("api/v1/index.json", message, { entry: last, expected: last?.at, found: at });
  }
}

/** One fingerprint stands for one composition, for ever. */
function checkDigests(file: string, entries: readonly Entry[], findings: Findings): void {
  const digests = new Map<Id, Id>();
  for (const entry of entries) {
    const { fingerprint, compositionDigest: found } = entry;
    const expected = digests.get(fingerprint) ?? found;
    digests.set(fingerprint, expected);
    if (found === expected) continue;
    const message = "An earlier entry gives the same fingerprint to another composition.";
    findings.problem(file, message, { entry, expected, found });
  }
}
