// What integrators bind to through a coalition: its confluences, its modules and its ticket issuer, each
// with the id that the coalition's constant gives for it.

import type { Definition, Service } from "./definition.ts";
import { partsOf } from "./parts.ts";

export interface Binding extends Partial<Service> {
  class: "confluence" | "module" | "ticket-issuer";
  /** The confluence's or issuer's own; of a module its kind. */
  name: string;
}

/** In the order in which the fingerprint folds them. */
export function bindingsOf(definition: Definition): Binding[] {
  return partsOf(definition).flatMap((part): Binding[] => {
    if (part.class === "lattice" || part.class === "organism") return [];
    const { docs, crate, verbs }: Partial<Service> = part.value;
    const service = { docs, crate, verbs };
    const given = Object.entries(service).filter(([, value]) => value !== undefined);
    return [{ class: part.class, name: part.name, ...Object.fromEntries(given) }];
  });
}
