// What notices are judged by: the registry as it is now, and what was published of it.

import type { Registry } from "../check.ts";
import type { Entry } from "../history/entry.ts";
import type { RegistryView } from "../history/registry-view.ts";
import type { Hex, UtcTime } from "../registry/definition.ts";
import type { Source } from "../source/source.ts";
import { publishedAs } from "./published-as.ts";

export interface JudgedBy {
  /** Of the default branch. */
  registry: Registry;
  now: UtcTime;
  /** "mini.one: stable id of lattice base.mainnet"; undefined of an id that never stood anywhere. */
  publishedAs: (id: Hex) => string | undefined;
  /** Each coalition's chain, oldest first. */
  chains: ReadonlyMap<string, readonly Entry[]>;
}

/** Every notice is held to all definitions, so that each of them is read once for all. */
export function judgedBy(
  registry: Registry,
  { coalitions, chains }: Pick<RegistryView, "coalitions" | "chains">,
  now: UtcTime,
): JudgedBy {
  return { registry: readOnce(registry), now, publishedAs: publishedAs(coalitions), chains };
}

function readOnce(registry: Registry): Registry {
  const known = new Map<string, Source>();
  const read = (file: string) => {
    const source = known.get(file) ?? registry.read(file);
    known.set(file, source);
    return source;
  };
  return { ...registry, read };
}
