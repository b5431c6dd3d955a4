// What notices are judged by: the registry as it is now, and what was published.

import type { Entry } from "../history/entry.ts";
import type { IdSpan } from "../history/id-spans.ts";
import type { CoalitionView, RegistryView } from "../history/registry-view.ts";
import { describeId } from "../lookup/kind-words.ts";
import type { Definition, Hex, UtcTime } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";

export interface JudgedBy {
  /** The default branch. */
  registry: Snapshot;
  /** Each coalition as last published. */
  published: ReadonlyMap<string, Definition>;
  now: UtcTime;
  /** "mini.one: stable id of lattice base.mainnet"; undefined for an id that was never published. */
  publishedAs: (id: Hex) => string | undefined;
  /** Each coalition's chain, oldest first. */
  chains: ReadonlyMap<string, readonly Entry[]>;
}

export function judgedBy(
  registry: Snapshot,
  { coalitions, chains }: Pick<RegistryView, "coalitions" | "chains">,
  now: UtcTime,
): JudgedBy {
  const published = new Map(
    coalitions.flatMap(({ name, published: last }): [string, Definition][] =>
      last ? [[name, last]] : [],
    ),
  );
  return { registry, published, now, publishedAs: publishedAs(coalitions), chains };
}

type Published = Pick<CoalitionView, "name" | "ids" | "versions">;

/**
 * "mini.one: stable id of lattice base.mainnet", by id; undefined if it was never current. An announced id that was
 * withdrawn was never current.
 */
export function publishedAs(coalitions: readonly Published[]): (id: Hex) => string | undefined {
  return (id) => {
    for (const { name: coalition, ids, versions } of coalitions) {
      if (versions.some(({ fingerprint }) => fingerprint === id)) {
        return describeId({ kind: "fingerprint", coalition });
      }
      const span = ids.find((it) => it.id === id && wasCurrent(it));
      if (span) return describeId({ ...span, coalition });
    }
    return undefined;
  };
}

function wasCurrent({ kind }: IdSpan): boolean {
  return kind !== "announced" && kind !== "next-fingerprint";
}
