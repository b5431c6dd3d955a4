// Where coalitions differ in what may change under one id. Who is out of date, nobody knows; so the one that gives
// the fact a new value is asked to look, and never both of them.

import { groupBy } from "../group-by.ts";
import type { ChangeableFact } from "./changeable-facts.ts";
import { announcedAfter } from "./differences.ts";
import { byName, type IsSound, type Statement } from "./statement.ts";

/** Another value than every other coalition has of the same fact. */
export interface Deviation {
  statement: Statement;
  fact: ChangeableFact;
  other: Statement;
  theirs: string;
}

/**
 * What may change under an id, where a checked file gives it a value that is new and that no other coalition
 * has or announces. Who comes later by name is the one to look: never both.
 */
export function deviationsIn(all: readonly Statement[], isSound: IsSound): Deviation[] {
  const given = all.flatMap((statement) =>
    statement.facts().map((fact) => ({ statement, fact, isNew: fact.isNew })),
  );
  if (!given.some(({ statement, isNew }) => isNew && statement.isChecked)) return [];
  const byKey = groupBy(given, ({ fact }) => fact.key);
  return [...byKey.values()].flatMap((same) => deviationsOf(same, isSound));
}

interface Given {
  statement: Statement;
  fact: ChangeableFact;
  isNew: boolean;
}

function deviationsOf(given: readonly Given[], isSound: IsSound): Deviation[] {
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
            (they.statement.isChecked || isSound(they.statement.file)),
        );
        return other ? [{ statement, fact, other: other.statement, theirs: other.fact.value }] : [];
      });
      for (const it of ofFile) for (const value of valuesOf(it)) accepted.add(value);
      earlier.push(...ofFile);
      return found;
    },
  );
}

/** The value, the one that is announced to take its place, and those whose place it is announced to take. */
function valuesOf({ statement: { announced }, fact: { value } }: Given): string[] {
  const next = announcedAfter(value, [announced]);
  const previous = announced.before.get(value) ?? [];
  return [value, ...previous, ...(next === null ? [] : [next])];
}
