// What comes before the verdict, because a reader must know it first.

import type { RootContent } from "mdast";
import type { ReportedProblem } from "../../problem.ts";
import type { Difference } from "../../review/difference.ts";
import type { OtherFiles } from "../../review/other-files.ts";
import { STATUS_CONTEXT } from "../../review/status.ts";
import { shortened } from "../../text.ts";
import { code, firstItems, type Inline, link, list, paragraph, strong, text } from "../markdown.ts";
import type { CommentContext } from "./context.ts";

/** The most problems; further ones are only counted. */
const NAMED = 5;

/** The pull request's own check ran with these files; nothing here read them. */
export function otherFilesBlocks({ files, more }: OtherFiles): RootContent[] {
  if (files.length === 0) return [];
  const words = "Review these files first: they can change how this pull request is checked.";
  const status = text`Because of them, the status ${code(STATUS_CONTEXT)} does not pass, and a maintainer must decide. After reviewing them, anyone allowed to bypass the ruleset can merge with “Bypass rules and merge”.`;
  const items = firstItems(files, files.length, fileName, { noun: "more file", others: more });
  return [paragraph(strong(words)), list(items), paragraph(status)];
}

/** How the two results differ. Only one of them is under the registry's control. */
export function differenceBlocks(
  difference: Difference,
  { runUrl }: Pick<CommentContext, "runUrl">,
): RootContent[] {
  const { reason, unreported, unfounded, isGreen, base } = difference;
  const lines: Inline[] = [
    ...(reason === undefined ? [] : [reason]),
    ...(isGreen ? ["It passed, although there are errors."] : []),
    ...problemLines(unreported, (it) => text`It does not report ${it}.`),
    ...problemLines(unfounded, (it) => text`It reports ${it}, which this check did not find.`),
    ...(base === undefined ? [] : [baseLine(base)]),
  ];
  const what = reason === undefined ? "disagrees with this comment" : "has no readable result";
  return [
    paragraph(
      text`${strong(`This pull request's own check ${what}.`)} This comment counts: the default branch's code computed it from the definitions alone. Differences in ${link("the check", runUrl)}:`,
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

/** A path can be longer than a comment may be. */
const LONGEST_NAME = 200;

function fileName(file: string): Inline {
  return code(shortened(file, LONGEST_NAME));
}

function baseLine(base: string | null): Inline {
  return base === null
    ? "It compared with nothing."
    : text`It compared with ${code(base.slice(0, 12))}. If the base has changed since, run it again.`;
}
