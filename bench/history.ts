// Reading a long history: beside the least that it takes, and again with what was kept.

import { COLD_GOAL, historyCases, WARM_GOAL } from "./cases.ts";
import { type LongHistory, longHistory } from "./long-history.ts";
import { measureInTurns, ratios, spreadOf } from "./measure.ts";
import { note } from "./note.ts";
import { measurePeaks } from "./peaks.ts";
import type { Row } from "./table.ts";

export const HISTORY = { coalitions: 2_000, commits: 20_000 };
const ROUNDS = { times: 3, peak: 2 };

export interface HistoryResults {
  rows: Row[];
  memory: { table: string; met: boolean };
}

export function measureHistory(): HistoryResults {
  const { coalitions, commits } = HISTORY;
  note(`Making a history of ${commits} commits over ${coalitions} coalitions …`);
  const history = longHistory(coalitions, commits);
  try {
    return measure(history);
  } finally {
    history.repository.delete();
  }
}

function measure(history: LongHistory): HistoryResults {
  const { bare, cold, warm } = historyCases(history);
  note("Reading it …");
  const [bares = [], colds = [], warms = []] = measureInTurns([bare, cold, warm], ROUNDS.times);
  const [first, later] = [spreadOf(ratios(colds, bares)), spreadOf(ratios(warms, colds))];
  const rows: Row[] = [
    { what: "`git log`, `git cat-file`, parse", times: spreadOf(bares) },
    {
      what: "`changes`, nothing kept",
      times: spreadOf(colds),
      ratios: first,
      goal: `≤ ${COLD_GOAL}`,
      met: first.median <= COLD_GOAL,
    },
    {
      what: "`changes`, all but one commit kept",
      times: spreadOf(warms),
      ratios: later,
      goal: `≤ ${WARM_GOAL} of nothing kept`,
      met: later.median <= WARM_GOAL,
    },
  ];
  const programs = { "`changes`, nothing kept": cold, "`changes`, all but one commit kept": warm };
  return { rows, memory: measurePeaks(programs, ROUNDS.peak) };
}
