// The history of a checkout, from where it was kept last.

import { History } from "../core/history/history.ts";
import type { Rewriting } from "../core/history/rewriting.ts";
import { currentTime } from "./clock.ts";
import { readCommits } from "./git-history.ts";
import { keepHistory, readKept, unlessBroken } from "./history-cache.ts";

/** Reading so many takes less time than keeping a long history. */
const WORTH_KEEPING = 100;

export interface HowToRead {
  /** Those that published chains report. */
  rewritings?: readonly Rewriting[];
  /** Whether dates ahead of the clock are believed, since they are published. */
  believesAll?: boolean;
  /** What was read is kept where so many commits and versions of definitions are new. */
  worthKeeping?: number;
}

/** The history up to `commit`. What was read of a long one is kept, so that next time only what is new is read. */
export async function readHistory(
  root: string,
  commit: string,
  { rewritings = [], believesAll = false, worthKeeping = WORTH_KEEPING }: HowToRead = {},
): Promise<History> {
  const clock = { now: currentTime(), believesAll };
  const kept = await readKept(root, commit, rewritings);
  const restored = kept && unlessBroken(() => History.restore(kept.saved, rewritings, clock));
  if (restored && kept.commit === commit) return restored;
  const history = restored ?? new History(rewritings, clock);
  let read = 0;
  const which = { ...(restored ? { after: kept.commit } : {}), all: true };
  for await (const change of readCommits(root, commit, which)) {
    history.add(change);
    read += 1 + change.files.length;
  }
  // Of a commit that is ahead of the clock, another day may say something else.
  const isLasting = history.misdated.every(({ is }) => is !== "ahead");
  if (read >= worthKeeping && isLasting) {
    await keepHistory(root, { commit, saved: history.save() }, rewritings);
  }
  return history;
}
