// The first digits of an id: two name its shard, and mosaik's logs show ten.

import type { Hex } from "../registry/definition.ts";
import type { Shard } from "./record.ts";

/** The first two digits, which name an id's shard. */
export function prefixOf(id: Hex): string {
  return id.slice(0, 2);
}

/** The address of a shard below the base URL. */
export function shardPath(prefix: string): string {
  return `api/v1/lookup/${prefix}.json`;
}

/** Unrelated ids may begin with the same fewer digits. The shard needs two. */
export const MIN_PREFIX = 8;

/** The published id with these digits, or all that begin with them. */
export function idsBeginning(digits: Hex, { ids }: Pick<Shard, "ids">): Hex[] {
  if (Object.hasOwn(ids, digits)) return [digits];
  // A site may be hostile, and ids become parts of commands that people paste.
  return Object.keys(ids).filter((id) => id.startsWith(digits) && /^[0-9a-f]+$/.test(id));
}
