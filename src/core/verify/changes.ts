// The changes of entries, derived again from the definitions before and after.

import type { Change } from "../changes/change.ts";
import { diffDefinitions } from "../changes/diff.ts";
import type { Entry } from "../history/entry.ts";
import { rewritingChange, rewritingOf } from "../history/rewriting.ts";
import { sameJson } from "../json.ts";
import type { Definition, Hex } from "../registry/definition.ts";
import { oneLine, someOf } from "../text.ts";
import type { Findings, Place } from "./findings.ts";

/** Only where both texts are published: see publishedTexts. */
export function checkChanges(
  file: string,
  entries: readonly Entry[],
  definitions: ReadonlyMap<Hex, Definition>,
  findings: Findings,
): void {
  const textOf = ({ blob }: Entry) => definitions.get(blob);
  let before: Entry | undefined;
  for (const entry of entries) {
    const after = textOf(entry);
    const then = before && textOf(before);
    const place = findings.at(file, entry);
    if (!before) checkFirst(entry, place);
    else checkRewriting(before, entry, place, findings);
    if (then && after) {
      compare(entry, expectedChanges(entry, then, after), place);
      findings.counts.changes++;
    }
    before = entry;
  }
  leaveReplaced(
    entries.filter((entry) => !textOf(entry)),
    findings,
  );
}

/** Why the changes of some entries cannot be derived again from what is published. */
export const REPLACED =
  "of the texts with one fingerprint only the last is published, and those with other ids; git has the others, by the ids in the entries.";

function leaveReplaced(replaced: readonly Entry[], findings: Findings): void {
  if (replaced.length === 0) return;
  const numbers = replaced.map(({ seq }) => String(seq));
  const what = `the texts of these entries, and which changes follow from them: ${someOf(numbers, SHOWN)}`;
  findings.leave(what, REPLACED);
}

function checkFirst({ seq, changes, fingerprint }: Entry, place: Place): void {
  const change = changes.find(({ kind }) => kind === "published");
  if (seq !== 1 || change?.after === fingerprint) return;
  place.problem("The first entry does not say that the coalition is published.");
}

/** An entry for rewritten history publishes nothing else, and names where it goes on. */
function checkRewriting(before: Entry, entry: Entry, place: Place, findings: Findings): void {
  const rewriting = rewritingOf(entry);
  if (!rewriting) return;
  const { lost } = rewriting;
  if (
    !sameJson(entry.changes, [rewritingChange(rewriting, before)]) ||
    entry.blob !== before.blob
  ) {
    place.problem(
      "The entry says that history was rewritten, and not what follows from that and the entry before it.",
    );
  }
  findings.leave(
    `what was published before the rewriting that entry ${entry.seq} is about, up to the hash ${lost.hash}, and its reason`,
    "it is no longer in the chain, and who decided so is not in git.",
  );
}

/** What two definitions differ by; and of what is of time or history alone, what cannot be otherwise. */
function expectedChanges(entry: Entry, before: Definition, after: Definition): Change[] {
  const { upcoming = [] } = after;
  const others = entry.changes.filter(({ kind, after }) =>
    kind === "overdue" ? upcoming.some((it) => sameJson(it, after)) : kind === "history-rewritten",
  );
  return [...diffDefinitions(before, after), ...others];
}

function compare({ changes }: Entry, expected: Change[], place: Place): void {
  if (sameJson(changes, expected)) return;
  place.problem(
    "The changes are not those between the definitions that are published before and after it.",
    { expected: names(expected), found: names(changes) },
  );
}

const SHOWN = 10;

function names(changes: readonly Change[]): string {
  const all = changes.map(({ kind, part, field }) =>
    oneLine(`${kind} of ${part.class} ${part.name}${field === undefined ? "" : ` (${field})`}`),
  );
  return someOf(all, SHOWN);
}
