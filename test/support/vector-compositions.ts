// The compositions of the published vectors.

import type { Composition } from "../../src/core/derivation/fingerprint.ts";
import { type Lattice, MODULE_KINDS, type ModuleKind } from "../../src/core/registry/definition.ts";
import type vectors from "../vectors/derivation.json";

/** A vector gives the bare ids; the names of parts are not folded. */
export function compositionOf(vector: (typeof vectors.compositions)[number]): Composition {
  const modules = vector.modules as Partial<Record<ModuleKind, string>>;
  const citizen = (stableId: string) => ({ name: "x", stableId }) as Lattice;
  return {
    name: vector.name,
    lattices: vector.lattices.map(citizen),
    organisms: vector.organisms.map((id) => ({ ...citizen(id), role: "x" })),
    confluences: vector.confluences.map(
      (fingerprint) => ({ name: "x", fingerprint, span: [] }) as never,
    ),
    modules: Object.fromEntries(
      MODULE_KINDS.map((kind) => {
        const fingerprint = modules[kind];
        return [kind, fingerprint === undefined ? null : { fingerprint, docs: "" }];
      }),
    ) as Composition["modules"],
    ticketIssuer:
      vector.ticketIssuer === null ? null : { name: "x", fingerprint: vector.ticketIssuer },
  };
}
