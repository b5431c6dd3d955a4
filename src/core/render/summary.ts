// Reports as Markdown, for a job summary. Built as a tree, so that no text of a definition can
// become markup, mention anybody or break a table.

import type { PhrasingContent, Root, RootContent, TableRow } from "mdast";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import type { CheckResult } from "../check.ts";
import type { Entry } from "../history/entry.ts";
import { headline } from "../impact.ts";
import { groupProblems, type Problem } from "../problem.ts";
import { counted, oneLine } from "../text.ts";

const markdown = remark().use(remarkGfm);

/** GitHub shows one MiB of a summary; far fewer problems than that are all anybody reads. */
const MOST = 200;

/** What the check found: the verdict, then one row for each place. */
export function renderCheckSummary({ ok, checked, problems }: CheckResult): string {
  const rows = groupProblems(problems).flat();
  const more = rows.length - MOST;
  return stringify([
    heading(ok ? "The definitions are fine" : "The definitions need a change"),
    paragraph(`${counted(checked, "definition")} checked, ${counted(problems.length, "problem")}.`),
    ...(rows.length > 0
      ? [table(["Where", "What", "How to mend it"], rows.slice(0, MOST).map(problemRow))]
      : []),
    ...(more > 0 ? [paragraph(`And ${more} more: npx coalitions check shows them all.`)] : []),
  ]);
}

function problemRow({ file, line, column, severity, code, message, fix }: Problem) {
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  return [
    codeText(place || "the registry"),
    plain(`${severity} ${code}: ${message}`),
    codeText(fix ?? ""),
  ];
}

/** What a publication holds: the newest entries of the change log. */
export function renderPublishSummary(
  facts: { coalitions: number; entries: number; files: number; baseUrl: string },
  newest: readonly Entry[],
): string {
  const rows = newest.map((entry) => [
    plain(entry.at),
    plain(entry.coalition),
    plain(headline(entry.changes)),
    plain(entry.breaking ? "breaking" : "compatible"),
  ]);
  return stringify([
    heading("The site is built"),
    paragraph(
      `${counted(facts.coalitions, "coalition")}, ${counted(facts.entries, "entry", "entries")} in the change log, ${counted(facts.files, "file")}, for ${facts.baseUrl}`,
    ),
    ...(rows.length > 0 ? [table(["When", "Coalition", "What", "Severity"], rows)] : []),
  ]);
}

function stringify(children: RootContent[]): string {
  const root: Root = { type: "root", children };
  return markdown.stringify(root);
}

function heading(text: string): RootContent {
  return { type: "heading", depth: 2, children: [plain(text)] };
}

function paragraph(text: string): RootContent {
  return { type: "paragraph", children: [plain(text)] };
}

function table(head: string[], rows: PhrasingContent[][]): RootContent {
  const rowOf = (cells: PhrasingContent[]): TableRow => ({
    type: "tableRow",
    children: cells.map((cell) => ({ type: "tableCell", children: [cell] })),
  });
  return { type: "table", children: [rowOf(head.map(plain)), ...rows.map(rowOf)] };
}

function plain(text: string): PhrasingContent {
  return { type: "text", value: oneLine(text) };
}

/** In code, GitHub turns nothing into a mention or a link. */
function codeText(text: string): PhrasingContent {
  return text === "" ? plain("") : { type: "inlineCode", value: oneLine(text) };
}
