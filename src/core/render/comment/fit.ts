// As much as there is room for: in full first, then one line each, then a count. Nothing is rendered that
// has no room.

import type { RootContent } from "mdast";
import { type Inline, list, stringify } from "../markdown.ts";

/** A part of a comment. */
export interface CommentSection {
  full(): RootContent[];
  /** Its item in a list of those that have no room. */
  short(): Inline;
}

export interface Comment {
  head: readonly RootContent[];
  /** One group after the other, each with what says how many of it are left out. */
  groups: readonly SectionGroup[];
  foot: readonly RootContent[];
}

export interface SectionGroup {
  sections: readonly CommentSection[];
  /** Those of which nothing but the number is known. */
  omitted?: number;
  more: (count: number) => RootContent;
  /** The part of the room that it may take at most. */
  share?: number;
}

/** How much of the room is kept for the short forms, at most, and for each of them. */
const KEPT_FOR_SHORT = 1 / 3;
const USUAL_SHORT = 120;
/** For the sentence on those that are left out. */
const KEPT_FOR_MORE = 500;

/** Markdown of at most `limit` bytes. */
export function fitComment({ head, groups, foot }: Comment, limit: number): string {
  const [first, last] = [stringify(head), stringify(foot)];
  const texts = [first];
  let room = limit - utf8Length(first) - utf8Length(last) - 2;
  for (const group of groups) {
    const text = fitGroup(group, room * (group.share ?? 1));
    texts.push(text);
    room -= utf8Length(text) + 1;
  }
  return [...texts, last].filter((text) => text !== "").join("\n");
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

/** GitHub's limits count bytes, or characters: bytes are never fewer. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
