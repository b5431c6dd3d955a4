// api/v1/lookup/: every id that was ever published, in 256 files by its first two digits. All are
// written, also empty ones, so that a file that is missing is a fault of the server.

import type { RegistryView } from "../../src/core/history/registry-view.ts";
import { Lookup, PREFIXES, renderShard, shardPath } from "../../src/core/lookup/shards.ts";
import { lazy } from "../lazy.ts";
import type { FileGroup } from "../site-context.ts";

export function lookupGroup({ coalitions }: RegistryView): FileGroup {
  const lookup = lazy(() => new Lookup(coalitions));
  const files = PREFIXES.map((prefix) => ({
    path: shardPath(prefix),
    content: () => renderShard(lookup().shard(prefix)),
  }));
  return { start: "api/v1/lookup/", members: () => files };
}
