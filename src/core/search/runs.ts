// Which rows a term stands in, as short as it goes: one number for one row; else runs, as how many rows
// are skipped and how many are taken, over and over. A term of every row is [0, 10000].

export type Runs = number | number[];

/** `rows` in ascending order, none twice. */
export function runsOf(rows: readonly number[]): Runs {
  const [first] = rows;
  if (rows.length === 1 && first !== undefined) return first;
  const runs: number[] = [];
  let next = 0;
  for (const row of rows) {
    if (row === next && runs.length > 0) runs.push((runs.pop() ?? 0) + 1);
    else runs.push(row - next, 1);
    next = row + 1;
  }
  return runs;
}

/** Marks the rows of the runs; those beyond the marks there are none of. */
export function markRuns(runs: Runs, marks: Uint8Array): void {
  if (typeof runs === "number") {
    marks[runs] = 1;
    return;
  }
  let row = 0;
  for (let at = 0; at < runs.length; at += 2) {
    row += runs[at] ?? 0;
    const end = row + (runs[at + 1] ?? 0);
    marks.fill(1, row, end);
    row = end;
  }
}
