// Every problem that a bump notice can have: its severity, and what it means, in a line.

const error = "error" as const;
const warning = "warning" as const;

export const NOTICE_PROBLEMS = {
  "notice-too-long": [error, "The text is longer than a notice may be."],
  "notice-nested": [error, "Quotes or lists are nested too deeply."],
  "notice-no-form": [error, "The text has none of the form's headings."],
  "notice-refused": [error, "The notice does not match the schema."],
  "field-missing": [error, "A heading of the form is missing."],
  "field-repeated": [
    error,
    "A heading of the form appears twice, so it is unclear which answer counts.",
  ],
  "field-out-of-order": [error, "The headings of the form are in a different order."],
  "field-empty": [error, "A required field has no answer."],
  "value-lines": [error, "An answer has several lines instead of one."],
  "value-markup": [error, "An answer that must be plain text has Markdown or HTML."],
  "value-invisible": [error, "An answer has characters that hide or reorder others."],
  "value-too-long": [error, "An answer is too long."],
  "kind-unknown": [error, "What changes is not one of the form's options."],
  "id-prefixed": [error, "An id begins with 0x."],
  "id-uppercase": [error, "An id has uppercase hex digits."],
  "id-malformed": [error, "An id does not have 64 hex digits, or an MR_TD does not have 96."],
  "time-malformed": [error, "The time is not written as a UTC time."],
  "time-invalid": [error, "The time is not a valid date."],
  "url-invalid": [error, "The release notes are not an https address."],
  "new-id-of-retirement": [error, "A retirement without replacement names a new id."],
  "statement-unticked": [error, "The form's statement is not ticked."],
  "statement-altered": [error, "The form's statement was changed or removed."],
  "ids-swapped": [
    error,
    "The current and the new id look swapped: only the new one is in a definition.",
  ],
  "ids-equal": [error, "The new id is the same as the current one."],
  "id-unknown": [error, "No current definition has the id."],
  "id-of-nothing": [
    error,
    "An id belongs to nothing: one digit repeated, a hash of nothing, or an example.",
  ],
  "id-other-kind": [error, "The id is not of the kind that the notice says."],
  "id-derived": [
    error,
    "The id is a coalition's own fingerprint, which is derived from its parts.",
  ],
  "id-retired": [error, "Only retired coalitions have the id."],
  "id-superseded": [error, "The id was published before and is no longer current."],
  "new-id-used": [error, "The new id was used before. An id belongs to one part permanently."],
  "new-id-known": [warning, "A new content hash, MR_TD or root was published before."],
  "already-announced": [error, "Another notice is already about this id."],
  "time-past": [error, "The time has passed."],
  "short-notice": [warning, "The time is less than one business day ahead."],
  "time-far": [warning, "The time is more than two years ahead."],
} as const satisfies Record<string, readonly ["error" | "warning", string]>;

export type NoticeProblemCode = keyof typeof NOTICE_PROBLEMS;
