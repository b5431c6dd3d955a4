// What an id was ever published as: a new id must be new.

import type { IdSpan } from "../history/id-spans.ts";
import type { CoalitionView } from "../history/registry-view.ts";
import { describeId } from "../lookup/kind-words.ts";
import type { Hex } from "../registry/definition.ts";

type Published = Pick<CoalitionView, "name" | "ids" | "versions">;

/**
 * "mini.one: stable id of lattice base.mainnet", by id; undefined if it was never published. What was
 * announced, and never came, was never current.
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
