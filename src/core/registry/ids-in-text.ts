// Which texts may contain one of many ids, found without parsing any of them.

import type { Id } from "./definition.ts";

const QUOTED_ID = /"([0-9a-f]{64})"/g;

/** The start of digits and letters written as \u0030 to \u007a, which hide an id from a text search. */
export const ESCAPED = "\\u00";

/** Whether a definition's text may contain one of the ids. One pass, however many ids there are. */
export function mayHaveAnyId(text: string, ids: ReadonlySet<Id>): boolean {
  if (text.includes(ESCAPED)) return true;
  for (const [, id = ""] of text.matchAll(QUOTED_ID)) if (ids.has(id)) return true;
  return false;
}
