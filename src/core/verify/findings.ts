// What a verification finds: what is wrong, what could not be verified, and how much was.

import type { Entry } from "../history/entry.ts";

/** An entry by its names. */
export type EntryName = Pick<Entry, "seq" | "at" | "commit" | "subject" | "hash">;

export interface SiteProblem {
  /** Below the site's base: "mini.one/changes.json". */
  file: string;
  coalition: string | null;
  /** The entry that it is about. */
  entry: EntryName | null;
  message: string;
  /** What was recomputed, and what stands there, where both are short. */
  expected?: string;
  found?: string;
}

export interface Unverified {
  coalition: string | null;
  what: string;
  why: string;
}

/** How many of each were recomputed, and found right or wrong. */
export interface Counts {
  coalitions: number;
  /** Entries' hashes, numbers and predecessors. */
  entries: number;
  /** Definitions' fingerprints, digests and git ids. */
  definitions: number;
  /** Entries whose changes were derived again from the definitions before and after. */
  changes: number;
  /** Files of the site that were made again, and compared; none where another version made it. */
  files: number;
  /** Of these, feeds in each format. */
  feeds: number;
  /** Times that a coalition had a fingerprint, which the lookup tells. */
  lookups: number;
}

/** One file of the site, and the entry that it is asked about. */
export interface Place {
  file: string;
  problem: (message: string, values?: Pick<SiteProblem, "expected" | "found">) => void;
  /** Whether what was recomputed is what is published; a problem with this message where it is not. */
  same: (message: string, expected: unknown, found: unknown) => boolean;
}

/** More of a coalition, and of the whole site, are only counted: a hostile site may have any number. */
const MOST = 100;

export class Findings {
  readonly problems: SiteProblem[] = [];
  readonly unverified: Unverified[] = [];
  readonly counts: Counts = {
    coalitions: 0,
    entries: 0,
    definitions: 0,
    changes: 0,
    files: 0,
    feeds: 0,
    lookups: 0,
  };
  /** Problems beyond those that are listed. */
  more = 0;
  readonly coalition: string | null;

  /** Of one coalition, or of what concerns all. */
  constructor(coalition: string | null = null) {
    this.coalition = coalition;
  }

  /** What is found in a file, about an entry. */
  at(file: string, entry?: Entry, coalition = this.coalition): Place {
    const name = entry ? nameOf(entry) : null;
    const problem: Place["problem"] = (message, values = {}) => {
      if (this.problems.length >= MOST) this.more++;
      else this.problems.push({ file, coalition, entry: name, message, ...values });
    };
    return {
      file,
      problem,
      same(message, expected, found) {
        if (expected === found) return true;
        problem(message, { expected: String(expected ?? "none"), found: String(found ?? "none") });
        return false;
      },
    };
  }

  /** Takes what another one found, behind what is here. */
  absorb({ problems, unverified, counts, more }: Findings): void {
    this.problems.push(...problems);
    this.unverified.push(...unverified);
    this.more += more;
    for (const key of Object.keys(counts) as (keyof Counts)[]) this.counts[key] += counts[key];
  }

  leave(what: string, why: string): void {
    const { coalition } = this;
    if (this.unverified.length < MOST) this.unverified.push({ coalition, what, why });
  }
}

function nameOf({ seq, at, commit, subject, hash }: Entry): EntryName {
  return { seq, at, commit, subject, hash };
}
