// A list that is far longer than any list in a definition. Checking each item would take quadratic time: minutes, for a
// file that is still small.

import type { Finding } from "../problem.ts";
import { pointerOf } from "./locate.ts";

/** More than the schemas allow for any list. */
const MOST_ITEMS = 1000;
/** In UTF-16 code units: a shorter text has too few items to matter. */
const SHORT_TEXT = 20_000;

/** One such list, as a finding at its pointer. */
export function findLongList(text: string, value: unknown): Finding | undefined {
  if (text.length < SHORT_TEXT || typeof value !== "object" || value === null) return undefined;
  const waiting: [value: object, pointer: string][] = [[value, ""]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [at, pointer] = next;
    if (Array.isArray(at) && at.length > MOST_ITEMS) return tooLong(pointer);
    for (const [key, inner] of Object.entries(at)) {
      if (typeof inner === "object" && inner !== null)
        waiting.push([inner, pointer + pointerOf(key)]);
    }
  }
  return undefined;
}

function tooLong(pointer: string): Finding {
  return {
    code: "value-invalid",
    pointer,
    message: `This list has more than ${MOST_ITEMS} items, more than any list in a definition may have.`,
    fix: "Remove what does not belong here, or split the coalition.",
  };
}
