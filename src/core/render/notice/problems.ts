// What is wrong with a notice, all at once: errors first, each with how to mend it.

import type { RootContent } from "mdast";
import { labelOf } from "../../notice/form.ts";
import type { NoticeField, NoticeProblem } from "../../notice/notice.ts";
import { type Inline, list, strong, text } from "../markdown.ts";
import { withPaste } from "./words.ts";

export function noticeProblemBlocks(problems: readonly NoticeProblem[]): RootContent[] {
  if (problems.length === 0) return [];
  const errors = problems.filter(({ severity }) => severity === "error");
  const others = problems.filter(({ severity }) => severity !== "error");
  return [list([...errors, ...others].map(noticeProblemWords))];
}

function noticeProblemWords({ severity, code, field, message, fix }: NoticeProblem): Inline {
  const what = strong(`${severity} ${code}`);
  const paste = fix === undefined ? "" : withPaste(` ${fix}`);
  return text`${what}${fieldWords(field, message)}: ${message}${paste}`;
}

/** Most messages name their field themselves. */
function fieldWords(field: NoticeField | null, message: string): string {
  if (field === null) return "";
  const name = `“${labelOf(field)}”`;
  return message.includes(name) ? "" : ` in ${name}`;
}
