// Every problem that a bump notice can have: its severity, and what it means in a line.

const error = "error" as const;
const warning = "warning" as const;

export const NOTICE_PROBLEMS = {
  "notice-too-long": [error, "The text is longer than a notice can be."],
  "notice-nested": [
    error,
    "Quotes or lists stand in each other deeper than a notice can have them.",
  ],
  "notice-no-form": [error, "None of the form's headings is there."],
  "notice-refused": [error, "What was read is no notice by the schema."],
  "field-missing": [error, "The form's heading of a field is not there."],
  "field-repeated": [
    error,
    "A heading of the form stands twice, so that it is not clear which counts.",
  ],
  "field-out-of-order": [error, "The headings of the form stand in another order."],
  "field-empty": [error, "A field that every notice needs has no answer."],
  "value-lines": [error, "An answer that is one line has several."],
  "value-markup": [error, "An answer that is plain text has Markdown or HTML."],
  "value-invisible": [error, "An answer has characters that hide or reorder others."],
  "value-too-long": [error, "An answer is longer than it can be."],
  "kind-unknown": [error, "What changes is none of the form's options."],
  "id-prefixed": [error, "An id begins with 0x."],
  "id-uppercase": [error, "An id has upper-case hex digits."],
  "id-malformed": [error, "An id is not 64 hex digits, or an MR_TD not 96."],
  "time-malformed": [error, "The time is not a UTC time as definitions have it."],
  "time-invalid": [error, "The calendar has no such moment."],
  "url-invalid": [error, "The release notes are no https address."],
  "new-id-of-retirement": [error, "A retirement without replacement names a new id."],
  "statement-unticked": [error, "The statement that the author speaks for the part is not ticked."],
  "statement-altered": [error, "What is ticked is not the form's statement."],
  "ids-swapped": [error, "The current id is what no definition has, and the new id what one has."],
  "ids-equal": [error, "The new id is the current one."],
  "id-unknown": [error, "No current definition has the id."],
  "id-of-nothing": [
    error,
    "An id is known to be of nothing: one digit repeated, a hash of nothing, or an example.",
  ],
  "id-other-kind": [error, "The id is of another kind than the notice says."],
  "id-derived": [error, "The id is a coalition's own fingerprint, which follows from its parts."],
  "id-retired": [error, "The id stands in retired coalitions alone."],
  "id-superseded": [error, "The id was published once, and is no longer current."],
  "new-id-used": [error, "The new id was used before; an id is that of one part for ever."],
  "new-id-known": [warning, "A new content hash, MR_TD or root was published before."],
  "already-announced": [error, "Another notice is about the same id."],
  "time-past": [error, "The time has passed."],
  "short-notice": [warning, "The time is less than one business day ahead."],
  "time-far": [warning, "The time is more than two years ahead."],
} as const satisfies Record<string, readonly ["error" | "warning", string]>;

export type NoticeProblemCode = keyof typeof NOTICE_PROBLEMS;
