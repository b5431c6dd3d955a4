// A change log as it is saved, to go on from later.

import type { Definition, UtcTime } from "../registry/definition.ts";

/** A change log as far as it has come, beside its entries: JSON, to go on from later. */
export interface SavedLog {
  /** The latest time that a commit had; undefined before the first one. */
  now?: UtcTime;
  coalitions: SavedCoalition[];
}

export interface SavedCoalition {
  name: string;
  file?: string;
  /** What was published last; absent where nothing was. */
  definition?: Definition;
  /** Why the versions were made that came since and were not published; absent where there are none. */
  unpublished?: string[];
}

/** What was saved of a change log is not whole. */
export class BrokenChainError extends Error {
  override name = "BrokenChainError";
}
