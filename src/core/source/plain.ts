// A cheap proof that JSON.parse has shown everything that stands in a text: no key twice, nothing too
// deep. It spares every ordinary file the scan of structure.ts, unit by unit, which takes as long as
// parsing does. What it cannot prove may still be sound, and is for that scan to say.

const QUOTE = 0x22;
const SPACE = 0x20;

/** Whether `value`, which JSON.parse made of `text`, surely holds every key, and no more levels. */
export function isPlain(text: string, value: unknown, levels: number): boolean {
  const keys = countKeys(value, levels);
  // A key that is lost takes its levels with it; where none is, the value has all that there are.
  return keys !== undefined && keys === mostKeys(text);
}

/** How many keys a parsed value has, at every depth; undefined where it nests deeper than `levels`. */
function countKeys(value: unknown, levels: number): number | undefined {
  if (typeof value !== "object" || value === null) return 0;
  if (levels === 0) return undefined;
  let sum = 0;
  const list = Array.isArray(value);
  for (const item of list ? value : Object.values(value)) {
    const keys = countKeys(item, levels - 1);
    if (keys === undefined) return undefined;
    sum += list ? keys : keys + 1;
  }
  return sum;
}

/**
 * As many keys as JSON text can have at most: in front of the colon behind a key stands its quote or
 * white space. Within strings there may be such colons, too, but that is rare.
 */
function mostKeys(text: string): number {
  let most = 0;
  for (let at = text.indexOf(":"); at >= 0; at = text.indexOf(":", at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before === QUOTE || before <= SPACE) most++;
  }
  return most;
}
