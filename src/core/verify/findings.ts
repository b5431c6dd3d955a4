// The findings of a verification: what is wrong, what could not be verified, and how much was verified.

import type { Entry } from "../history/entry.ts";

/** What identifies an entry. */
export type EntryName = Pick<Entry, "seq" | "at" | "commit" | "subject" | "hash">;

export interface SiteProblem {
  /** Relative to the site's base: "mini.one/changes.json". */
  file: string;
  coalition: string | null;
  /** The entry that it is about. */
  entry: EntryName | null;
  message: string;
  /** The recomputed and the published value, if both are short. */
  expected?: string;
  found?: string;
}

export interface Unverified {
  coalition: string | null;
  what: string;
  // style-ignore: a key of what verify --json prints
  why: string;
}

/** How many of each were recomputed, whether right or wrong. */
export interface Counts {
  coalitions: number;
  /** Entries: hashes, numbers and predecessors. */
  entries: number;
  /** Definitions: fingerprints, digests and git ids. */
  definitions: number;
  /** Entries whose changes were derived again from two definitions. */
  changes: number;
  /** Files rendered again and compared; 0 if another version built the site. */
  files: number;
  /** Of these, the feeds in each format. */
  feeds: number;
  /** Spans of the lookup in which a coalition had a fingerprint. */
  lookups: number;
}

/** A file of the site, and the entry in question. */
export interface Place {
  file: string;
  problem: (message: string, values?: Pick<SiteProblem, "expected" | "found">) => void;
  /** Whether the published value equals the recomputed one; if not, adds a problem with this message. */
  same: (message: string, expected: unknown, found: unknown) => boolean;
}

/** More problems of a coalition or the whole site are only counted: a hostile site may have any number. */
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
  /** The number of problems that are not listed. */
  more = 0;
  readonly coalition: string | null;

  /** For one coalition, or for what concerns all. */
  constructor(coalition: string | null = null) {
    this.coalition = coalition;
  }

  /** Findings in a file, about an entry. */
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

  /** Adds another object's findings after these. */
  absorb({ problems, unverified, counts, more }: Findings): void {
    this.problems.push(...problems);
    this.unverified.push(...unverified);
    this.more += more;
    for (const key of Object.keys(counts) as (keyof Counts)[]) this.counts[key] += counts[key];
  }

  leave(what: string, reason: string): void {
    const { coalition } = this;
    if (this.unverified.length < MOST) this.unverified.push({ coalition, what, why: reason });
  }
}

function nameOf({ seq, at, commit, subject, hash }: Entry): EntryName {
  return { seq, at, commit, subject, hash };
}
