// The same words for a notice wherever it is told: in its comment, on pull requests, at a terminal.

import type { PhrasingContent } from "mdast";
import { announcedKind } from "../../changes/impact-announcements.ts";
import type { BumpNotice } from "../../notice/notice.ts";
import { code, plain } from "../markdown.ts";

/** What is named before the rest is only counted: the parts of a notice may have many names. */
const NAMED = 10;

/** "stable id change of lattice base.mainnet". */
export function subjectOf({ kind }: BumpNotice, parts: readonly string[]): string {
  const of = [...new Set(parts)];
  return of.length === 0 ? announcedKind(kind) : `${announcedKind(kind)} of ${someOf(of)}`;
}

/** "a, b, c", "a, b, … and 7 more". */
export function someOf(names: readonly string[]): string {
  const more = names.length - NAMED;
  return names.slice(0, NAMED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** Words that end with one value to paste or a command to run, after the last colon: that stands in code. */
export function withPaste(words: string): PhrasingContent[] {
  const [, before = words, value] = /^(.*: )([^“\s].*?)$/s.exec(words) ?? [];
  return value === undefined ? plain(words) : [...plain(before), ...code(value)];
}
