// The body of an issue -> the answers in the form's fields, as written, and problems with the form itself.

import { groupBy } from "../group-by.ts";
import { FORM, squeezed } from "./form.ts";
import {
  type AlmostLabel,
  FIELDS,
  type FormSection,
  formProblems,
  noForm,
} from "./form-problems.ts";
import { type NoticeField, type NoticeProblem, noticeProblem } from "./notice.ts";
import { type Heading, isTooDeep, type Outline, outlineOf } from "./outline.ts";

/** More than any notice needs, and quick to parse. In UTF-16 units. */
const LONGEST_NOTICE = 16_384;

export interface Answer {
  /** Without white space around it; "" if left empty. Lines end in newlines. */
  text: string;
  /** Whether it is at most one paragraph, without lists, code, headings, HTML and the like. */
  isPlain: boolean;
}

export interface FilledForm {
  /** By field, for every heading that appears once. */
  answers: ReadonlyMap<NoticeField, Answer>;
  problems: NoticeProblem[];
}

const BY_LABEL = new Map(FORM.map(({ id, label }) => [squeezed(label), id]));

export function readForm(given: string): FilledForm {
  const refused = unreadableProblem(given);
  if (refused) return { answers: new Map(), problems: [refused] };
  const body = withNewlines(given);
  const outline = outlineOf(body);
  const labels = labelsIn(outline);
  const almost = almostLabelsIn(outline);
  if (labels.length === 0 && almost.length === 0) {
    return { answers: new Map(), problems: [noForm()] };
  }
  const sections = withAlmost(withStandIns(labels, outline.headings), almost);
  const byField = groupBy(labels, ({ field }) => field);
  const answers = new Map<NoticeField, Answer>();
  for (const [index, { field, isLabel, end }] of sections.entries()) {
    if (!isLabel || byField.get(field)?.length !== 1) continue;
    const until = sections[index + 1]?.start ?? body.length;
    answers.set(field, answerIn(body, outline, end, until));
  }
  return { answers, problems: formProblems(labels, sections, almost) };
}

/** Whether the body is the form or an attempt at it: it has two of the labels, or four that are almost labels. */
export function isBumpNotice(body: string): boolean {
  const beginning = body.slice(0, LONGEST_NOTICE);
  if (isTooDeep(beginning)) return false;
  const outline = outlineOf(withNewlines(beginning));
  const labels = fieldsOf(labelsIn(outline)).size;
  // Words such as Reason are common headings.
  return labels >= 2 || labels + fieldsOf(almostLabelsIn(outline)).size >= 4;
}

function fieldsOf(labels: readonly { field: NoticeField }[]): Set<NoticeField> {
  return new Set(labels.map(({ field }) => field));
}

/** Editing in a browser turns line ends into CRLF. */
function withNewlines(body: string): string {
  return body.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
}

function unreadableProblem(body: string): NoticeProblem | undefined {
  if (body.length > LONGEST_NOTICE) {
    return noticeProblem(
      "notice-too-long",
      null,
      `The text has ${body.length} characters; a notice has at most ${LONGEST_NOTICE}. I did not read it.`,
      "Keep the form's headings with one line below each. Move the rest to the release notes.",
    );
  }
  if (!isTooDeep(body)) return undefined;
  return noticeProblem(
    "notice-nested",
    null,
    "One line nests more than 20 quotes or lists. I did not read the text.",
    "Remove that line.",
  );
}

function labelsIn({ headings }: Outline): FormSection[] {
  return headings.flatMap((heading) => {
    const field = BY_LABEL.get(squeezed(heading.text));
    return field ? [{ ...heading, field, isLabel: true }] : [];
  });
}

/** Headings that would be labels with three number signs, no Markdown and no colon. */
function almostLabelsIn({ headings, others }: Outline): AlmostLabel[] {
  return [...headings.map((it) => ({ ...it, depth: 3 })), ...others].flatMap((heading) => {
    const words = squeezed(heading.text.replace(/^[\s*_`#]+|[\s*_`#:]+$/g, ""));
    const field = BY_LABEL.get(words);
    const isLabel = heading.depth === 3 && BY_LABEL.has(squeezed(heading.text));
    return field && !isLabel ? [{ ...heading, field }] : [];
  });
}

/** In place of a missing label, a heading that is almost that label ends the answer before it. */
function withAlmost(
  sections: readonly FormSection[],
  almost: readonly AlmostLabel[],
): FormSection[] {
  const known = fieldsOf(sections);
  const missing = almost.filter(({ field }) => !known.has(field));
  return [...sections, ...missing.map((it) => ({ ...it, isLabel: false }))].sort(
    (a, b) => a.start - b.start,
  );
}

/**
 * If there are as many other headings between two labels as the form has labels there, they are those labels,
 * translated or misspelt.
 */
function withStandIns(labels: readonly FormSection[], headings: readonly Heading[]): FormSection[] {
  const known = new Set(labels.map(({ field }) => field));
  const gaps = [undefined, ...labels].flatMap((label, index) => {
    const next = labels[index];
    const first = label ? FIELDS.indexOf(label.field) + 1 : 0;
    const last = next ? FIELDS.indexOf(next.field) : FIELDS.length;
    const absent = FIELDS.slice(first, Math.max(first, last)).filter((it) => !known.has(it));
    const others = headings.filter(
      ({ start }) => start > (label?.start ?? -1) && start < (next?.start ?? Infinity),
    );
    if (absent.length === 0 || others.length !== absent.length) return [];
    return absent.flatMap((field, at) => {
      const heading = others[at];
      return heading ? [{ ...heading, field, isLabel: false }] : [];
    });
  });
  return [...labels, ...gaps].sort((a, b) => a.start - b.start);
}

function answerIn(body: string, { blocks }: Outline, start: number, end: number): Answer {
  const text = body.slice(start, end).replace(/^[ \t\n]+|[ \t\n]+$/g, "");
  const within = blocks.filter((block) => block.start >= start && block.end <= end);
  return { text, isPlain: within.every(({ type }) => type === "paragraph") && within.length <= 1 };
}
