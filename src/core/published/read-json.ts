// A JSON file of a published site, which anybody may have written: its value, or why there is none.

import { parseStrict } from "../source/strict-json.ts";

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
  const { value, faults } = parseStrict(text, MAX_DEPTH);
  const [first] = faults;
  return first ? { fault: first.finding.message } : { value };
}
