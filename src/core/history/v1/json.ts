// The bytes of a version -> its JSON value, where every reader of JSON reads the same. Frozen: see reader.ts.

/** Larger files are no definitions. */
export const MOST_BYTES = 512 * 1024;
const DEEPEST = 32;
const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The value; undefined, which no JSON value is, where the bytes are not strict JSON. */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length > MOST_BYTES || hasByteOrderMark(bytes)) return undefined;
  try {
    const text = DECODER.decode(bytes);
    const value: unknown = JSON.parse(text);
    // Of keys that an object has twice, JSON.parse keeps one.
    return countKeys(value, DEEPEST) === keysWritten(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The keys of all objects in a value; NaN, which is no number of keys, where it nests deeper than `levels`. */
function countKeys(value: unknown, levels: number): number {
  if (typeof value !== "object" || value === null) return 0;
  if (levels === 0) return Number.NaN;
  const inner: unknown[] = Object.values(value);
  const own = Array.isArray(value) ? 0 : inner.length;
  return inner.reduce((keys: number, it) => keys + countKeys(it, levels - 1), own);
}

/** A string of JSON, and the colon behind it if it is a key. */
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

/** How many keys text has that is JSON. */
function keysWritten(text: string): number {
  let keys = 0;
  for (const [, colon] of text.matchAll(STRING)) if (colon !== undefined) keys++;
  return keys;
}
