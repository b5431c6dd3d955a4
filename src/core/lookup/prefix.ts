// The beginning of an id: its first two digits name its shard, and its first ten are what mosaik's logs have.

import type { Hex } from "../registry/definition.ts";
import type { Shard } from "./record.ts";

/** The first two digits, by which an id's shard is named. */
export function prefixOf(id: Hex): string {
  return id.slice(0, 2);
}

/** The address of a shard below the base URL. */
export function shardPath(prefix: string): string {
  return `api/v1/lookup/${prefix}.json`;
}

/** Of fewer digits, ids that have nothing to do with each other begin alike. The shard takes two. */
export const MIN_PREFIX = 8;

/** The published ids that these digits are, or are the beginning of: none, one or several. */
export function idsBeginning(digits: Hex, { ids }: Pick<Shard, "ids">): Hex[] {
  if (Object.hasOwn(ids, digits)) return [digits];
  // A site may be anybody's, and ids become parts of commands that people paste.
  return Object.keys(ids).filter((id) => id.startsWith(digits) && /^[0-9a-f]+$/.test(id));
}
