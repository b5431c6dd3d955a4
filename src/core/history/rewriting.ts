// That published history was rewritten: told by the channel itself, from the commit on at which somebody
// decided to publish all the same.

import type { Id, UtcTime } from "../definition.ts";
import { type Change, change } from "../diff/change.ts";
import type { Entry } from "./entry.ts";

/** An entry that was published, and is in the chain no more: the last one of its chain. */
export interface LostHead {
  seq: number;
  hash: Id;
  fingerprint: Id;
}

export interface Rewriting {
  coalition: string;
  /** The commit that was published with the new history; it is told right after that commit's entries. */
  commit: string;
  at: UtcTime;
  /** Why it was published all the same. */
  reason: string;
  /** The head that was published before. */
  lost: LostHead;
}

/** `head`: the last entry of the new chain before this. */
export function rewritingChange({ coalition, lost }: Rewriting, head: Entry): Change {
  const { seq, hash, fingerprint } = head;
  const part = { class: "coalition" as const, name: coalition };
  const told = change("history-rewritten", part, {
    before: lost,
    after: { seq, hash, fingerprint },
  });
  return { ...told, breaking: lost.fingerprint !== fingerprint };
}

/** What an entry of a published chain tells of a rewriting; undefined for every other entry. */
export function rewritingOf({
  coalition,
  commit,
  at,
  subject,
  changes,
}: Entry): Rewriting | undefined {
  const told = changes.find(({ kind }) => kind === "history-rewritten");
  return told && { coalition, commit, at, reason: subject, lost: told.before as LostHead };
}
