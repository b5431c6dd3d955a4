// What is wrong with a notice, all at once: errors first, each with how to mend it.

import type { PhrasingContent, RootContent } from "mdast";
import { labelOf } from "../../notice/form.ts";
import type { NoticeField, NoticeProblem } from "../../notice/notice.ts";
import { list, plain, strong } from "../markdown.ts";
import { withPaste } from "./words.ts";

export function problemBlocks(problems: readonly NoticeProblem[]): RootContent[] {
  if (problems.length === 0) return [];
  const errors = problems.filter(({ severity }) => severity === "error");
  const others = problems.filter(({ severity }) => severity !== "error");
  return [list([...errors, ...others].map(told))];
}

function told({ severity, code, field, message, fix }: NoticeProblem): PhrasingContent[] {
  return [
    ...strong(`${severity} ${code}`),
    ...plain(`${placeOf(field, message)}: `),
    ...plain(message),
    ...(fix === undefined ? [] : withPaste(` ${fix}`)),
  ];
}

/** Most messages name their field themselves. */
function placeOf(field: NoticeField | null, message: string): string {
  if (field === null) return "";
  const name = `“${labelOf(field)}”`;
  return message.includes(name) ? "" : ` in ${name}`;
}
