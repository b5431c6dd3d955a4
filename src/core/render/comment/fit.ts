// As much as there is room for: in full first, then one line each, then a count.

/** One thing to tell, as Markdown. */
export interface Told {
  full: string;
  /** One item of a list. */
  short: string;
}

/** How much of the room is kept for the short forms. */
const KEPT_FOR_SHORT = 1 / 3;

/** At most `room` bytes; `more` gives the sentence on those that are left out, of at most 500. */
export function fitInto(
  items: readonly Told[],
  room: number,
  more: (count: number) => string,
): string {
  const left = room - 500;
  const shortFrom = suffixSums(items.map(({ short }) => bytesOf(short)));
  const parts: string[] = [];
  let used = 0;
  let next = 0;
  for (; next < items.length; next++) {
    const { full } = items[next] as Told;
    const kept = Math.min(shortFrom[next + 1] as number, left * KEPT_FOR_SHORT);
    if (used + bytesOf(full) + 1 + kept > left) break;
    parts.push(full);
    used += bytesOf(full) + 1;
  }
  let lines = "";
  for (; next < items.length; next++) {
    const { short } = items[next] as Told;
    if (used + bytesOf(short) > left) break;
    lines += short;
    used += bytesOf(short);
  }
  if (lines !== "") parts.push(lines);
  if (next < items.length) parts.push(more(items.length - next));
  return parts.join("\n");
}

/** GitHub's limits count bytes, or characters: bytes are never fewer. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** At each index the sum from there on; one more at the end, 0. */
function suffixSums(numbers: readonly number[]): number[] {
  const sums = [0];
  for (const number of [...numbers].reverse()) sums.unshift(number + (sums[0] as number));
  return sums;
}
