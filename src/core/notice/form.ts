// The issue form of a bump notice: the one table of its fields. `.github/ISSUE_TEMPLATE/bump-notice.yml`
// is held to it by a test.

import type { Upcoming } from "../registry/definition.ts";
import { shortened } from "../text.ts";
import { type NoticeField, type NoticeProblem, noticeProblem } from "./notice.ts";

export interface FormField {
  id: NoticeField;
  /** GitHub writes it into the issue as a heading of depth 3. */
  label: string;
  type: "dropdown" | "input" | "checkboxes";
  /** Whether the form itself asks for it. */
  required: boolean;
}

/** In the order of the form. */
export const FORM: readonly FormField[] = [
  { id: "what", label: "What changes", type: "dropdown", required: true },
  { id: "current-id", label: "Current id", type: "input", required: true },
  // A retirement has none.
  { id: "new-id", label: "New id", type: "input", required: false },
  { id: "effective-at", label: "Takes effect at", type: "input", required: true },
  { id: "release-notes", label: "Release notes", type: "input", required: false },
  { id: "reason", label: "Reason", type: "input", required: true },
  { id: "statement", label: "Statement", type: "checkboxes", required: true },
];

/** What the dropdown offers for each kind, in its order. */
export const OPTIONS: Readonly<Record<Upcoming["kind"], string>> = {
  "stable-id": "Stable id",
  "content-hash": "Content hash",
  fingerprint: "Fingerprint of a confluence, module or ticket issuer",
  mrtd: "MR_TD",
  "ticket-issuance-root": "Ticket-issuance root",
  retirement: "Retirement without replacement",
};

/** What the author states by ticking the box. */
export const STATEMENT = "I run what this notice is about, or speak for those who do.";

/** The label of a field. */
export function labelOf(field: NoticeField): string {
  return FORM.find(({ id }) => id === field)?.label ?? field;
}

/** As labels and options are compared: without regard to case and to runs of white space. */
export function squeezed(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

/** What somebody wrote, as it is quoted in a message: on one line, and of at most 80 characters. */
export function inQuotes(text: string): string {
  return `“${shortened(text, 80)}”`;
}

/** What is wrong with the answer in a field; the message begins with its label. */
export function fieldProblem(
  code: NoticeProblem["code"],
  field: NoticeField,
  words: string,
  fix: string,
): NoticeProblem {
  return noticeProblem(code, field, `“${labelOf(field)}” ${words}`, fix);
}
