// Reads the history of a checkout, starting from the cache.

import { History } from "../core/history/history.ts";
import type { Rewriting } from "../core/history/rewriting.ts";
import { currentTime } from "./clock.ts";
import { readCommits } from "./git-history.ts";
import { keepHistory, readKept, unlessBroken } from "./history-cache.ts";

/** Reading fewer than this takes less time than saving a long history. */
const WORTH_KEEPING = 100;

export interface HowToRead {
  /** The rewritings that published chains report. */
  rewritings?: readonly Rewriting[];
  /** Whether to accept dates ahead of the clock, because they are published already. */
  believesAll?: boolean;
  /** The history is saved if at least this many commits and versions of definitions are new. */
  worthKeeping?: number;
}

/** The history up to `commit`. A long one is cached, so that only new commits are read next time. */
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
  if (read >= worthKeeping && isLasting(history)) {
    await keepHistory(root, { commit, saved: history.save() }, rewritings);
  }
  return history;
}

/** A commit ahead of the clock may be read differently on another day. */
export function isLasting({ misdated }: History): boolean {
  return misdated.every(({ is }) => is !== "ahead");
}
