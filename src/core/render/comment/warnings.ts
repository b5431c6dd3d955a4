// What comes before the verdict: what a reader must know before anything else is believed.

import type { RootContent } from "mdast";
import type { ReportedProblem } from "../../problem.ts";
import type { Difference } from "../../review/difference.ts";
import type { OtherFiles } from "../../review/other-files.ts";
import { STATUS_CONTEXT } from "../../review/status.ts";
import { shortened } from "../../text.ts";
import { code, firstItems, type Inline, link, list, paragraph, strong, text } from "../markdown.ts";
import type { CommentContext } from "./context.ts";

/** Problems that are named before the rest is counted. */
const NAMED = 5;

/** Its own check ran with these files, which nothing here has read. */
export function otherFilesBlocks({ files, more }: OtherFiles): RootContent[] {
  if (files.length === 0) return [];
  const words =
    "Review these first: this pull request changes files that can change what its own check does.";
  const status = text`A maintainer must decide: because of these files the status ${code(STATUS_CONTEXT)} does not pass. After a review of them, a person who may bypass the ruleset merges with “Bypass rules and merge”.`;
  const items = firstItems(files, files.length, fileName, { noun: "more file", others: more });
  return [paragraph(strong(words)), list(items), paragraph(status)];
}

/** The two results side by side: only one of them is nobody's but the registry's. */
export function differenceBlocks(
  difference: Difference,
  { runUrl }: Pick<CommentContext, "runUrl">,
): RootContent[] {
  const { why, unreported, unfounded, isGreen, base } = difference;
  const lines: Inline[] = [
    ...(why === undefined ? [] : [why]),
    ...(isGreen ? ["It counts as passed, although there are errors."] : []),
    ...problemLines(unreported, (it) => text`It does not report ${it}.`),
    ...problemLines(unfounded, (it) => text`It reports ${it}, which is not found here.`),
    ...(base === undefined ? [] : [baseLine(base)]),
  ];
  const what =
    why === undefined
      ? "reports something else than this comment"
      : "has no result that can be read";
  return [
    paragraph(
      text`${strong(`This pull request's own check ${what}.`)} This comment counts: the default branch's code computed it from the definitions alone. Of ${link("the check", runUrl)}:`,
    ),
    list(lines),
  ];
}

function problemLines(
  problems: readonly ReportedProblem[],
  words: (named: Inline) => Inline,
): Inline[] {
  return firstItems(problems, NAMED, (it) => words(named(it)), { noun: "more problem" });
}

function named({ severity, code: name, file, line }: ReportedProblem): Inline {
  const problem = text`${severity} ${code(name)}`;
  if (file === "") return problem;
  const at = line === 0 ? "" : ` line ${line}`;
  return text`${problem} in ${fileName(file)}${at}`;
}

/** A path may be as long as its author likes, and a comment may not. */
const LONGEST_NAME = 200;

function fileName(file: string): Inline {
  return code(shortened(file, LONGEST_NAME));
}

function baseLine(base: string | null): Inline {
  return base === null
    ? "It was compared with nothing."
    : text`It was compared with ${code(base.slice(0, 12))}: if the base has moved on since, run it again.`;
}
