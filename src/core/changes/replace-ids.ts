// Replaces ids in a definition, and the fingerprints that follow from published config bytes.

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

/** The id that replaces another; undefined if it stays. */
type IdAfter = (id: Hex, property: IdProperty) => Hex | undefined;

/**
 * The definition with each id replaced that `idAfter` gives a new one for. Its own fingerprint and announcements
 * stay. If a service's own fingerprint is replaced, that one counts. `derived`: by a service's old fingerprint, the
 * one that its config bytes give for its new span; `recompute` derives it.
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

/** The value itself if no id in it changes: most of a large definition stays the same. */
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

/** The definition with these announcements instead of its own; without `upcoming` if none is left. */
export function withUpcoming(definition: Definition, left: readonly Upcoming[]): Definition {
  const { upcoming = [], ...rest } = definition;
  if (left.length > 0) return { ...definition, upcoming: [...left] };
  return upcoming.length > 0 ? rest : definition;
}
