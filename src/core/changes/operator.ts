// An operator's accounts are an authority, by their numbers; everything else of it is a label.

import { keysOf, sameJson, valueAt } from "../json.ts";
import type { Operator } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";
import { type Change, change } from "./change.ts";

export function diffOperator(part: Part, before: unknown, after: unknown): Change[] {
  const [then, now] = [before as Operator, after as Operator];
  return keysOf(then, now).flatMap((key) => {
    const values = { before: valueAt(then, key), after: valueAt(now, key) };
    if (sameJson(values.before, values.after)) return [];
    const authority = key === "github" && !sameJson(accountIds(then), accountIds(now));
    const kind = authority ? "authority-changed" : "metadata-changed";
    return [change(kind, part, { field: `operator.${key}`, ...values })];
  });
}

/** The numbers of the accounts, in ascending order. */
export function accountIds({ github }: Operator): number[] {
  return github.map(({ id }) => id).sort((a, b) => a - b);
}
