// Values and types in the messages on schema errors.

import { codePoint } from "../characters.ts";
import { replaceUnfit } from "../text.ts";

/** How to write the value in the required type, if only the quotes are wrong. */
export function retyped(
  { data, written }: { data: unknown; written?: string },
  wanted: string | string[] | undefined,
): string | undefined {
  const numeric = wanted === "integer" || wanted === "number";
  if (numeric && typeof data === "string" && /^[1-9][0-9]{0,14}$/.test(data)) {
    return `Write it without quotes: ${data}`;
  }
  if (wanted === "string" && typeof data === "number") {
    return `Write it in quotes: "${written ?? data}"`;
  }
  return undefined;
}

export function jsonType(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

export function withArticle(type: string): string {
  if (type === "null") return type;
  return `${/^[aeio]/.test(type) ? "an" : "a"} ${type}`;
}

/** A value in a message: as JSON, with invisible characters as code points, and at most 80 characters. */
export function quote(value: unknown): string {
  const text = withUnfitShown(JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** The same for a number as it is written: a program cannot hold 1e400. */
export function quoteWritten({ data, written }: { data: unknown; written?: string }): string {
  if (written === undefined) return quote(data);
  return written.length > 80 ? `${written.slice(0, 79)}…` : written;
}

/** The text with invisible characters replaced by their code points: na‹U+200B›me. */
export function withUnfitShown(text: string): string {
  return replaceUnfit(text, (char) => `‹${codePoint(char)}›`);
}
