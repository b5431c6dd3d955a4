// Reads a JSON file of a published site, which anybody may have written: its value, or the fault in it.

import { parseStrict } from "../source/strict-json.ts";
import type { Shape } from "./shape.ts";

/** A file's value; or in `fault`, why it cannot be read or what shape was expected. */
export type Parsed<T> = { value: T; fault?: undefined } | { fault: string };

/** An entry for a whole definition nests the definition's six levels in a few more. */
export const MAX_DEPTH = 64;

/** Strict: only UTF-8, no repeated keys, and no deeper than published files are. Never throws. */
export function parseShaped<T>(bytes: Uint8Array, shape: Shape): Parsed<T> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { fault: "The file is not UTF-8." };
  }
  const { value, faults } = parseStrict(text, MAX_DEPTH);
  const [first] = faults;
  if (first) return { fault: first.finding.message };
  const [pointer, expected] = shape(value) ?? [];
  if (expected === undefined) return { value: value as T };
  return { fault: `${pointer || "The whole value"} is not ${expected}.` };
}
