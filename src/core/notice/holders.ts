// The parts that have the id of a notice, in the definitions that it can be about.

import { type Registry, soundDefinition } from "../check.ts";
import { runs, servicesOf } from "../edit/services.ts";
import type { Definition, Hex, Operator, SpannedCitizen } from "../registry/definition.ts";
import { announceableIds } from "../registry/parts.ts";
import type { BumpNotice } from "./notice.ts";

/** A part of a coalition that has an id. */
export interface Holder {
  /** "lattice base.mainnet". */
  part: string;
  /**
   * Whoever answers for the id in this definition. Of one in a span: the citizen's operator, where this very
   * definition has the citizen, else whoever runs the service. What other definitions say of a citizen
   * decides nothing here: anybody who was the first to list it could name themselves.
   */
  operator: Operator;
}

/** The definitions that the schema finds no fault with, and that are not retired. */
export function livingDefinitions(registry: Registry): Definition[] {
  return registry.files.flatMap((file) => {
    const definition = soundDefinition(registry.read(file));
    return definition && !definition.retirement ? [definition] : [];
  });
}

/** The parts that have the id as one of that kind; a citizen before the services that span it. */
export function holdersOf(
  definition: Definition,
  { kind, id }: Pick<BumpNotice, "kind" | "id">,
): Holder[] {
  if (kind !== "stable-id" && !announceableIds(definition, kind).includes(id)) return [];
  const { lattices, organisms, operator } = definition;
  const citizens = [
    ...lattices.map((it) => ({ part: `lattice ${it.name}`, it })),
    ...organisms.map((it) => ({ part: `organism ${it.name}`, it })),
  ].filter(({ it }) => {
    if (kind === "content-hash") return it.contentHash === id;
    if (kind === "ticket-issuance-root") return it.ticketIssuanceRoot === id;
    if (kind === "mrtd") return hasMrtd(it, id);
    return kind !== "fingerprint" && it.stableId === id;
  });
  const own = citizens.map(({ part, it }) => ({ part, operator: it.operator }));
  const services = servicesOf(definition).flatMap((service): Holder[] => {
    const { label: part, operator: answers, part: it } = service;
    if (kind === "mrtd") return runs(service, id) ? [{ part, operator: answers }] : [];
    if (kind === "fingerprint" || kind === "retirement") {
      return it.fingerprint === id ? [{ part, operator: answers }] : [];
    }
    const spanned = own.length === 0 ? spannedWith(it.span, kind, id) : [];
    return spanned.map(({ stableId }) => {
      const citizen = [...lattices, ...organisms].find((it) => it.stableId === stableId);
      return { part, operator: citizen?.operator ?? answers };
    });
  });
  const { ticketIssuer } = definition;
  const issues = (kind === "fingerprint" || kind === "retirement") && ticketIssuer;
  const issuer =
    issues && issues.fingerprint === id ? [{ part: `ticket issuer ${issues.name}`, operator }] : [];
  return [...own, ...services, ...issuer];
}

function hasMrtd({ mrtds = [] }: { mrtds?: { mrtd: Hex }[] }, id: Hex): boolean {
  return mrtds.some(({ mrtd }) => mrtd === id);
}

function spannedWith(
  span: readonly SpannedCitizen[] = [],
  kind: BumpNotice["kind"],
  id: Hex,
): SpannedCitizen[] {
  if (kind === "content-hash") return span.filter(({ contentHash }) => contentHash === id);
  return kind === "stable-id" ? span.filter(({ stableId }) => stableId === id) : [];
}
