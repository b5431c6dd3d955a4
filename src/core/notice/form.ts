// The fields of the issue form of a bump notice. A test compares `.github/ISSUE_TEMPLATE/bump-notice.yml` with them.

import type { Upcoming } from "../registry/definition.ts";
import { shortened } from "../text.ts";
import { type NoticeField, type NoticeProblem, noticeProblem } from "./notice.ts";

export interface FormField {
  id: NoticeField;
  /** GitHub writes it into the issue as a third-level heading. */
  label: string;
  type: "dropdown" | "input" | "checkboxes";
  /** Whether GitHub insists on an answer. */
  required: boolean;
}

/** In the order of the form. */
export const FORM: readonly FormField[] = [
  { id: "what", label: "What changes", type: "dropdown", required: true },
  { id: "current-id", label: "Current id", type: "input", required: true },
  // A retirement has no new id.
  { id: "new-id", label: "New id", type: "input", required: false },
  { id: "effective-at", label: "Takes effect at", type: "input", required: true },
  { id: "release-notes", label: "Release notes", type: "input", required: false },
  { id: "reason", label: "Reason", type: "input", required: true },
  { id: "statement", label: "Statement", type: "checkboxes", required: true },
];

/** The options of the dropdown by kind, in its order. */
export const OPTIONS: Readonly<Record<Upcoming["kind"], string>> = {
  "stable-id": "Stable id",
  "content-hash": "Content hash",
  fingerprint: "Fingerprint of a confluence, module or ticket issuer",
  mrtd: "MR_TD",
  "ticket-issuance-root": "Ticket-issuance root",
  retirement: "Retirement without replacement",
};

/** The checkbox that the author ticks. */
export const STATEMENT = "I operate what this notice is about, or file it for its operator.";

/** What the checkbox said before. Filed notices and older forms have it, so it counts, too. */
// style-ignore: notices that are filed have this sentence.
export const FORMER_STATEMENT = "I run what this notice is about, or speak for those who do.";

export function labelOf(field: NoticeField): string {
  return FORM.find(({ id }) => id === field)?.label ?? field;
}

/** Labels and options are compared so, ignoring case and runs of white space. */
export function squeezed(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

/** A quotation for a message: one line of at most 80 characters. */
export function inQuotes(text: string): string {
  return `“${shortened(text, 80)}”`;
}

/** A problem with the answer in a field; the message begins with the label. */
export function fieldProblem(
  code: NoticeProblem["code"],
  field: NoticeField,
  words: string,
  fix: string,
): NoticeProblem {
  return noticeProblem(code, field, `“${labelOf(field)}” ${words}`, fix);
}
