// What notices are judged by: the registry as it is now, and what was published of it.

import type { Entry } from "../history/entry.ts";
import type { RegistryView } from "../history/registry-view.ts";
import type { Hex, UtcTime } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { publishedAs } from "./published-as.ts";

export interface JudgedBy {
  /** Of the default branch. */
  registry: Snapshot;
  now: UtcTime;
  /** "mini.one: stable id of lattice base.mainnet"; undefined of an id that never stood anywhere. */
  publishedAs: (id: Hex) => string | undefined;
  /** Each coalition's chain, oldest first. */
  chains: ReadonlyMap<string, readonly Entry[]>;
}

export function judgedBy(
  registry: Snapshot,
  { coalitions, chains }: Pick<RegistryView, "coalitions" | "chains">,
  now: UtcTime,
): JudgedBy {
  return { registry, now, publishedAs: publishedAs(coalitions), chains };
}
