// Which texts may have one of many ids, without parsing any of them.

import type { Id } from "./definition.ts";

const QUOTED_ID = /"([0-9a-f]{64})"/g;

/** How digits and letters are written as \u0030 to \u007a: then a text does not show the id that it has. */
export const ESCAPED = "\\u00";

/** Whether a definition's text may have one of the ids. It is gone through once, however many they are. */
export function mayHaveAnyId(text: string, ids: ReadonlySet<Id>): boolean {
  if (text.includes(ESCAPED)) return true;
  for (const [, id = ""] of text.matchAll(QUOTED_ID)) if (ids.has(id)) return true;
  return false;
}
