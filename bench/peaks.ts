// How many megabytes programs take at most.

import { PEAK_GOAL } from "./cases.ts";
import { measurePeak, type Program, spreadOf } from "./measure.ts";
import { note } from "./note.ts";
import { renderTable, verdict } from "./table.ts";

/** By what each program is called in the table. */
export function measurePeaks(
  programs: Record<string, Program>,
  rounds: number,
): { table: string; met: boolean } {
  const results = Object.entries(programs).map(([what, program]) => {
    note(`The memory of ${what} …`);
    const peaks = spreadOf(Array.from({ length: rounds }, () => measurePeak(program)));
    return { what, peaks, met: peaks.max <= PEAK_GOAL };
  });
  const table = renderTable([
    ["what", "MB: min, median, max", "goal", ""],
    ...results.map(({ what, peaks: { min, median, max }, met }) => {
      const cells = [min, median, max].map((peak) => peak.toFixed(0)).join(", ");
      return [what, cells, `≤ ${PEAK_GOAL}`, verdict(met)];
    }),
  ]);
  return { table, met: results.every(({ met }) => met) };
}
