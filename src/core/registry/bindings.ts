// What integrators bind to through a coalition: its confluences, its modules and its ticket issuer, each
// with the id that the coalition's constant gives for it.

import { type Definition, type Service, shippedModules } from "./definition.ts";

export interface Binding extends Partial<Service> {
  class: "confluence" | "module" | "ticket-issuer";
  /** The confluence's or issuer's own; of a module its kind. */
  name: string;
}

/** In the order in which the fingerprint folds them. */
export function bindingsOf(definition: Definition): Binding[] {
  const { confluences, ticketIssuer } = definition;
  return [
    ...confluences.map((it) => binding("confluence", it.name, it)),
    ...shippedModules(definition).map(([kind, it]) => binding("module", kind, it)),
    ...(ticketIssuer ? [binding("ticket-issuer", ticketIssuer.name, ticketIssuer)] : []),
  ];
}

function binding(
  partClass: Binding["class"],
  name: string,
  { docs, crate, verbs }: Partial<Service>,
): Binding {
  return {
    class: partClass,
    name,
    ...(docs === undefined ? {} : { docs }),
    ...(crate === undefined ? {} : { crate }),
    ...(verbs === undefined ? {} : { verbs }),
  };
}
