// The problems of a review: one block for each cause, with its places and the line to paste.

import type { RootContent } from "mdast";
import { groupProblems, hasOneFix, type ReportedProblem } from "../../problem.ts";
import { cleanText, counted } from "../../text.ts";
import {
  code,
  codeBlock,
  firstItems,
  type Inline,
  link,
  list,
  paragraph,
  strong,
  text,
} from "../markdown.ts";
import type { CommentContext } from "./context.ts";
import type { CommentSection } from "./fit.ts";

/** The most places that are linked for one cause. */
const LINKED_PLACES = 5;
/** The most places that are listed if each has its own fix. */
const LISTED_FIXES = 25;

/** One for each cause, the most severe first. */
export function problemSections(
  problems: readonly ReportedProblem[],
  context: CommentContext,
): CommentSection[] {
  return groupProblems(problems.map(displayed)).map((group) => ({
    full: () => groupBlocks(group, context),
    short: () => shortLine(group, context),
  }));
}

/** Longer text is cut; the report has all of it. */
const LONGEST_WORDS = 1000;

function displayed(problem: ReportedProblem): ReportedProblem {
  const { message, fix } = problem;
  return {
    ...problem,
    message: message.slice(0, LONGEST_WORDS),
    ...(fix === undefined ? {} : { fix: fix.slice(0, LONGEST_WORDS) }),
  };
}

function groupBlocks(group: ReportedProblem[], context: CommentContext): RootContent[] {
  const [first] = group as [ReportedProblem];
  const title = strong(`${first.severity} ${first.code}`);
  const isWordedDifferently = group.some(({ message }) => message !== first.message);
  if (isWordedDifferently || !hasOneFix(group)) {
    const head = paragraph(text`${title} in ${counted(group.length, "place")}, one cause`);
    const items = (render: (problem: ReportedProblem) => Inline) =>
      list(firstItems(group, LISTED_FIXES, render, { noun: "more place" }));
    if (isWordedDifferently) {
      const itemOf = (it: ReportedProblem) => text`${placeLink(it, context)}: ${it.message}`;
      return [head, items(itemOf), ...fixBlocks(first.fix)];
    }
    return [head, paragraph(first.message), items((it) => fixItem(it, context))];
  }
  const places = group
    .slice(0, LINKED_PLACES)
    .map((problem, index) => text`${index === 0 ? " in " : ", "}${placeLink(problem, context)}`);
  const more = group.length - places.length;
  const rest = more > 0 ? ` and ${counted(more, "more place")}, one cause` : "";
  return [
    paragraph(text`${title}${places.flat()}${rest}`),
    paragraph(first.message),
    ...fixBlocks(first.fix),
  ];
}

/** `Write it bare: "stableId": "…"`: words, then one value or property to paste… */
const JSON_TO_PASTE = /^(.*?:) ((?:"[\w$]+": )?(?:"[^"]*"|null|\{.*\}),?)$/s;
/** …or one line of CODEOWNERS. */
const OWNERS_TO_PASTE = /^(.*?:) ((?:\/[\w./-]+|\*)(?: @[\w/-]+)+)$/s;

/** The part of a fix to paste; undefined if it is only words. */
function pasteOf(fix: string) {
  const json = JSON_TO_PASTE.exec(fix);
  const [, words, line] = json ?? OWNERS_TO_PASTE.exec(fix) ?? [];
  if (words === undefined || line === undefined) return undefined;
  return { words, lang: json ? "json" : "text", line: cleanText(line) };
}

function fixBlocks(fix: string | undefined): RootContent[] {
  if (fix === undefined) return [];
  const paste = pasteOf(fix);
  return paste ? [paragraph(paste.words), codeBlock(paste.lang, paste.line)] : [paragraph(fix)];
}

/** A place with a fix of its own. */
function fixItem(problem: ReportedProblem, context: CommentContext): Inline {
  const { fix = "" } = problem;
  const { words, line } = pasteOf(fix) ?? { words: fix, line: "" };
  return text`${placeLink(problem, context)}: ${words} ${code(line)}`;
}

function shortLine(group: ReportedProblem[], context: CommentContext): Inline {
  const [first] = group as [ReportedProblem];
  const times = group.length > 1 ? ` (${group.length} places, one cause)` : "";
  return text`${first.severity} ${code(first.code)} in ${placeLink(first, context)}${times}`;
}

function placeLink({ file, line }: ReportedProblem, context: CommentContext): Inline {
  if (file === "") return "the registry";
  if (line === 0) return code(file);
  return link(text`${code(file)} line ${String(line)}`, `${fileUrl(file, context)}#L${line}`);
}

/** The page of a file of the head on GitHub. */
function fileUrl(file: string, { repositoryUrl, head }: CommentContext): string {
  // No path in a result may lead out of the repository, whatever the schema allows.
  const steps = cleanText(file)
    .split("/")
    .filter((step) => !/^\.{0,2}$/.test(step));
  const path = steps.map(encodeURIComponent).join("/");
  return `${repositoryUrl}/blob/${head}/${path}`;
}
