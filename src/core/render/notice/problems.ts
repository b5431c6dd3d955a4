// What is wrong with a notice, all at once: errors first, each with how to mend it.

import type { PhrasingContent, RootContent } from "mdast";
import { labelOf } from "../../notice/form.ts";
import type { NoticeProblem } from "../../notice/notice.ts";
import { list, plain, strong } from "../markdown.ts";

export function problemBlocks(problems: readonly NoticeProblem[]): RootContent[] {
  if (problems.length === 0) return [];
  const errors = problems.filter(({ severity }) => severity === "error");
  const others = problems.filter(({ severity }) => severity !== "error");
  return [list([...errors, ...others].map(told))];
}

function told({ severity, code, field, message, fix }: NoticeProblem): PhrasingContent[] {
  return [
    ...strong(`${severity} ${code}`),
    ...plain(field === null ? ": " : ` in “${labelOf(field)}”: `),
    ...plain(message),
    ...(fix === undefined ? [] : plain(` ${fix}`)),
  ];
}
