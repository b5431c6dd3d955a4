// A JSON file of a published site, which anybody may have written: its value, or why there is none.

import { parseStrict } from "../source/strict-json.ts";
import type { Shape } from "./shape.ts";

/** What a file holds; or in `fault` why it cannot be read, or which shape it should have. */
export type Parsed<T> = { value: T; fault?: undefined } | { fault: string };

/** An entry about a whole definition nests its six levels in some more. */
export const MAX_DEPTH = 64;

/** Strict: UTF-8 and nothing else, no key twice, no deeper than anything published is. Never throws. */
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
  return { fault: `${pointer || "The whole of it"} is not ${expected}.` };
}
