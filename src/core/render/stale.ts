// What was found about pins, for a terminal and for a job summary.

import type { Asked } from "../stale/judge.ts";
import type { Level, Reported } from "../stale/report.ts";
import { cleanText, counted } from "../text.ts";
import { code, heading, list, paragraph, stringify, strong, text } from "./markdown.ts";
import { type Paint, PLAIN } from "./report.ts";

export interface StaleRow {
  file: string | null;
  line: number;
  pin: Partial<Asked>;
  reports: readonly Reported[];
}

/** Only what people must act on; empty if there is nothing. */
export function renderStale(rows: readonly StaleRow[], paint: Paint = PLAIN): string {
  return rows.flatMap((row) => row.reports.map((it) => renderReport(row, it, paint))).join("\n\n");
}

function renderReport(row: StaleRow, report: Reported, paint: Paint): string {
  const { level, status, title, todo } = report;
  const colour = { notice: paint.faint, warning: paint.warn, error: paint.bad }[level];
  return [
    `${paint.strong(placeOf(row))}  ${colour(`${level}: ${status}`)}`,
    `  ${cleanText(title)}`,
    `  ${paint.strong(cleanText(todo))}`,
  ].join("\n");
}

/** `src/coalition.rs:7`, or the id from the command line. */
function placeOf({ file, line, pin }: StaleRow): string {
  return cleanText(file === null ? (pin.fingerprint ?? "") : `${file}:${line}`);
}

const MARKS: Record<Level, string> = { error: "❌", warning: "⚠️", notice: "ℹ️" };

/** The Markdown of a job summary. */
export function renderStaleSummary(rows: readonly StaleRow[]): string {
  const open = rows.filter(({ reports }) => reports.length > 0);
  const current = rows.length - open.length;
  const calm = current > 0 ? [paragraph(text`${counted(current, "pin")} current.`)] : [];
  const items = open.flatMap((row) =>
    row.reports.map(({ level, title, todo }) => {
      const [address] = ADDRESS.exec(todo) ?? [];
      const said = text`${MARKS[level]} ${code(placeOf(row))}: ${title} ${strong(withoutAddress(todo))}`;
      return address === undefined ? said : [...said, ...text` ${code(address)}`];
    }),
  );
  const found = items.length > 0 ? [list(items)] : [];
  return stringify([heading(2, "Coalition pins"), ...found, ...calm]);
}

const ADDRESS = /https?:\/\/[^\s,]+[^\s,.]/;

/** The address appears as code instead, which can be copied from Markdown. */
function withoutAddress(todo: string): string {
  return todo.replace(ADDRESS, "the file named here");
}
