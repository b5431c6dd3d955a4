// An answer that is one line of plain text.

import { remark } from "remark";
import { charName } from "../characters.ts";
import { withUnfitShown } from "../schema/words.ts";
import { findUnfit } from "../text.ts";
import { fieldProblem, inQuotes } from "./form.ts";
import type { NoticeField, NoticeProblem } from "./notice.ts";
import type { Answer } from "./read-form.ts";

/** The longest line that definitions have, too. In Unicode characters, as the schemas count. */
const LONGEST_LINE = 500;

/** The line as it was written, "" where the field was left empty; or what is wrong with it. */
export function readLine(field: NoticeField, { text, isPlain }: Answer): string | NoticeProblem {
  if (text === "_No response_") return "";
  const elsewhere = field === "reason" ? " The rest can stand in the release notes." : "";
  const lines = text.split("\n");
  if (lines.length > 1) {
    return fieldProblem(
      "value-lines",
      field,
      `has ${lines.length} lines, from ${inQuotes(lines[0] ?? "")} to ${inQuotes(lines.at(-1) ?? "")}; one belongs there.`,
      `Keep the one line that is the answer.${elsewhere}`,
    );
  }
  const hidden = text.includes("\t") ? "\t" : findUnfit(text)?.char;
  if (hidden !== undefined) {
    return fieldProblem(
      "value-invisible",
      field,
      `has the character ${charName(hidden)}, which cannot be seen, or hides or reorders others, in ${inQuotes(withUnfitShown(text))}.`,
      "Type the answer again, without what was copied along.",
    );
  }
  if (!isPlain) return markupIn(field, text);
  const length = [...text].length;
  // Composed, as definitions have it: that is the same text.
  if (length <= LONGEST_LINE) return text.normalize("NFC");
  return fieldProblem(
    "value-too-long",
    field,
    `has ${length} characters, beginning with ${inQuotes(text)}; it can have ${LONGEST_LINE}.`,
    `Shorten it.${elsewhere}`,
  );
}

/** The line of a value that is no prose: within one pair of backticks, or as `<…>`, the same is meant. */
export function readToken(field: NoticeField, answer: Answer): string | NoticeProblem {
  const { text } = answer;
  const [, inner] =
    /^`{1,2}([^`\n]+)`{1,2}$/.exec(text) ?? /^<(https?:[^<>\s]+)>$/.exec(text) ?? [];
  return readLine(field, inner === undefined ? answer : { text: inner.trim(), isPlain: true });
}

/** A line of prose: nothing in it that GitHub shows as something else than what is written. */
export function readProse(field: NoticeField, answer: Answer): string | NoticeProblem {
  const line = readLine(field, answer);
  return typeof line !== "string" || isPlainProse(line) ? line : markupIn(field, line);
}

function markupIn(field: NoticeField, text: string): NoticeProblem {
  const words = `is to be plain text, and has Markdown or HTML: ${inQuotes(text)}.`;
  const fix = "Write it as plain text, without Markdown and HTML.";
  return fieldProblem("value-markup", field, words, fix);
}

const proseParser = remark().freeze();

/** Code in backticks is what engineers write, and reads the same as text. */
function isPlainProse(line: string): boolean {
  const [block] = proseParser.parse(line).children;
  if (!block) return true;
  return (
    block.type === "paragraph" &&
    block.children.every(({ type }) => type === "text" || type === "inlineCode")
  );
}
