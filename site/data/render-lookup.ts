// api/v1/lookup/: every id that was ever published, in 256 files by its first two digits. All are
// written, also empty ones, so that a file that is missing is a fault of the server.

import { Lookup, PREFIXES, renderShard, shardPath } from "../../src/core/lookup/shards.ts";
import type { SiteContext, SiteFile } from "../site-context.ts";

export function* renderLookup({ view }: SiteContext): Generator<SiteFile> {
  const lookup = new Lookup(view.coalitions);
  for (const prefix of PREFIXES) {
    yield { path: shardPath(prefix), text: renderShard(lookup.shard(prefix)) };
  }
}
