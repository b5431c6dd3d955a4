// The parts of a definition, and their ids. Frozen: see reader.ts.

import type { Confluence, Definition, Id, Module } from "../../registry/definition.ts";

/** A confluence or a module: what spans citizens, and the name that its fingerprint is derived from. */
export type Service = readonly [name: string, service: Confluence | Module];

/** Confluences, and the modules that ship. */
export function servicesOf({ confluences, modules }: Definition): Service[] {
  const { atlas, almanac, chronicle, compute } = modules;
  const named = Object.entries({ atlas, almanac, chronicle, compute });
  return [
    ...confluences.map((it): Service => [it.name, it]),
    ...named.flatMap(([kind, module]): Service[] => (module ? [[kind, module]] : [])),
  ];
}

/** The id of every part: what a fingerprint folds, or may fold. */
export function idsOfParts(definition: Definition): Id[] {
  const { lattices, organisms, ticketIssuer } = definition;
  return [
    ...[...lattices, ...organisms].map(({ stableId }) => stableId),
    ...servicesOf(definition).map(([, { fingerprint }]) => fingerprint),
    ...(ticketIssuer ? [ticketIssuer.fingerprint] : []),
  ];
}
