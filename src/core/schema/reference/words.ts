// What a schema requires of a value, as text.

import { counted } from "../../text.ts";
import type { SchemaNode } from "../node.ts";

/** One requirement; `code` is a pattern without a description. */
export interface Limit {
  words: string;
  code?: string;
}

/** The allowed JSON types, such as "object or null"; "" if any type is allowed. */
export function typesOf({ type, const: only, enum: values }: SchemaNode): string {
  if (type !== undefined) return [type].flat().join(" or ");
  const samples = only === undefined ? (values ?? []) : [only];
  return [...new Set(samples.map(typeOf))].join(" or ");
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** Everything that is asked of the value but its type and the values that it may have. */
export function limitsOf(node: SchemaNode): Limit[] {
  const lengths = range(node.minLength, node.maxLength, (it) => counted(it, "character"));
  const counts = range(node.minItems, node.maxItems, (it) => counted(it, "item"));
  const numbers = range(node.minimum, node.maximum, String);
  const pattern = patternOf(node);
  return [
    ...[lengths, counts, numbers].flatMap((words) => (words === undefined ? [] : [{ words }])),
    ...(pattern ? [pattern] : []),
  ];
}

function patternOf({ pattern, patternErrorMessage }: SchemaNode): Limit | undefined {
  if (pattern === undefined) return undefined;
  if (patternErrorMessage !== undefined) return { words: patternErrorMessage };
  return { words: "Matches", code: pattern };
}

/** The same for each item of a list, if the list defines it, with the item's description. */
export function limitsOfItems({ items }: SchemaNode): Limit[] {
  if (!items || items.$ref !== undefined) return [];
  const { description } = items;
  const limits = [
    ...(description === undefined ? [] : [{ words: description }]),
    ...limitsOf(items),
  ];
  return limits.map(({ words, ...more }) => ({ words: `Each: ${words}`, ...more }));
}

function range(
  least: number | undefined,
  most: number | undefined,
  say: (limit: number) => string,
): string | undefined {
  if (least !== undefined && most !== undefined) {
    return least === most ? `${say(least)}.` : `${least} to ${say(most)}.`;
  }
  if (least !== undefined) return `At least ${say(least)}.`;
  return most === undefined ? undefined : `At most ${say(most)}.`;
}

/** The allowed values as JSON; empty if the schema does not list them. */
export function valuesOf({ const: only, enum: values }: SchemaNode): string[] {
  return (only === undefined ? (values ?? []) : [only]).map((it) => JSON.stringify(it));
}
