// Whether someone with write access confirmed a notice with the label. The label counts only for the text that the
// comment showed before, not for earlier or later ones, in whatever order the events arrive.

import { hashHex } from "../derivation/hash.ts";
import type { Hex, UtcTime } from "../registry/definition.ts";
import { secondsOf } from "../time.ts";

/** The comment that is kept on a notice. */
export interface KeptText {
  body: string;
  /** When it was last written. */
  since: UtcTime;
}

/** The label as it was last set. */
export interface SetLabel {
  at: UtcTime;
  /** Whether the account that set it has write access. */
  mayWrite: boolean;
}

export interface Acceptance {
  accepted: boolean;
  /** Why a label that is set does not count. */
  refused?: string;
  /** HTML comments in the first lines of the comment, for the next run. */
  marks: string[];
}

/** The digest of a notice's text. Line ends do not count: editing in a browser turns them into CRLF. */
export function digestOfNotice(body: string): Hex {
  return hashHex(body.replace(/\r\n?/g, "\n").trimEnd());
}

const readMark = (digest: Hex) => `<!-- read ${digest} -->`;
const acceptedMark = (digest: Hex, at: UtcTime) => `<!-- accepted ${digest} ${at} -->`;

/** Whether the comment is about this exact text. */
export function isShown(body: string, kept: KeptText | undefined): boolean {
  return marksOf(kept).includes(readMark(digestOfNotice(body)));
}

/** `label`: undefined if it is not set, "unknown" if GitHub does not say who set it. */
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

/** The first lines of a comment, before any text of other people. */
function marksOf(kept: KeptText | undefined): string[] {
  const lines = kept?.body.split(/\r?\n/) ?? [];
  const end = lines.findIndex((line) => !/^<!-- .* -->$/.test(line));
  return end < 0 ? lines : lines.slice(0, end);
}

const NOT_ALLOWED = "I removed the label accepted, because an account without write access set it.";
const NOT_SHOWN =
  "I removed the label accepted, because it was set before this comment showed the current text. Set it again to confirm this text.";
