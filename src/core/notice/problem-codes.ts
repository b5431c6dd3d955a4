// Every problem that a bump notice can have: its severity, and what it means in a line.

const error = "error" as const;

export const NOTICE_PROBLEMS = {
  "notice-too-long": [error, "The text is longer than a notice can be."],
  "field-missing": [error, "The form's heading of a field is not there."],
  "field-repeated": [
    error,
    "A heading of the form stands twice, so that it is not clear which counts.",
  ],
  "field-empty": [error, "A field that every notice needs has no answer."],
} as const satisfies Record<string, readonly ["error" | "warning", string]>;

export type NoticeProblemCode = keyof typeof NOTICE_PROBLEMS;
