// Ids that give way to others in a definition, with the fingerprints that follow from published config bytes.

import { sameJson } from "../json.ts";
import type { Definition, Hex, Id, Upcoming } from "../registry/definition.ts";
import { type ServicePart, servicesOf } from "../registry/parts.ts";

/** The properties of parts and peer hints that hold an id. */
const ID_PROPERTIES = [
  "stableId",
  "contentHash",
  "ticketIssuanceRoot",
  "fingerprint",
  "mrtd",
  "peerId",
] as const;
export type IdProperty = (typeof ID_PROPERTIES)[number];

/** What an id is to be in place of another; undefined where it stays. */
type IdAfter = (id: Hex, property: IdProperty) => Hex | undefined;

/**
 * The definition with another id wherever `idAfter` gives one, under the fingerprint and with the announcements
 * of before. A service whose own fingerprint is replaced keeps what it is given. `derived`: by a service's
 * fingerprint before, the one that its config bytes give for its new span; `recompute` derives that.
 */
export function replaceIds(
  definition: Definition,
  idAfter: IdAfter,
  recompute: (service: ServicePart) => Id | undefined,
): { definition: Definition; derived: ReadonlyMap<Id, Id> } {
  const replaced = withIds(definition, idAfter);
  const before = servicesOf(definition);
  const derived = new Map<Id, Id>();
  for (const [at, service] of servicesOf(replaced).entries()) {
    const { id = "", value } = before[at] ?? {};
    const isTouched = id === service.id && !sameJson(value?.span, service.value.span);
    const fingerprint = isTouched ? recompute(service) : undefined;
    if (fingerprint !== undefined) derived.set(id, fingerprint);
  }
  const followed = withIds(replaced, (id, it) => (it === "fingerprint" ? derived.get(id) : id));
  return { definition: followed, derived };
}

function withIds(definition: Definition, idAfter: IdAfter): Definition {
  const { lattices, organisms, confluences, modules, ticketIssuer, peerHints } = definition;
  const parts = { lattices, organisms, confluences, modules, ticketIssuer, peerHints };
  const replaced = withIdsBelow(parts, idAfter);
  return replaced === parts ? definition : { ...definition, ...replaced };
}

/** The value itself where no id in it changes: of a large definition most of it stays. */
function withIdsBelow<T>(value: T, idAfter: IdAfter): T {
  if (typeof value !== "object" || value === null) return value;
  const changed = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const property = ID_PROPERTIES.find((it) => it === key);
    const after = property ? (idAfter(inner, property) ?? inner) : withIdsBelow(inner, idAfter);
    return after === inner ? [] : [[key, after]];
  });
  if (changed.length === 0) return value;
  const copy: object = Array.isArray(value) ? [...value] : { ...value };
  return Object.assign(copy, Object.fromEntries(changed)) as T;
}

/** The definition with these announcements in place of its own; without `upcoming` where none is left. */
export function withUpcoming(definition: Definition, left: readonly Upcoming[]): Definition {
  const { upcoming = [], ...rest } = definition;
  if (left.length > 0) return { ...definition, upcoming: [...left] };
  return upcoming.length > 0 ? rest : definition;
}
