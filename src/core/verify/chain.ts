// The chain of one coalition: each entry says what its hash commits to, and follows on the one before.

import { BREAK_BY_READING, CHANGE_KINDS, type Change, type ChangeKind } from "../changes/change.ts";
import { isUrgentMark } from "../changes/urgent.ts";
import { hashIfAny } from "../history/continuity.ts";
import type { Entry } from "../history/entry.ts";
import type { IndexRow } from "../published/shapes.ts";
import type { Id } from "../registry/definition.ts";
import { isRealTime } from "../time.ts";
import type { Findings, Place } from "./findings.ts";

/** Checks every entry against the one before it, and the newest against the coalition's row. */
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
    const message = "The entry was edited: its hash is not that of what it says.";
    place.same(message, hashIfAny(entry), entry.hash);
    checkOrder(entry, before, place);
    checkWords(entry, name, place);
    if (before) checkVerdict(entry, before, place);
    const { fingerprint, compositionDigest: digest } = entry;
    if (entry.changes.some(changesDigestAlone)) rereadings++;
    const known = digests.get(fingerprint);
    if (known?.rereadings === rereadings) {
      const message = "An earlier entry gives the fingerprint to another composition.";
      place.same(message, known.digest, digest);
    }
    digests.set(fingerprint, { digest, rereadings });
    findings.counts.entries++;
    before = entry;
  }
  const message = "The newest entry is not the one that index.json names as the head.";
  const newest = `entry ${before?.seq ?? 0}, with the hash ${before?.hash ?? null}`;
  findings.at(file, before).same(message, `entry ${count}, with the hash ${head}`, newest);
}

/** What is not folded, or is disclosed, makes another composition under the same fingerprint. */
function changesDigestAlone({ kind, breaking }: Change): boolean {
  return kind === "config-disclosed" || (BREAK_BY_READING.has(kind) && !breaking);
}

function checkOrder({ seq, prev }: Entry, before: Entry | undefined, place: Place): void {
  const expected = `entry ${(before?.seq ?? 0) + 1}, after ${before?.hash ?? "none"}`;
  const where = before ? `follow on entry ${before.seq}` : "begin the chain";
  const message = `The entry does not ${where}: one is missing, or they are not in their order.`;
  place.same(message, expected, `entry ${seq}, after ${prev ?? "none"}`);
}

/** What can be wrong even where the hash is right: it was made over this very mistake. */
function checkWords(entry: Entry, coalition: string, place: Place): void {
  const { changes, breaking, at } = entry;
  place.same("The entry is another coalition's.", coalition, entry.coalition);
  if (!isRealTime(at)) place.problem(`The calendar does not have the entry's time, ${at}.`);
  if (changes.length === 0) place.problem("The entry has no change.");
  const breaks = changes.some((change) => change.breaking);
  const says = breaking ? "breaks" : "does not break";
  const message = `The entry says that it ${says} integrators, and its changes say the opposite.`;
  place.same(message, breaks, breaking);
  checkUrgent(entry, place);
  for (const { kind, part, breaking } of changes) {
    const known = BY_FINGERPRINT.has(kind) ? breaking : (KINDS.get(kind) ?? breaking);
    const called = `The change "${kind}" of ${part.class} ${part.name}`;
    place.same(`${called} is called ${breaking ? "" : "not "}breaking.`, known, breaking);
  }
}

/** The mark is a change of its own; but one that a coalition begins with is in its definition alone. */
function checkUrgent({ changes, urgent }: Entry, place: Place): void {
  if (changes.some(({ kind }) => kind === "published")) return;
  const mark = changes.find(isUrgentMark)?.after as Entry["urgent"] | null;
  const message = "The entry is urgent for another reason than its changes say, or for none.";
  place.same(message, mark?.reason ?? null, urgent?.reason ?? null);
}

/** What breaks where the fingerprint is another one, which `checkVerdict` looks at. */
const BY_FINGERPRINT: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  ...BREAK_BY_READING,
  "history-rewritten",
]);

/** What each kind of change does to integrators. */
const KINDS = new Map<string, boolean>(Object.entries(CHANGE_KINDS));

/** Breaking without another fingerprint: the coalition ends, or was published otherwise before. */
const ENDS: ReadonlySet<string> = new Set(["retired", "history-rewritten"]);

/** Another fingerprint breaks builds with the one before; and nothing else in a definition does. */
function checkVerdict({ changes, fingerprint }: Entry, before: Entry, place: Place): void {
  const breaks = changes.some((it) => it.breaking && !ENDS.has(it.kind));
  const differs = fingerprint !== before.fingerprint;
  const message = differs
    ? "The fingerprint is another one than before, and no change of the entry brings that."
    : "A change of the entry brings another fingerprint, and the fingerprint is the one before.";
  if (breaks !== differs) place.problem(message);
}
