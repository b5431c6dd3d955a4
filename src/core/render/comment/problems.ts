// The problems of a review: one block for each cause, with its places and the line to paste.

import type { PhrasingContent, RootContent } from "mdast";
import { groupProblems, hasOneFix, type ReportedProblem } from "../../problem.ts";
import { cleanText, counted } from "../../text.ts";
import { code, codeBlock, link, list, paragraph, plain, stringify, strong } from "../markdown.ts";
import { type CommentContext, fileUrl } from "./context.ts";
import type { Told } from "./fit.ts";

/** Places that are linked of one cause. */
const PLACES = 5;
/** Places that are listed where each has its own fix. */
const FIXES = 25;

/** One for each cause, the most severe first. */
export function tellProblems(
  problems: readonly ReportedProblem[],
  context: CommentContext,
): Told[] {
  return groupProblems(problems.map(displayed)).map((group) => ({
    full: () => stringify(problemBlocks(group, context)),
    short: () => stringify([list([shortLine(group, context)])]),
  }));
}

/** What nobody reads to its end is cut; the file has it all. */
const LONGEST = 1000;

function displayed(problem: ReportedProblem): ReportedProblem {
  const { message, fix } = problem;
  return {
    ...problem,
    message: message.slice(0, LONGEST),
    ...(fix === undefined ? {} : { fix: fix.slice(0, LONGEST) }),
  };
}

function problemBlocks(group: ReportedProblem[], context: CommentContext): RootContent[] {
  const [first] = group as [ReportedProblem];
  const title = strong(`${first.severity} ${first.code}`);
  if (new Set(group.map(({ message }) => message)).size > 1) {
    return [
      paragraph(title, plain(` in ${counted(group.length, "place")}; one cause`)),
      list(eachMessage(group, context)),
      ...fixBlocks(first.fix),
    ];
  }
  if (!hasOneFix(group)) {
    return [
      paragraph(title, plain(` in ${counted(group.length, "place")}; one cause`)),
      paragraph(plain(first.message)),
      list(eachFix(group, context)),
    ];
  }
  const places = group.slice(0, PLACES).map((problem) => placeLink(problem, context));
  const more = group.length - places.length;
  return [
    paragraph(
      title,
      ...places.flatMap((place, index) => [plain(index === 0 ? " in " : ", "), place]),
      plain(more > 0 ? ` and ${counted(more, "more place")}; one cause` : ""),
    ),
    paragraph(plain(first.message)),
    ...fixBlocks(first.fix),
  ];
}

/** Places of one cause, each of which is told in other words. */
function eachMessage(group: ReportedProblem[], context: CommentContext): PhrasingContent[][] {
  const items = group
    .slice(0, FIXES)
    .map((problem) => [...placeLink(problem, context), ...plain(`: ${problem.message}`)]);
  const more = group.length - items.length;
  return more > 0 ? [...items, plain(`and ${counted(more, "more place")}`)] : items;
}

/** `Write it bare: "stableId": "…"`: words, then one value or property as it should stand there… */
const JSON_TO_PASTE = /^(.*?:) ((?:"[\w$]+": )?(?:"[^"]*"|null|\{.*\}),?)$/s;
/** …or one line of CODEOWNERS. */
const OWNERS_TO_PASTE = /^(.*?:) ((?:\/[\w./-]+|\*)(?: @[\w/-]+)+)$/s;

interface Paste {
  words: string;
  lang: string;
  line: string;
}

/** What of a fix is to be pasted as it is; undefined where it is words alone. */
function pasteOf(fix: string): Paste | undefined {
  const json = JSON_TO_PASTE.exec(fix);
  const [, words, line] = json ?? OWNERS_TO_PASTE.exec(fix) ?? [];
  if (words === undefined || line === undefined) return undefined;
  return { words, lang: json ? "json" : "text", line: cleanText(line) };
}

function fixBlocks(fix: string | undefined): RootContent[] {
  if (fix === undefined) return [];
  const paste = pasteOf(fix);
  if (!paste) return [paragraph(plain(fix))];
  return [paragraph(plain(paste.words)), codeBlock(paste.lang, paste.line)];
}

/** Places of one cause that are mended each in its own way. */
function eachFix(group: ReportedProblem[], context: CommentContext): PhrasingContent[][] {
  const items = group.slice(0, FIXES).map((problem) => {
    const { fix = "" } = problem;
    const { words, line } = pasteOf(fix) ?? { words: fix, line: "" };
    return [...placeLink(problem, context), ...plain(`: ${words} `), ...code(line)];
  });
  const more = group.length - items.length;
  return more > 0 ? [...items, plain(`and ${counted(more, "more place")}`)] : items;
}

function shortLine(group: ReportedProblem[], context: CommentContext): PhrasingContent[] {
  const [first] = group as [ReportedProblem];
  const times = group.length > 1 ? ` (${group.length} places, one cause)` : "";
  return [
    ...plain(`${first.severity} `),
    ...code(first.code),
    ...plain(" in "),
    ...placeLink(first, context),
    ...plain(times),
  ];
}

function placeLink({ file, line }: ReportedProblem, context: CommentContext): PhrasingContent[] {
  if (file === "") return plain("the registry");
  if (line === 0) return code(file);
  return link([...code(file), ...plain(` line ${line}`)], `${fileUrl(file, context)}#L${line}`);
}
