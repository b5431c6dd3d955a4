// As much as there is room for: in full first, then one line each, then a count. Nothing is rendered that
// has no room.

/** One thing to tell, as Markdown. */
export interface Told {
  full(): string;
  /** One item of a list. */
  short(): string;
}

/** How much of the room is kept for the short forms, at most, and for each of them. */
const KEPT_FOR_SHORT = 1 / 3;
const USUAL_SHORT = 120;
/** For the sentence on those that are left out. */
const KEPT_FOR_MORE = 500;

/** At most `room` bytes; `more` gives the sentence on those that are left out. */
export function fitInto(
  items: readonly Told[],
  room: number,
  more: (count: number) => string,
): string {
  const left = room - KEPT_FOR_MORE;
  const parts: string[] = [];
  let used = 0;
  let next = 0;
  for (; next < items.length; next++) {
    const full = (items[next] as Told).full();
    const kept = Math.min((items.length - next - 1) * USUAL_SHORT, left * KEPT_FOR_SHORT);
    if (used + bytesOf(full) + 1 + kept > left) break;
    parts.push(full);
    used += bytesOf(full) + 1;
  }
  let lines = "";
  for (; next < items.length; next++) {
    const short = (items[next] as Told).short();
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
