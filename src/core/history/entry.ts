// An Entry: one merge that changed one coalition, kept permanently on the change channel. A coalition's entries form
// a chain: each has the hash of the previous one.

import type { Change } from "../changes/change.ts";
import { urgentReason } from "../changes/urgent.ts";
import { digestOfHistory } from "../derivation/composition.ts";
import type { Definition, Hex, Id, Urgent, UtcTime } from "../registry/definition.ts";

export interface Entry {
  /** The coalition's name. */
  coalition: string;
  /** 1 for the coalition's first entry, then 2, 3 and so on. */
  seq: number;
  /** When the commit reached the published branch: its committer date. */
  at: UtcTime;
  /** 40 or 64 hex digits. */
  commit: string;
  /**
   * The operator's reason: the commit's first line or the pull request's title. Subjects of unpublished versions that
   * it fixes come first.
   */
  subject: string;
  /** After this entry. */
  fingerprint: Id;
  compositionDigest: Id;
  /** Git's id of the definition's file in this version: 40 or 64 hex digits. */
  blob: Hex;
  /** Never empty; breaking changes first. */
  changes: Change[];
  /** Whether any of the changes breaks integrators. */
  breaking: boolean;
  /** Why integrators must act now; absent if the operator marked nothing as urgent. */
  urgent?: Urgent;
  /** The hash of the previous entry, or null for the first. */
  prev: Id | null;
  /** BLAKE3 over the RFC 8785 canonical JSON of this entry without `hash`. */
  hash: Id;
}

/** The facts of a commit that an entry states. */
export interface CommitFacts {
  commit: string;
  at: UtcTime;
  subject: string;
}

/** What an entry publishes: a definition and its file. */
export interface Version {
  definition: Definition;
  blob: Hex;
  compositionDigest: Id;
}

/** The entry that follows `previous` in its coalition's chain; `previous` is undefined for the first. */
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

/** Absent rather than null if nothing is urgent: entries from before this mark existed keep their hashes. */
function urgentMember(changes: readonly Change[], definition: Definition): Pick<Entry, "urgent"> {
  const reason = urgentReason(changes, definition);
  return reason === undefined ? {} : { urgent: { reason } };
}

/** The hash that an entry must have. */
export function hashEntry({ hash: _, ...body }: Omit<Entry, "hash"> & { hash?: Id }): Id {
  return digestOfHistory(body);
}
