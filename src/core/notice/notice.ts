// A bump notice: an operator's word, ahead of time, that an id of theirs will change; and what is wrong
// with one.

import type { Hex, Upcoming, UtcTime } from "../registry/definition.ts";
import { NOTICE_PROBLEMS, type NoticeProblemCode } from "./problem-codes.ts";

/** As `schemas/bump-notice.schema.json` accepts it. */
export interface BumpNotice {
  kind: Upcoming["kind"];
  /** As it stands today: 64 lowercase hex digits, or the 96 of an MR_TD. */
  id: Hex;
  /** What takes its place; null of a retirement alone. */
  to: Hex | null;
  /** Of a notice that is to be carried out at once, when it was filed. */
  effectiveAt: UtcTime;
  /** Whether it cannot wait: then it is carried out without being announced, and marked urgent with the reason. */
  atOnce?: true;
  /** An https address. */
  releaseNotes: string | null;
  /** One line. */
  reason: string;
}

/** What a value of a notice is called in the form: its `id` there. */
export type NoticeField =
  | "what"
  | "current-id"
  | "new-id"
  | "effective-at"
  | "release-notes"
  | "reason"
  | "statement";

export interface NoticeProblem {
  code: NoticeProblemCode;
  severity: "error" | "warning";
  /** The field that is to be mended; null where it is the whole notice. */
  field: NoticeField | null;
  message: string;
  /** What to write; where it is one value to paste, that alone follows the last colon. */
  fix?: string;
}

export function noticeProblem(
  code: NoticeProblemCode,
  field: NoticeField | null,
  message: string,
  fix?: string,
): NoticeProblem {
  const [severity] = NOTICE_PROBLEMS[code];
  return { code, severity, field, message, ...(fix === undefined ? {} : { fix }) };
}

/** The entry of `upcoming` by which a coalition announces a notice; `number` is that of its issue. */
export function upcomingOf(
  { kind, id, to, effectiveAt, reason }: BumpNotice,
  number: number,
): Upcoming {
  return { notice: number, kind, id, to, effectiveAt, reason };
}
