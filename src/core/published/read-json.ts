// A JSON file of a published site, which anybody may have written: its value, or why there is none.

import { isPlain } from "../source/plain.ts";
import { countKeys, scanStructure } from "../source/structure.ts";

export type ReadJson = { value: unknown; fault?: undefined } | { fault: string };

/** An entry that tells of a whole definition nests its six levels in some more. */
const MAX_DEPTH = 64;

/** Strict: UTF-8 and nothing else, no key twice, no deeper than anything published is. Never throws. */
export function readJson(bytes: Uint8Array): ReadJson {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { fault: "The file is not UTF-8." };
  }
  const value = parse(text);
  if (value === undefined) return { fault: "The file is not JSON." };
  if (isPlain(text, value, MAX_DEPTH)) return { value };
  const { tooDeepAt, keys } = scanStructure(text, MAX_DEPTH);
  if (tooDeepAt >= 0) return { fault: `The file nests deeper than ${MAX_DEPTH} levels.` };
  if (countKeys(value) !== keys) {
    return { fault: "A key stands twice in an object, so that two readers may read two values." };
  }
  return { value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
