// Makes a new definition from what its operator knows, with a placeholder for each missing value.

import type { Definition } from "../registry/definition.ts";
import { PLACEHOLDER } from "../schema/explain-id.ts";
import { fieldAt } from "../schema/fields.ts";
import { withFingerprint } from "./plan.ts";

/** What every definition needs. */
export type Basics = Pick<
  Definition,
  "$schema" | "name" | "title" | "archetype" | "summary" | "operator"
>;

/** They may have placeholders instead of values. */
export type GivenParts = Pick<Definition, "lattices" | "organisms" | "peerHints">;

/**
 * The definition at `file`, with its derived fingerprint. No id is made up: a missing one is a placeholder, or its list
 * is empty. The check reports either.
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

/** The placeholder for a missing value: not a valid id, URL or number, but a description of it. */
export function placeholderAt(pointer: string): string {
  return PLACEHOLDER + fieldAt(pointer).description;
}

/** An object's properties in the schema's order, at every depth. `pointer` is where it will be. */
export function inSchemaOrder<T>(value: T, pointer: string): T {
  if (Array.isArray(value)) return value.map((item) => inSchemaOrder(item, `${pointer}/0`)) as T;
  if (typeof value !== "object" || value === null) return value;
  const order = fieldAt(pointer).properties.filter((key) => Object.hasOwn(value, key));
  return Object.fromEntries(
    order.map((key) => [key, inSchemaOrder(value[key as keyof T], `${pointer}/${key}`)]),
  ) as T;
}
