// Measurements as rows of a Markdown table with aligned columns, so that it also reads well at a terminal.

export interface Row {
  what: string;
  unit: "ms" | "MB" | "KB";
  values: readonly number[];
  /** Why there are no values, if it could not be measured here. */
  missing?: string;
  /** Multiples of what they are compared with, by round. */
  ratios?: readonly number[];
  /** The largest acceptable median: of the ratios, or of the values without ratios. */
  goal?: number;
}

const HEAD = ["what", "min, median, max", "ratio: min, median, max", "goal", ""];

/** A program's times and, if compared with others, their multiples. */
export function timed(what: string, ms: readonly number[], against?: readonly number[]): Row {
  const row: Row = { what, unit: "ms", values: ms };
  if (!against) return row;
  return { ...row, ratios: ms.map((it, round) => it / (against[round] ?? Number.NaN)) };
}

export function renderRows(rows: readonly Row[]): string {
  return renderTable([HEAD, ...rows.map(cellsOf)]);
}

function cellsOf({ what, unit, values, ratios, goal, missing }: Row): string[] {
  if (missing) return [what, `not measured: ${missing}`, "", "", ""];
  const judged = goal === undefined ? "" : median(ratios ?? values) <= goal ? "met" : "**missed**";
  const wanted = goal === undefined ? "" : `≤ ${goal}${ratios ? "" : ` ${unit}`}`;
  return [what, `${spread(values, 0)} ${unit}`, ratios ? spread(ratios, 2) : "", wanted, judged];
}

function spread(values: readonly number[], digits: number): string {
  const each = [Math.min(...values), median(values), Math.max(...values)];
  return each.map((value) => value.toFixed(digits)).join(", ");
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function renderTable(rows: readonly string[][]): string {
  const widths = HEAD.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length), 3),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...rest] = rows;
  return [head, widths.map((width) => "-".repeat(width)), ...rest].map(line).join("\n");
}
