// A bump notice: an operator announces that an id of theirs will change; and the problems that it can have.

import type { Hex, Upcoming, UtcTime } from "../registry/definition.ts";
import { NOTICE_PROBLEMS, type NoticeProblemCode } from "./problem-codes.ts";

/** As `schemas/bump-notice.schema.json` accepts it. */
export interface BumpNotice {
  kind: Upcoming["kind"];
  /** The current one: 64 lowercase hex digits, or 96 for an MR_TD. */
  id: Hex;
  /** Its replacement; null only for a retirement. */
  to: Hex | null;
  /** For an urgent notice, the time of filing. */
  effectiveAt: UtcTime;
  /** Present if it cannot wait: the change is made without an announcement, and marked urgent with the reason. */
  atOnce?: true;
  /** An https address. */
  releaseNotes: string | null;
  /** One line. */
  reason: string;
}

/** The `id` of a field in the form. */
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
  /** The field to fix; null for the whole notice. */
  field: NoticeField | null;
  message: string;
  /** What to write. A value to paste comes after the last colon, alone. */
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

/** The entry of `upcoming` with which a coalition announces a notice. `number`: of the issue. */
export function upcomingOf(
  { kind, id, to, effectiveAt, reason }: BumpNotice,
  number: number,
): Upcoming {
  return { notice: number, kind, id, to, effectiveAt, reason };
}
