// What an id was ever published as: a new id must be new.

import type { IdSpan } from "../history/id-spans.ts";
import type { CoalitionView } from "../history/registry-view.ts";
import { describeId } from "../lookup/kind-words.ts";
import type { Hex } from "../registry/definition.ts";

type Published = Pick<CoalitionView, "name" | "ids" | "versions">;

/**
 * "mini.one: stable id of lattice base.mainnet", by id; undefined of one that never stood anywhere. What was
 * announced, and never came, was never current.
 */
export function publishedAs(coalitions: readonly Published[]): (id: Hex) => string | undefined {
  const words = new Map<Hex, string>();
  const tell = (id: Hex, told: string) => {
    if (!words.has(id)) words.set(id, told);
  };
  for (const { name: coalition, ids, versions } of coalitions) {
    for (const { fingerprint } of versions) {
      tell(fingerprint, describeId({ kind: "fingerprint", coalition }));
    }
    for (const span of ids) if (stood(span)) tell(span.id, describeId({ ...span, coalition }));
  }
  return (id) => words.get(id);
}

function stood({ kind }: IdSpan): boolean {
  return kind !== "announced" && kind !== "next-fingerprint";
}
