// A new definition: what its operator knows of it, and a mark where something is not known yet.

import type { Definition } from "../registry/definition.ts";
import { PLACEHOLDER } from "../schema/explain-id.ts";
import { fieldAt } from "../schema/fields.ts";
import { withFingerprint } from "./plan.ts";

/** What a definition cannot do without. */
export type Basics = Pick<
  Definition,
  "$schema" | "name" | "title" | "archetype" | "summary" | "operator"
>;

/** They may hold placeholders in place of values. */
export type GivenParts = Pick<Definition, "lattices" | "organisms" | "peerHints">;

/**
 * The definition at `file`, under the fingerprint of its composition. No id is made up: where one is
 * not known, a placeholder says so, or the list is empty, and the check finds fault with either.
 */
export function newDefinition(file: string, basics: Basics, parts: GivenParts): Definition {
  const { lattices, organisms, peerHints } = parts;
  const { $schema, ...words } = basics;
  return withFingerprint({
    $schema,
    schemaVersion: 1,
    ...words,
    fingerprint: `${PLACEHOLDER}npx mosaik-coalitions fingerprint ${file} --write`,
    lattices,
    organisms,
    confluences: [],
    modules: { atlas: null, almanac: null, chronicle: null, compute: null },
    ticketIssuer: null,
    peerHints,
  });
}

/** What stands in place of a value that is not known: no id, no URL and no number, but its meaning. */
export function placeholderAt(pointer: string): string {
  return PLACEHOLDER + fieldAt(pointer).description;
}

/** An object's properties in the schema's order, at every depth; `pointer` is where it will stand. */
export function inSchemaOrder<T>(value: T, pointer: string): T {
  if (Array.isArray(value)) return value.map((item) => inSchemaOrder(item, `${pointer}/0`)) as T;
  if (typeof value !== "object" || value === null) return value;
  const order = fieldAt(pointer).properties.filter((key) => Object.hasOwn(value, key));
  return Object.fromEntries(
    order.map((key) => [key, inSchemaOrder(value[key as keyof T], `${pointer}/${key}`)]),
  ) as T;
}
