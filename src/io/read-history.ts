// The history of a checkout, from where it was kept last.

import { History } from "../core/history/history.ts";
import type { Rewriting } from "../core/history/rewriting.ts";
import { readCommits } from "./git-history.ts";
import { keepHistory, readKept, unlessBroken } from "./history-cache.ts";

/** Reading so many takes less time than keeping a long history. */
const WORTH_KEEPING = 100;

/**
 * The history up to `commit`. What was read of a long one is kept, so that next time only what is new is read:
 * where `worthKeeping` commits and versions of definitions are new.
 */
export async function readHistory(
  root: string,
  commit: string,
  rewritings: readonly Rewriting[] = [],
  worthKeeping = WORTH_KEEPING,
): Promise<History> {
  const kept = await readKept(root, commit, rewritings);
  const restored = kept && unlessBroken(() => History.restore(kept.saved, rewritings));
  if (restored && kept.commit === commit) return restored;
  const history = restored ?? new History(rewritings);
  let read = 0;
  const which = { ...(restored ? { after: kept.commit } : {}), all: true };
  for await (const change of readCommits(root, commit, which)) {
    history.add(change);
    read += 1 + change.files.length;
  }
  if (read >= worthKeeping) await keepHistory(root, { commit, saved: history.save() }, rewritings);
  return history;
}
