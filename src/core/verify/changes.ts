// The changes that entries tell, derived again from the definitions before and after.

import type { Id } from "../definition.ts";
import { type Change, sameJson } from "../diff/change.ts";
import { diffDefinitions } from "../diff/diff.ts";
import type { Entry } from "../history/entry.ts";
import { counted, oneLine } from "../text.ts";
import type { PublishedDefinition } from "./definitions.ts";
import type { Findings } from "./findings.ts";

/** Only where both texts are published: of several with one fingerprint, the last is. */
export function checkChanges(
  file: string,
  entries: readonly Entry[],
  definitions: ReadonlyMap<Id, PublishedDefinition>,
  findings: Findings,
): void {
  const textOf = ({ fingerprint, blob }: Entry) => {
    const published = definitions.get(fingerprint);
    return published?.blob === blob ? published.definition : undefined;
  };
  const replaced = entries.filter((entry) => !textOf(entry)).map(({ seq }) => seq);
  for (const [index, entry] of entries.entries()) {
    const [before, after] = [entries[index - 1], textOf(entry)];
    if (!before) {
      checkFirst(file, entry, findings);
      continue;
    }
    const then = textOf(before);
    if (!then || !after) continue;
    compare(file, entry, diffDefinitions(then, after), findings);
    findings.counts.changes++;
  }
  if (replaced.length > 0) {
    findings.leave(
      `the ${counted(replaced.length, "text")} of ${replaced.length === 1 ? "entry" : "entries"} ${shortened(replaced)}, and which changes follow from ${replaced.length === 1 ? "it" : "them"}`,
      "of the texts with one fingerprint only the last is published; git has the others, by the ids in the entries.",
    );
  }
}

function checkFirst(file: string, entry: Entry, findings: Findings): void {
  const [change] = entry.changes;
  if (entry.seq !== 1 || (change?.kind === "published" && change.after === entry.fingerprint))
    return;
  const message = "The first entry does not tell that the coalition is published.";
  findings.problem(file, message, { entry });
}

function compare(file: string, entry: Entry, expected: Change[], findings: Findings): void {
  const { changes } = entry;
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
