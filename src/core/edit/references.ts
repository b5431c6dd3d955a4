// Finds who in the registry refers to a part, by its name or one of its ids.

import { nearest } from "../nearest.ts";
import { idWords, type PartId, type PeerId, placedIds } from "../registry/part-ids.ts";
import type { Defined, Snapshot } from "../registry/snapshot.ts";
import { listed } from "../text.ts";

export type Reference = (PartId | PeerId) & { coalition: string; file: string };

/** Every id in the registry's valid definitions, once for each place. */
export function allReferences({ definitions }: Snapshot): Reference[] {
  return definitions.flatMap(referencesOf);
}

/** Every id in one definition, once for each place. */
export function referencesOf({ file, definition }: Defined): Reference[] {
  return placedIds(definition).map((place) => ({ ...place, coalition: definition.name, file }));
}

/** The references to parts with `word` as their name or one of their ids. */
export function referencesTo(references: readonly Reference[], word: string): Reference[] {
  return references.filter(({ id, part }) => id === word || part?.name === word);
}

/** Ids that are a typing error away from `id`, each with what it is. The nearest first. */
export function nearestIds(references: readonly Reference[], id: string): string[] {
  return nearest(
    id,
    references.map((it) => it.id),
  ).map((known) => {
    const found = references.filter((it) => it.id === known);
    const coalitions = listed([...new Set(found.map(({ coalition }) => coalition))]);
    return `${known}, the ${found[0] && idWords(found[0])} in ${coalitions}`;
  });
}
