// Whether somebody vouches for a notice: whoever sets the label does so for what the comment has shown them,
// for no text before that, and for none that an edit makes of it after, in whatever order the two are heard of.

import { hashHex } from "../derivation/hash.ts";
import type { Hex, UtcTime } from "../registry/definition.ts";
import { secondsOf } from "../time.ts";

/** The comment that is kept on a notice. */
export interface KeptText {
  body: string;
  /** When it was written last. */
  since: UtcTime;
}

/** The label as it was set last. */
export interface SetLabel {
  at: UtcTime;
  /** Whether who set it may write to the registry. */
  mayWrite: boolean;
}

export interface Acceptance {
  accepted: boolean;
  /** Why a label that is set is not believed. */
  refused?: string;
  /** What the comment keeps for the next run: comments of HTML, in its first lines. */
  marks: string[];
}

/** The digest of a notice's text. Line ends do not count: an edit in a browser turns them into CRLF. */
export function digestOfNotice(body: string): Hex {
  return hashHex(body.replace(/\r\n?/g, "\n").trimEnd());
}

const readMark = (digest: Hex) => `<!-- read ${digest} -->`;
const acceptedMark = (digest: Hex, at: UtcTime) => `<!-- accepted ${digest} ${at} -->`;

/** Whether the comment shows what was read of this very text. */
export function isShown(body: string, kept: KeptText | undefined): boolean {
  return marksOf(kept).includes(readMark(digestOfNotice(body)));
}

/** `label`: undefined where it is not set, "unknown" where GitHub does not tell who set it. */
export function acceptanceOf(
  body: string,
  label: SetLabel | "unknown" | undefined,
  kept: KeptText | undefined,
): Acceptance {
  const digest = digestOfNotice(body);
  const marks = [readMark(digest)];
  if (label === undefined) return { accepted: false, marks };
  if (label === "unknown" || !label.mayWrite) {
    return { accepted: false, refused: NOT_ALLOWED, marks };
  }
  const mark = acceptedMark(digest, label.at);
  const isLater = kept !== undefined && secondsOf(label.at) >= secondsOf(kept.since);
  if (!marksOf(kept).includes(mark) && !(isLater && isShown(body, kept))) {
    return { accepted: false, refused: NOT_SHOWN, marks };
  }
  return { accepted: true, marks: [...marks, mark] };
}

/** The lines that a comment begins with, before anything that somebody else has written. */
function marksOf(kept: KeptText | undefined): string[] {
  const lines = kept?.body.split(/\r?\n/) ?? [];
  const end = lines.findIndex((line) => !/^<!-- .* -->$/.test(line));
  return end < 0 ? lines : lines.slice(0, end);
}

const NOT_ALLOWED =
  "The label accepted was set by somebody who may not write to this repository, and was taken away again.";
const NOT_SHOWN =
  "The label accepted was taken away again: it was set before this comment had shown the text as it is now. Whoever vouches for it sets it once more.";
