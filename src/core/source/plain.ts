// A cheap proof that JSON.parse has shown everything that stands in a text: no key twice, nothing too
// deep. It spares every ordinary file the scan of structure.ts, unit by unit, which takes as long as
// parsing does. What it cannot prove may still be sound, and is for that scan to say.

const QUOTE = 0x22;
const SPACE = 0x20;

/** Whether `value`, which JSON.parse made of `text`, surely holds every key, and no more levels. */
export function isPlain(text: string, value: unknown, levels: number): boolean {
  // A key that is lost takes its levels with it; where none is, the value has all that there are.
  return countKeys(value, levels) === mostKeys(text);
}

/** How many keys a parsed value has, at every depth; NaN where it nests deeper than `levels`. */
function countKeys(value: unknown, levels: number): number {
  if (typeof value !== "object" || value === null) return 0;
  if (levels === 0) return Number.NaN;
  let sum = 0;
  if (Array.isArray(value)) {
    for (const item of value) sum += countKeys(item, levels - 1);
  } else {
    // What JSON.parse makes inherits nothing that could be enumerated, and no list is made of it here.
    for (const key in value) sum += 1 + countKeys((value as Json)[key], levels - 1);
  }
  return sum;
}

type Json = Record<string, unknown>;

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
