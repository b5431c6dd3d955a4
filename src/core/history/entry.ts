// An Entry: one merge that changed one coalition, as the change channel tells it, for ever.
// Entries of a coalition form a chain: each holds the hash of the one before it.

import type { Change } from "../changes/change.ts";
import { urgentReason } from "../changes/urgent.ts";
import { digestOfHistory } from "../derivation/composition.ts";
import type { Definition, Hex, Id, Urgent, UtcTime } from "../registry/definition.ts";

export interface Entry {
  /** The coalition's name. */
  coalition: string;
  /** 1 for the first entry of the coalition, then one more each. */
  seq: number;
  /** When the commit came to the branch that is published: its committer date. */
  at: UtcTime;
  /** 40 or 64 hex digits. */
  commit: string;
  /**
   * Why, in the operator's words: the commit's first line, or the pull request's title; before it those of
   * commits whose versions it mends.
   */
  subject: string;
  /** After this entry. */
  fingerprint: Id;
  compositionDigest: Id;
  /** git's own id of the definition's file as this entry publishes it: 40 or 64 hex digits. */
  blob: Hex;
  /** Never empty; those that break integrators first. */
  changes: Change[];
  /** Whether any of the changes breaks integrators. */
  breaking: boolean;
  /** Why integrators must not put it off; absent where the operator marked nothing urgent. */
  urgent?: Urgent;
  /** The hash of the entry before, or null for the first. */
  prev: Id | null;
  /** BLAKE3 over the RFC 8785 canonical JSON of this entry without `hash`. */
  hash: Id;
}

/** A commit, as far as an entry tells it. */
export interface CommitFacts {
  commit: string;
  at: UtcTime;
  subject: string;
}

/** What an entry publishes: a definition, and the file that it was read from. */
export interface Version {
  definition: Definition;
  blob: Hex;
  compositionDigest: Id;
}

/** The entry that follows `previous` (undefined for the first) in its coalition's chain. */
export function nextEntry(
  previous: Entry | undefined,
  { commit, at, subject }: CommitFacts,
  { definition, blob, compositionDigest }: Version,
  changes: Change[],
): Entry {
  const body: Omit<Entry, "hash"> = {
    coalition: definition.name,
    seq: (previous?.seq ?? 0) + 1,
    at,
    commit,
    subject,
    fingerprint: definition.fingerprint,
    compositionDigest,
    blob,
    changes,
    breaking: changes.some((change) => change.breaking),
    ...urgentMember(changes, definition),
    prev: previous?.hash ?? null,
  };
  return { ...body, hash: hashEntry(body) };
}

/** Absent, and not null, where nothing is urgent: entries from before there was a mark keep their hashes. */
function urgentMember(changes: readonly Change[], definition: Definition): Pick<Entry, "urgent"> {
  const reason = urgentReason(changes, definition);
  return reason === undefined ? {} : { urgent: { reason } };
}

/** The hash that an entry must have. */
export function hashEntry({ hash: _, ...body }: Omit<Entry, "hash"> & { hash?: Id }): Id {
  return digestOfHistory(body);
}
