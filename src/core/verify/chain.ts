// The chain of one coalition: each entry must match its hash and follow the previous one.

import { BREAK_BY_READING, CHANGE_KINDS, type Change, type ChangeKind } from "../changes/change.ts";
import { isUrgentMark } from "../changes/urgent.ts";
import { hashIfAny } from "../history/continuity.ts";
import type { Entry } from "../history/entry.ts";
import type { IndexRow } from "../published/shapes.ts";
import type { Id } from "../registry/definition.ts";
import { isRealTime } from "../time.ts";
import type { Findings, Place } from "./findings.ts";

/** Checks every entry against the previous one, and the newest against the coalition's row. */
export function checkChain(
  file: string,
  { name, head, entries: count }: IndexRow,
  entries: readonly Entry[],
  findings: Findings,
): void {
  const digests = new Map<Id, { digest: Id; rereadings: number }>();
  let rereadings = 0;
  let before: Entry | undefined;
  for (const entry of entries) {
    const place = findings.at(file, entry);
    const message = "The entry was edited: its content does not match its hash.";
    place.same(message, hashIfAny(entry), entry.hash);
    checkOrder(entry, before, place);
    checkWords(entry, name, place);
    if (before) checkVerdict(entry, before, place);
    const { fingerprint, compositionDigest: digest } = entry;
    if (entry.changes.some(changesDigestAlone)) rereadings++;
    const known = digests.get(fingerprint);
    if (known?.rereadings === rereadings) {
      const message = "An earlier entry has the same fingerprint with a different composition.";
      place.same(message, known.digest, digest);
    }
    digests.set(fingerprint, { digest, rereadings });
    findings.counts.entries++;
    before = entry;
  }
  const message = "The newest entry is not the head in index.json.";
  const newest = `entry ${before?.seq ?? 0}, with the hash ${before?.hash ?? null}`;
  findings.at(file, before).same(message, `entry ${count}, with the hash ${head}`, newest);
}

/** Unfolded parts and disclosed config bytes change the composition but not the fingerprint. */
function changesDigestAlone({ kind, breaking }: Change): boolean {
  return kind === "config-disclosed" || (BREAK_BY_READING.has(kind) && !breaking);
}

function checkOrder({ seq, prev }: Entry, before: Entry | undefined, place: Place): void {
  const expected = `entry ${(before?.seq ?? 0) + 1}, after ${before?.hash ?? "none"}`;
  const where = before ? `follow on entry ${before.seq}` : "begin the chain";
  const message = `The entry does not ${where}: an entry is missing or out of order.`;
  place.same(message, expected, `entry ${seq}, after ${prev ?? "none"}`);
}

/** Mistakes that can exist under a correct hash, because the hash was made over them. */
function checkWords(entry: Entry, coalition: string, place: Place): void {
  const { changes, breaking, at } = entry;
  place.same("The entry belongs to another coalition.", coalition, entry.coalition);
  if (!isRealTime(at)) place.problem(`The entry's time, ${at}, is not a valid date.`);
  if (changes.length === 0) place.problem("The entry has no change.");
  const breaks = changes.some((change) => change.breaking);
  const says = breaking ? "breaks" : "does not break";
  const message = `The entry says that it ${says} integrators, but its changes say the opposite.`;
  place.same(message, breaks, breaking);
  checkUrgent(entry, place);
  for (const { kind, part, breaking } of changes) {
    const known = BY_FINGERPRINT.has(kind) ? breaking : (KINDS.get(kind) ?? breaking);
    const called = `The change "${kind}" of ${part.class} ${part.name}`;
    place.same(`${called} is called ${breaking ? "" : "not "}breaking.`, known, breaking);
  }
}

/** Changing the mark is a change. A mark that a coalition starts with is only in its definition. */
function checkUrgent({ changes, urgent }: Entry, place: Place): void {
  if (changes.some(({ kind }) => kind === "published")) return;
  const mark = changes.find(isUrgentMark)?.after as Entry["urgent"] | null;
  const message = "The entry's reason for urgency is not the one in its changes.";
  place.same(message, mark?.reason ?? null, urgent?.reason ?? null);
}

/** These break if the fingerprint changes, which `checkVerdict` checks. */
const BY_FINGERPRINT: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  ...BREAK_BY_READING,
  "history-rewritten",
]);

/** Whether each kind of change breaks integrators. */
const KINDS = new Map<string, boolean>(Object.entries(CHANGE_KINDS));

/** These can break with the same fingerprint: the coalition ends, or something different was published before. */
const ENDS: ReadonlySet<string> = new Set(["retired", "history-rewritten"]);

/** A new fingerprint breaks builds with the previous one; nothing else in a definition does. */
function checkVerdict({ changes, fingerprint }: Entry, before: Entry, place: Place): void {
  const breaks = changes.some((it) => it.breaking && !ENDS.has(it.kind));
  const differs = fingerprint !== before.fingerprint;
  const message = differs
    ? "The fingerprint changed, but none of the entry's changes explains that."
    : "A change of the entry needs a new fingerprint, but the fingerprint is the same.";
  if (breaks !== differs) place.problem(message);
}
