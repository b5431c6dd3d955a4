// The same words for a notice wherever it is told: in its comment, on pull requests, at a terminal.

import { announcedKind } from "../../changes/impact-announcements.ts";
import type { BumpNotice } from "../../notice/notice.ts";
import { someOf } from "../../text.ts";
import { code, type Inline, text } from "../markdown.ts";

/** What is named before the rest is only counted: the parts of a notice may have many names. */
export const LISTED_PARTS = 10;

/** "stable id change of lattice base.mainnet". */
export function subjectOf({ kind }: BumpNotice, parts: readonly string[]): string {
  const of = [...new Set(parts)];
  return of.length === 0
    ? announcedKind(kind)
    : `${announcedKind(kind)} of ${someOf(of, LISTED_PARTS)}`;
}

/** Words that end with one value to paste or a command to run, after the last colon: that stands in code. */
export function withPaste(words: string): Inline {
  const [, before = words, value] = /^(.*: )([^“\s].*?)$/s.exec(words) ?? [];
  return value === undefined ? words : text`${before}${code(value)}`;
}
