// api/v1/lookup/: every id that was ever published, in 256 files by its first two digits. All are
// written, also empty ones, so that a file that is missing is a fault of the server.

import { Lookup, PREFIXES, renderShard, shardPath } from "../../src/core/lookup/shards.ts";
import type { GroupKeys } from "../group-keys.ts";
import type { FileGroup, SiteContext } from "../site-context.ts";

/** Each is made from the coalitions that an id in it is of, and what replaces those that are retired. */
export function* lookupGroups({ view }: SiteContext, keys: GroupKeys): Generator<FileGroup> {
  const lookup = new Lookup(view.coalitions);
  for (const prefix of PREFIXES) {
    const path = shardPath(prefix);
    const { coalitions, instead } = lookup.sourcesOf(prefix);
    yield {
      name: path,
      key: keys.together(path, coalitions, instead),
      files: () => [{ path, text: renderShard(lookup.shard(prefix)) }],
    };
  }
}
