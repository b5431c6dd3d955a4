// The changes that entries tell, derived again from the definitions before and after.

import type { Change } from "../changes/change.ts";
import { diffDefinitions } from "../changes/diff.ts";
import type { Entry } from "../history/entry.ts";
import { rewritingOf } from "../history/rewriting.ts";
import { sameJson } from "../json.ts";
import type { Definition, Hex } from "../registry/definition.ts";
import { counted, oneLine } from "../text.ts";
import type { Findings } from "./findings.ts";

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
    if (!before) checkFirst(file, entry, findings);
    else checkRewriting(file, before, entry, findings);
    if (after) checkOverdue(file, entry, after, findings);
    if (then && after) {
      compare(file, entry, diffDefinitions(then, after), findings);
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
  const numbers = shortened(replaced.map(({ seq }) => seq));
  const what =
    replaced.length === 1
      ? `the text of entry ${numbers}, and which changes follow from it`
      : `${counted(replaced.length, "text")} of entries ${numbers}, and which changes follow from them`;
  findings.leave(what, REPLACED);
}

function checkFirst(file: string, entry: Entry, findings: Findings): void {
  const [change] = entry.changes.filter(({ kind }) => kind === "published");
  if (entry.seq !== 1 || change?.after === entry.fingerprint) return;
  const message = "The first entry does not tell that the coalition is published.";
  findings.problem(file, message, { entry });
}

/** An entry that tells of rewritten history publishes nothing else, and names where it goes on. */
function checkRewriting(file: string, before: Entry, entry: Entry, findings: Findings): void {
  const rewriting = rewritingOf(entry);
  if (!rewriting) return;
  const { lost } = rewriting;
  const [told] = entry.changes;
  const { seq, hash, fingerprint } = before;
  if (!sameJson(told?.after, { seq, hash, fingerprint }) || entry.blob !== before.blob) {
    const message =
      "The entry tells that history was rewritten, and goes on from another entry than the one before it.";
    findings.problem(file, message, { entry, expected: hash });
  }
  if (entry.breaking !== (lost.fingerprint !== fingerprint)) {
    const message =
      "A rewritten history breaks integrators just where the fingerprint published before is another one.";
    findings.problem(file, message, { entry, found: entry.breaking });
  }
  findings.leave(
    `what was published before the rewriting that entry ${entry.seq} tells of, up to the hash ${lost.hash}, and its reason`,
    "it is not in the chain any more, and who decided so is not in git.",
  );
}

/** What is told to be overdue is announced in the definition. */
function checkOverdue(
  file: string,
  entry: Entry,
  { upcoming = [] }: Definition,
  findings: Findings,
): void {
  for (const { kind, after } of entry.changes) {
    if (kind !== "overdue" || upcoming.some((it) => sameJson(it, after))) continue;
    const message =
      "The entry tells an announcement to be overdue that the definition does not have.";
    findings.problem(file, message, { entry });
  }
}

/** Those that no two definitions differ by. */
const OF_TIME_OR_HISTORY: ReadonlySet<string> = new Set(["overdue", "history-rewritten"]);

function compare(file: string, entry: Entry, expected: Change[], findings: Findings): void {
  const changes = entry.changes.filter(({ kind }) => !OF_TIME_OR_HISTORY.has(kind));
  const lacking = expected.filter((it) => !changes.some((other) => sameJson(it, other)));
  const added = changes.filter((it) => !expected.some((other) => sameJson(it, other)));
  if (lacking.length > 0 || added.length > 0) {
    const message =
      "The changes are not those between the definitions that are published before and after it.";
    findings.problem(file, message, { entry, expected: names(lacking), found: names(added) });
  } else if (!sameJson(changes, expected)) {
    const message = "The changes are not in their order, or one of them is told twice.";
    findings.problem(file, message, { entry, expected: names(expected), found: names(changes) });
  }
}

function names(changes: readonly Change[]): string {
  if (changes.length === 0) return "nothing else";
  return shortened(
    changes.map(({ kind, part, field }) =>
      oneLine(`${kind} of ${part.class} ${part.name}${field === undefined ? "" : ` (${field})`}`),
    ),
  );
}

const SHOWN = 10;

function shortened(items: readonly (string | number)[]): string {
  const rest = items.length - SHOWN;
  return items.slice(0, SHOWN).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
