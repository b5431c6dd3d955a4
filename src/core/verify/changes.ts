// Derives the changes of entries again from the definitions before and after.

import type { Change } from "../changes/change.ts";
import { diffDefinitions } from "../changes/diff.ts";
import type { Entry } from "../history/entry.ts";
import { rewritingChange, rewritingOf } from "../history/rewriting.ts";
import { sameJson } from "../json.ts";
import type { Definition, Hex } from "../registry/definition.ts";
import { oneLine, someOf } from "../text.ts";
import type { Findings, Place } from "./findings.ts";

/** Only if both texts are published: see publishedTexts. */
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

/** Why some entries' changes cannot be derived from what is published. */
export const REPLACED =
  "for each fingerprint, only the last text and those with other ids are published. Git has the rest, under the ids in the entries.";

function leaveReplaced(replaced: readonly Entry[], findings: Findings): void {
  if (replaced.length === 0) return;
  const numbers = replaced.map(({ seq }) => String(seq));
  const what = `the texts and changes of these entries: ${someOf(numbers, SHOWN)}`;
  findings.leave(what, REPLACED);
}

function checkFirst({ seq, changes, fingerprint }: Entry, place: Place): void {
  const change = changes.find(({ kind }) => kind === "published");
  if (seq !== 1 || change?.after === fingerprint) return;
  place.problem("The first entry does not say that the coalition was published.");
}

/** An entry for rewritten history publishes nothing else, and states where the chain continues. */
function checkRewriting(before: Entry, entry: Entry, place: Place, findings: Findings): void {
  const rewriting = rewritingOf(entry);
  if (!rewriting) return;
  const { lost } = rewriting;
  if (
    !sameJson(entry.changes, [rewritingChange(rewriting, before)]) ||
    entry.blob !== before.blob
  ) {
    place.problem("The entry reports rewritten history, but does not match the previous entry.");
  }
  findings.leave(
    `what was published up to the hash ${lost.hash} before the rewriting in entry ${entry.seq}, and the reason for it`,
    "it is no longer in the chain, and git does not record who decided that.",
  );
}

/** The difference between two definitions; and for changes due only to time or history, what must hold. */
function expectedChanges(entry: Entry, before: Definition, after: Definition): Change[] {
  const { upcoming = [] } = after;
  const others = entry.changes.filter(({ kind, after }) =>
    kind === "overdue" ? upcoming.some((it) => sameJson(it, after)) : kind === "history-rewritten",
  );
  return [...diffDefinitions(before, after), ...others];
}

function compare({ changes }: Entry, expected: Change[], place: Place): void {
  if (sameJson(changes, expected)) return;
  place.problem("The changes do not match the published definitions before and after the entry.", {
    expected: names(expected),
    found: names(changes),
  });
}

const SHOWN = 10;

function names(changes: readonly Change[]): string {
  const all = changes.map(({ kind, part, field }) =>
    oneLine(`${kind} of ${part.class} ${part.name}${field === undefined ? "" : ` (${field})`}`),
  );
  return someOf(all, SHOWN);
}
