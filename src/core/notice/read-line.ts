// An answer that is one line of plain text.

import { remark } from "remark";
import { charName } from "../characters.ts";
import { withUnfitShown } from "../schema/words.ts";
import { findUnfit } from "../text.ts";
import { fieldProblem, inQuotes } from "./form.ts";
import type { NoticeField, NoticeProblem } from "./notice.ts";
import type { Answer } from "./read-form.ts";

/** The same limit as in definitions, in Unicode characters, as the schemas count. */
const LONGEST_LINE = 500;

/** The line as written, "" if the field was left empty; or the problem with it. */
export function readLine(field: NoticeField, { text, isPlain }: Answer): string | NoticeProblem {
  if (text === "_No response_") return "";
  const elsewhere = field === "reason" ? " Move the rest to the release notes." : "";
  const lines = text.split("\n");
  if (lines.length > 1) {
    return fieldProblem(
      "value-lines",
      field,
      `has ${lines.length} lines, from ${inQuotes(lines[0] ?? "")} to ${inQuotes(lines.at(-1) ?? "")}. It must be one line.`,
      `Keep only the line with the answer.${elsewhere}`,
    );
  }
  const hidden = text.includes("\t") ? "\t" : findUnfit(text)?.char;
  if (hidden !== undefined) {
    return fieldProblem(
      "value-invisible",
      field,
      `has the character ${charName(hidden)}, which is invisible or hides or reorders others, in ${inQuotes(withUnfitShown(text))}.`,
      "Type the answer again instead of pasting it.",
    );
  }
  if (!isPlain) return markupIn(field, text);
  const length = [...text].length;
  // Definitions have composed characters; it is the same text.
  if (length <= LONGEST_LINE) return text.normalize("NFC");
  return fieldProblem(
    "value-too-long",
    field,
    `has ${length} characters, beginning with ${inQuotes(text)}. At most ${LONGEST_LINE} are allowed.`,
    `Shorten it.${elsewhere}`,
  );
}

/** A value that is not prose. One pair of backticks or `<…>` around it is ignored. */
export function readToken(field: NoticeField, answer: Answer): string | NoticeProblem {
  const { text } = answer;
  const [, inner] =
    /^`{1,2}([^`\n]+)`{1,2}$/.exec(text) ?? /^<(https?:[^<>\s]+)>$/.exec(text) ?? [];
  return readLine(field, inner === undefined ? answer : { text: inner.trim(), isPlain: true });
}

/** A line of prose that GitHub shows exactly as written. */
export function readProse(field: NoticeField, answer: Answer): string | NoticeProblem {
  const line = readLine(field, answer);
  return typeof line !== "string" || isPlainProse(line) ? line : markupIn(field, line);
}

function markupIn(field: NoticeField, text: string): NoticeProblem {
  const words = `must be plain text, but has Markdown or HTML: ${inQuotes(text)}.`;
  const fix = "Write it as plain text.";
  return fieldProblem("value-markup", field, words, fix);
}

const proseParser = remark().freeze();

/** Code in backticks is allowed: engineers write it, and it reads the same as text. */
function isPlainProse(line: string): boolean {
  const [block] = proseParser.parse(line).children;
  if (!block) return true;
  return (
    block.type === "paragraph" &&
    block.children.every(({ type }) => type === "text" || type === "inlineCode")
  );
}
