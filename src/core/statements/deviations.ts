// Differences between coalitions in facts that may change under one id. It is not known which is out of date. So only
// the coalition that states a new value gets the warning, never both.

import { groupBy } from "../group-by.ts";
import type { ChangeableFact } from "./changeable-facts.ts";
import { announcedAfter } from "./differences.ts";
import { byName, type IsValid, type Statement } from "./statement.ts";

/** A value that differs from every other coalition's. */
export interface Deviation {
  statement: Statement;
  fact: ChangeableFact;
  other: Statement;
  theirs: string;
}

/**
 * A changeable fact in a checked file with a new value that no other coalition has or announces. If both are new,
 * only the later by name gets the warning.
 */
export function deviationsIn(all: readonly Statement[], isValid: IsValid): Deviation[] {
  const given = all.flatMap((statement) =>
    statement.facts().map((fact) => ({ statement, fact, isNew: fact.isNew })),
  );
  if (!given.some(({ statement, isNew }) => isNew && statement.isChecked)) return [];
  const byKey = groupBy(given, ({ fact }) => fact.key);
  return [...byKey.values()].flatMap((same) => deviationsOf(same, isValid));
}

interface Given {
  statement: Statement;
  fact: ChangeableFact;
  isNew: boolean;
}

function deviationsOf(given: readonly Given[], isValid: IsValid): Deviation[] {
  if (new Set(given.map(({ fact }) => fact.value)).size === 1) return [];
  const ordered = [...given].sort(
    (a, b) => Number(a.isNew) - Number(b.isNew) || byName(a.statement, b.statement),
  );
  const accepted = new Set<string>();
  const earlier: Given[] = [];
  return [...groupBy(ordered, (it) => `${it.isNew} ${it.statement.file}`).values()].flatMap(
    (ofFile) => {
      const found = ofFile.flatMap((it): Deviation[] => {
        const { statement, fact, isNew } = it;
        if (!isNew || !statement.isChecked) return [];
        if (valuesOf(it).some((value) => accepted.has(value))) return [];
        const other = earlier.find(
          (they) =>
            they.statement.definition.name !== statement.definition.name &&
            (they.statement.isChecked || isValid(they.statement.file)),
        );
        return other ? [{ statement, fact, other: other.statement, theirs: other.fact.value }] : [];
      });
      for (const it of ofFile) for (const value of valuesOf(it)) accepted.add(value);
      earlier.push(...ofFile);
      return found;
    },
  );
}

/** The value, its announced successor, and the values that it is announced to replace. */
function valuesOf({ statement: { announced }, fact: { value } }: Given): string[] {
  const next = announcedAfter(value, [announced]);
  const previous = announced.before.get(value) ?? [];
  return [value, ...previous, ...(next === null ? [] : [next])];
}
