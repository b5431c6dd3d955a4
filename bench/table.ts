// The results as a table, for a terminal and for docs/benchmarks.md alike.

import type { Spread } from "./measure.ts";

export interface Row {
  what: string;
  times: Spread;
  /** Of a reference there is none. */
  ratios?: Spread;
  /** The goal in words; none of a reference. */
  goal?: string;
  met?: boolean;
}

const HEAD = ["what", "ms: min, median, max", "ratio: min, median, max", "goal", ""];

export function renderRows(rows: readonly Row[]): string {
  return renderTable([
    HEAD,
    ...rows.map(({ what, times, ratios, goal = "", met }) => [
      what,
      spread(times, 0),
      ratios ? spread(ratios, 2) : "",
      goal,
      met === undefined ? "" : verdict(met),
    ]),
  ]);
}

export function verdict(met: boolean): string {
  return met ? "met" : "**missed**";
}

function spread({ min, median, max }: Spread, digits: number): string {
  return [min, median, max].map((value) => value.toFixed(digits)).join(", ");
}

/** As Markdown, with columns of one width, so that it is a table at a terminal, too. */
export function renderTable([head = [], ...rows]: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? "").length), 3),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  return [head, rule, ...rows].map(line).join("\n");
}
