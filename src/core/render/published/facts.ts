// The facts after a publication: whether the deployed site was verified, what it publishes, and who is referred to for
// the first time.

import type { Entry } from "../../history/entry.ts";
import type { EntryName, FirstReferred } from "../../history/news.ts";
import type { Place } from "../../history/place.ts";
import type { Counts, SiteProblem } from "../../verify/findings.ts";

export interface PublishedContext {
  /** Where the site is, with a final slash. */
  baseUrl: string;
  /** `https://<server>/<owner>/<name>`, without a final slash. */
  repositoryUrl: string;
  runUrl: string;
}

/** The result of fetching the deployed site back. */
export type DeployedState =
  /** `newer`: a later publication is deployed and includes this one. */
  | { state: "verified"; commit: string; newer: boolean; counts: Counts }
  | { state: "unsound"; problems: readonly SiteProblem[]; more: number }
  /** The site does not show this publication; `why` in sentences. */
  | { state: "absent"; reason: string };

/** An entry of the deployed site. */
export interface PlacedEntry {
  entry: Entry;
  place: Place;
}

/** An account, and its current login on GitHub; undefined if the account no longer exists. */
export interface Referred extends FirstReferred {
  now: string | undefined;
}

/** What one pull request published. */
export interface PublishedFacts {
  outcome: DeployedState;
  /** From the deployed site; empty unless it was verified. */
  entries: readonly PlacedEntry[];
  /** The entries that were built, without `moreNames` that are not named. */
  names: readonly EntryName[];
  moreNames: number;
  referred: readonly Referred[];
  /** How many more accounts are referred to for the first time. */
  moreReferred: number;
}
