// Adds a part to a definition: at the end of its list, because the fingerprint folds the order. A module or ticket
// issuer has its own place.

import type { Definition } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { withoutMoot } from "./moot.ts";
import { isListed, PART_LISTS, type PartPlace } from "./part-kinds.ts";
import { type Plan, planEdits, sourceIn, withFingerprint } from "./plan.ts";
import { urgentFollows, withUrgent } from "./urgent.ts";

export type Part = Record<string, unknown>;

/** The definition with the part and its old fingerprint, and the pointer to the part. */
export function withPart(
  definition: Definition,
  place: PartPlace,
  part: Part,
): { definition: Definition; pointer: string } {
  if (place.kind === "module") {
    const modules = { ...definition.modules, [place.name]: part };
    return { definition: { ...definition, modules }, pointer: `/modules/${place.name}` };
  }
  if (!isListed(place.kind)) {
    const ticketIssuer = part as unknown as Definition["ticketIssuer"];
    return { definition: { ...definition, ticketIssuer }, pointer: "/ticketIssuer" };
  }
  const list = PART_LISTS[place.kind];
  const longer = { ...definition, [list]: [...definition[list], part] };
  return { definition: longer, pointer: `/${list}/${definition[list].length}` };
}

/** The definition in `file` must be `editable`. The fingerprint changes too, if it can be derived. */
export function planAddition(
  registry: Snapshot,
  file: string,
  place: PartPlace,
  part: Part,
  urgent?: string,
): Plan {
  const before = sourceIn(registry, file).value as Definition;
  // Announcements about a replaced part are moot.
  const { definition, follows } = withoutMoot(before, withPart(before, place, part).definition);
  return planEdits(registry, [
    {
      file,
      next: withUrgent(withFingerprint(definition), urgent),
      follows: [...follows, ...urgentFollows(before, urgent)],
    },
  ]);
}
