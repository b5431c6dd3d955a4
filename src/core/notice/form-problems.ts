// Problems with the headings of a notice. One mistake is reported once, however many headings it affects.

import { FORM, inQuotes, labelOf } from "./form.ts";
import { type NoticeField, type NoticeProblem, noticeProblem } from "./notice.ts";
import type { Heading, OtherHeading } from "./outline.ts";

/** A heading that ends the answer before it. */
export interface FormSection extends Heading {
  field: NoticeField;
  /** Whether it is the field's label, or a different heading in its place. */
  isLabel: boolean;
}

/** A heading that is almost a field's label. */
export interface AlmostLabel extends OtherHeading {
  field: NoticeField;
}

export const FIELDS: readonly NoticeField[] = FORM.map(({ id }) => id);

export function noForm(): NoticeProblem {
  const headings = FORM.map(({ label }) => `“### ${label}”`).join(", ");
  return noticeProblem(
    "notice-no-form",
    null,
    `The text has none of the form's headings, so I could not read it. ${WHERE}`,
    `File the notice with the form, or write each heading on a line of its own, with the answer below: ${headings}`,
  );
}

const WHERE = "Headings in quotes, lists, code or HTML do not count.";

/** `sections`: the labels, and headings in place of missing ones. `almost`: headings that are almost labels. */
export function formProblems(
  labels: readonly FormSection[],
  sections: readonly FormSection[],
  almost: readonly AlmostLabel[],
): NoticeProblem[] {
  const countOf = (field: NoticeField) => labels.filter((it) => it.field === field).length;
  const repeated = FIELDS.filter((field) => countOf(field) > 1);
  const unlike = FIELDS.flatMap((field) =>
    countOf(field) > 0 ? [] : (almost.find((it) => it.field === field) ?? []),
  );
  const renamed = sections.filter(
    ({ isLabel, field }) => !isLabel && !unlike.some((it) => it.field === field),
  );
  const missing = FIELDS.filter(
    (field) => countOf(field) === 0 && ![...renamed, ...unlike].some((it) => it.field === field),
  );
  return [
    almostLabels(unlike),
    ...renamed.map(renamedLabel),
    absent(missing),
    repeated.length > 0 ? repeatedHeadings(repeated) : outOfOrder(labels),
  ].flat();
}

/** One habit is one mistake, however many headings have it. */
function almostLabels(headings: readonly AlmostLabel[]): NoticeProblem | [] {
  const [first] = headings;
  if (!first) return [];
  const isAlone = headings.length === 1;
  const found = headings.map(({ depth, text }) => inQuotes(`${"#".repeat(depth)} ${text}`));
  const right = headings.map(({ field }) => `### ${labelOf(field)}`);
  return noticeProblem(
    "field-missing",
    isAlone ? first.field : null,
    `${isAlone ? "This heading is" : "These headings are"} not read: ${found.join(", ")}. A heading of the form is three number signs and plain text.`,
    isAlone ? `Write: ${right[0]}` : `Write: ${right.map((it) => `“${it}”`).join(", ")}`,
  );
}

function renamedLabel({ field, text }: FormSection): NoticeProblem {
  const label = labelOf(field);
  return noticeProblem(
    "field-missing",
    field,
    `The heading ${inQuotes(text)} replaces “${label}”.`,
    `Change it back to: ### ${label}`,
  );
}

function absent(fields: readonly NoticeField[]): NoticeProblem | [] {
  const [first] = fields;
  if (first === undefined) return [];
  const isAlone = fields.length === 1;
  return noticeProblem(
    "field-missing",
    isAlone ? first : null,
    `The ${isAlone ? "heading" : "headings"} ${named(fields)} ${isAlone ? "is" : "are"} missing. ${WHERE}`,
    isAlone
      ? `Write it on a line of its own, with the answer below: ### ${labelOf(first)}`
      : `Write each on a line of its own, with the answer below, in the order of the form: ${fields.map((it) => `“### ${labelOf(it)}”`).join(", ")}`,
  );
}

function repeatedHeadings(fields: readonly NoticeField[]): NoticeProblem {
  const [first = null] = fields;
  const isAlone = fields.length === 1;
  return noticeProblem(
    "field-repeated",
    isAlone ? first : null,
    `The ${isAlone ? "heading" : "headings"} ${named(fields)} ${isAlone ? "appears" : "appear"} more than once, so it is unclear which answer counts.`,
    `Keep ${isAlone ? "it" : "each"} once, with the right answer.`,
  );
}

function outOfOrder(labels: readonly FormSection[]): NoticeProblem | [] {
  const at = ({ field }: FormSection) => FIELDS.indexOf(field);
  const index = labels.findIndex((it, here) => labels.slice(0, here).some((b) => at(b) > at(it)));
  const label = labels[index];
  const before = labels.slice(0, index).find((it) => label && at(it) > at(label));
  if (!label || !before) return [];
  return noticeProblem(
    "field-out-of-order",
    label.field,
    `The heading “${labelOf(label.field)}” comes after “${labelOf(before.field)}”. In the form it comes before.`,
    `Put the headings in the form's order, each with its answer: ${named(FIELDS)}`,
  );
}

function named(fields: readonly NoticeField[]): string {
  return fields.map((it) => `“${labelOf(it)}”`).join(", ");
}
