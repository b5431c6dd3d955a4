// One pass over JSON text that JSON.parse cannot give: how deep it nests, and how many keys it has.
// It exists so that the exact but slow tree (locate.ts) is built only when something is wrong.

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

export interface Structure {
  /** The deepest nesting of objects and arrays. */
  depth: number;
  /** Where that depth is first exceeded: the offset of the bracket beyond `limit`, or -1. */
  tooDeepAt: number;
  /** How many keys stand in the text: in valid JSON, its colons outside of strings. */
  keys: number;
}

/** Scans `text`, which need not be valid JSON, in one pass and without recursion. */
export function scanStructure(text: string, limit: number): Structure {
  const structure: Structure = { depth: 0, tooDeepAt: -1, keys: 0 };
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      at = endOfString(text, at);
    } else if (unit === COLON) {
      structure.keys++;
    } else if (unit === OPEN_BRACE || unit === OPEN_BRACKET) {
      depth++;
      if (depth > structure.depth) structure.depth = depth;
      if (depth > limit && structure.tooDeepAt < 0) structure.tooDeepAt = at;
    } else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) {
      // Text that is no JSON may close more than it opened; what opens after that counts in full.
      if (depth > 0) depth--;
    }
  }
  return structure;
}

/** The offset of the quote that ends the string that begins at `start`, or the text's end. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === QUOTE) return at;
  }
  return text.length;
}

/** How many keys a parsed value has, at every depth. */
export function countKeys(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countKeys(item), 0);
  const values = Object.values(value);
  return values.reduce<number>((sum, item) => sum + countKeys(item), values.length);
}
