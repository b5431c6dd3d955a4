// What is wrong with the headings of a notice, in words: one mistake once, however many headings it moved.

import { FORM, inQuotes, labelOf } from "./form.ts";
import { type NoticeField, type NoticeProblem, noticeProblem } from "./notice.ts";
import type { Heading, OtherHeading } from "./outline.ts";

/** A heading that ends the answer before it. */
export interface FormSection extends Heading {
  field: NoticeField;
  /** Whether it is the field's label, or only stands where that is missing. */
  isLabel: boolean;
}

/** A heading that is much like a field's label. */
export interface AlmostLabel extends OtherHeading {
  field: NoticeField;
}

export const FIELDS: readonly NoticeField[] = FORM.map(({ id }) => id);

export function noForm(): NoticeProblem {
  const headings = FORM.map(({ label }) => `“### ${label}”`).join(", ");
  return noticeProblem(
    "notice-no-form",
    null,
    `None of the form's headings stands in the text, so that nothing could be read. ${WHERE}`,
    `File the notice with the form, or write its headings, each on a line of its own with the answer below: ${headings}`,
  );
}

const WHERE = "A heading in a quote, a list, code or HTML does not count.";

/** `sections` are the labels, and what stands in the place of missing ones; `almost` are headings much like labels. */
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
    writtenOtherwise(unlike),
    ...renamed.map(otherwiseNamed),
    absent(missing),
    repeated.length > 0 ? standRepeatedly(repeated) : outOfOrder(labels),
  ].flat();
}

/** One habit is one mistake, however many headings have it. */
function writtenOtherwise(headings: readonly AlmostLabel[]): NoticeProblem | [] {
  const [first] = headings;
  if (!first) return [];
  const isAlone = headings.length === 1;
  const found = headings.map(({ depth, text }) => inQuotes(`${"#".repeat(depth)} ${text}`));
  const right = headings.map(({ field }) => `### ${labelOf(field)}`);
  return noticeProblem(
    "field-missing",
    isAlone ? first.field : null,
    `${found.join(", ")}: the form's headings have three number signs and plain text, and ${isAlone ? "this one is" : "these are"} not read.`,
    isAlone
      ? `Write: ${right[0]}`
      : `Write each as the form has it: ${right.map((it) => `“${it}”`).join(", ")}`,
  );
}

function otherwiseNamed({ field, text }: FormSection): NoticeProblem {
  const label = labelOf(field);
  return noticeProblem(
    "field-missing",
    field,
    `The heading ${inQuotes(text)} stands where the form has “${label}”.`,
    `Write it as the form has it: ### ${label}`,
  );
}

function absent(fields: readonly NoticeField[]): NoticeProblem | [] {
  const [first] = fields;
  if (first === undefined) return [];
  const isAlone = fields.length === 1;
  return noticeProblem(
    "field-missing",
    isAlone ? first : null,
    `The ${isAlone ? "heading" : "headings"} ${named(fields)} ${isAlone ? "is" : "are"} not there. ${WHERE}`,
    isAlone
      ? `Write it on a line of its own, with the answer below: ### ${labelOf(first)}`
      : `Write each on a line of its own, with the answer below, where the form has it: ${fields.map((it) => `“### ${labelOf(it)}”`).join(", ")}`,
  );
}

function standRepeatedly(fields: readonly NoticeField[]): NoticeProblem {
  const [first = null] = fields;
  const isAlone = fields.length === 1;
  return noticeProblem(
    "field-repeated",
    isAlone ? first : null,
    `The ${isAlone ? "heading" : "headings"} ${named(fields)} ${isAlone ? "stands" : "stand"} more than once; which answer counts cannot be told.`,
    `Keep ${isAlone ? "it" : "each"} once, with the answer that holds.`,
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
    `The heading “${labelOf(label.field)}” stands below “${labelOf(before.field)}”; in the form it is above.`,
    `Put the headings in the form's order, each with its answer: ${named(FIELDS)}`,
  );
}

function named(fields: readonly NoticeField[]): string {
  return fields.map((it) => `“${labelOf(it)}”`).join(", ");
}
