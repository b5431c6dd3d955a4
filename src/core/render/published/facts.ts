// What is known after a publication: whether the deployed site was verified, what it publishes, and who
// is referred to for the first time.

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

/** What came of fetching the deployed site back. */
export type DeployedState =
  /** `newer`: a publication that came after this one stands there, and has all of it. */
  | { state: "verified"; commit: string; newer: boolean; counts: Counts }
  | { state: "unsound"; problems: readonly SiteProblem[]; more: number }
  /** It does not show this publication; `why` in sentences. */
  | { state: "absent"; why: string };

/** An entry as the deployed site has it. */
export interface PlacedEntry {
  entry: Entry;
  place: Place;
}

/** An account, and the login that GitHub has for its number now; undefined where there is none. */
export interface Referred extends FirstReferred {
  now: string | undefined;
}

/** What one pull request published. */
export interface PublishedFacts {
  outcome: DeployedState;
  /** As the deployed site has them; empty unless it was verified. */
  entries: readonly PlacedEntry[];
  /** As they were built; `moreNames` more were, which are not named. */
  names: readonly EntryName[];
  moreNames: number;
  referred: readonly Referred[];
  /** How many more accounts are referred to for the first time. */
  moreReferred: number;
}
