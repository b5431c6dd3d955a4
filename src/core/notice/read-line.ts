// An answer that is one line of plain text.

import { remark } from "remark";
import { cleanText } from "../text.ts";
import { labelOf } from "./form.ts";
import { type NoticeField, type NoticeProblem, noticeProblem } from "./notice.ts";
import type { Answer } from "./read-form.ts";
import { shortened } from "./shortened.ts";

/** A value that was read, or why it was not. */
export type Read<T> = { value: T } | { problem: NoticeProblem };

/** The longest line that definitions have, too. In Unicode characters, as the schemas count. */
const LONGEST_LINE = 500;

/** The line as it was written; "" where the field was left empty. */
export function readLine(field: NoticeField, { text, isPlain }: Answer): Read<string> {
  if (text === "_No response_") return { value: "" };
  const lines = text.split("\n");
  const refuse = (...problem: Parameters<typeof problemIn>) => ({ problem: problemIn(...problem) });
  if (lines.length > 1) {
    return refuse(
      "value-lines",
      field,
      `has ${lines.length} lines, from “${shortened(lines[0] ?? "")}” to “${shortened(lines.at(-1) ?? "")}”; one belongs there.`,
      `Keep the one line that is the answer.${field === "reason" ? ELSEWHERE : ""}`,
    );
  }
  const hidden = hiddenIn(text);
  if (hidden) {
    return refuse(
      "value-invisible",
      field,
      `has the character ${hidden}, which cannot be seen, or hides or reorders others, in “${shortened(text)}”.`,
      "Type the answer anew, without what was copied along.",
    );
  }
  if (!isPlain) return refuse("value-markup", field, markupWords(text), PLAIN_FIX);
  const length = [...text].length;
  if (length > LONGEST_LINE) {
    return refuse(
      "value-too-long",
      field,
      `has ${length} characters, beginning with “${shortened(text)}”; it can have ${LONGEST_LINE}.`,
      `Shorten it.${field === "reason" ? ELSEWHERE : ""}`,
    );
  }
  return { value: text };
}

/** The line of a value that is no prose: within one pair of backticks, or as `<…>`, the same is meant. */
export function readToken(field: NoticeField, answer: Answer): Read<string> {
  const { text } = answer;
  const [, inner] =
    /^`{1,2}([^`\n]+)`{1,2}$/.exec(text) ?? /^<(https?:[^<>\s]+)>$/.exec(text) ?? [];
  return readLine(field, inner === undefined ? answer : { text: inner.trim(), isPlain: true });
}

/** A line of prose: nothing in it that GitHub shows as something else than what is written. */
export function readProse(field: NoticeField, answer: Answer): Read<string> {
  const line = readLine(field, answer);
  if ("problem" in line || isPlainProse(line.value)) return line;
  return { problem: problemIn("value-markup", field, markupWords(line.value), PLAIN_FIX) };
}

const ELSEWHERE = " The rest can stand in the release notes.";
const PLAIN_FIX = "Write it as plain text, without Markdown and HTML.";

function markupWords(text: string): string {
  return `is to be plain text, and has Markdown or HTML: “${shortened(text)}”.`;
}

function problemIn(
  code: NoticeProblem["code"],
  field: NoticeField,
  words: string,
  fix: string,
): NoticeProblem {
  return noticeProblem(code, field, `“${labelOf(field)}” ${words}`, fix);
}

const markdown = remark().freeze();

/** Code in backticks is what engineers write, and reads the same as text. */
function isPlainProse(line: string): boolean {
  const [block] = markdown.parse(line).children;
  if (!block) return true;
  return (
    block.type === "paragraph" &&
    block.children.every(({ type }) => type === "text" || type === "inlineCode")
  );
}

/** `U+202E`: the first character that clean text does not have, or that ends a line elsewhere. */
function hiddenIn(text: string): string | undefined {
  if (cleanText(text) === text && !/[\t\u2028\u2029]/.test(text)) return undefined;
  const isHidden = (it: string) => cleanText(it) !== it || /[\t\u2028\u2029]/.test(it);
  const hidden = [...text].find(isHidden)?.codePointAt(0) ?? 0;
  return `U+${hidden.toString(16).toUpperCase().padStart(4, "0")}`;
}
