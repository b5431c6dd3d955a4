// As much as fits: first sections in full, then one line each, then a count. What does not fit is never rendered.

import type { RootContent } from "mdast";
import { type Inline, list, stringify } from "../markdown.ts";

/** A part of a comment. */
export interface CommentSection {
  full(): RootContent[];
  /** Its item in the list of those that do not fit. */
  short(): Inline;
}

export interface Comment {
  head: readonly RootContent[];
  /** In order, each with the text that counts what is left out. */
  groups: readonly SectionGroup[];
  foot: readonly RootContent[];
}

export interface SectionGroup {
  sections: readonly CommentSection[];
  /** How many more sections there are. */
  omitted?: number;
  more: (count: number) => RootContent;
  /** The largest share of the room that it may take. */
  share?: number;
}

/** How much room is kept for the short forms, at most, and for each one. */
const KEPT_FOR_SHORT = 1 / 3;
const USUAL_SHORT = 120;
/** For the sentence that counts what is left out. */
const KEPT_FOR_MORE = 500;

/** Markdown of at most `limit` bytes. */
export function fitComment({ head, groups, foot }: Comment, limit: number): string {
  const [first, last] = [stringify(head), stringify(foot)];
  const texts = new Map<SectionGroup, string>();
  let room = limit - utf8Length(first) - utf8Length(last) - 2;
  // A group with a limited share goes first, so that the others get what it leaves.
  const inTurn = [...groups].sort((a, b) => (a.share ?? 1) - (b.share ?? 1));
  for (const group of inTurn) {
    const text = fitGroup(group, room * (group.share ?? 1));
    texts.set(group, text);
    room -= utf8Length(text) + 1;
  }
  const parts = [first, ...groups.map((group) => texts.get(group) ?? ""), last];
  return parts.filter((text) => text !== "").join("\n");
}

function fitGroup({ sections, omitted = 0, more }: SectionGroup, room: number): string {
  const left = room - KEPT_FOR_MORE;
  const parts: string[] = [];
  let used = 0;
  let next = 0;
  for (; next < sections.length; next++) {
    const full = stringify((sections[next] as CommentSection).full());
    const kept = Math.min((sections.length - next - 1) * USUAL_SHORT, left * KEPT_FOR_SHORT);
    if (used + utf8Length(full) + 1 + kept > left) break;
    parts.push(full);
    used += utf8Length(full) + 1;
  }
  let lines = "";
  for (; next < sections.length; next++) {
    const short = stringify([list([(sections[next] as CommentSection).short()])]);
    if (used + utf8Length(short) > left) break;
    lines += short;
    used += utf8Length(short);
  }
  if (lines !== "") parts.push(lines);
  const rest = sections.length - next + omitted;
  if (rest > 0) parts.push(stringify([more(rest)]));
  return parts.join("\n");
}

/** GitHub's limits count bytes or characters. There are never fewer bytes. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
