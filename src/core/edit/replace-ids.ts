// Ids that give way to others in a definition's text, with the fingerprints that follow from them.

import type { Definition, Hex, Id, Upcoming } from "../registry/definition.ts";
import { without, withValues } from "./edit.ts";
import { type IdPlace, idPlaces } from "./id-places.ts";
import { recompute, servicesOf } from "./services.ts";

export interface ReplacedIds {
  text: string;
  /** By a service's fingerprint before: the one that its config bytes give for its new span. */
  derived: ReadonlyMap<Id, Id>;
}

/**
 * The text with another id at each place for which `targetOf` gives one. A service whose own fingerprint
 * is replaced keeps what it is given; the declared fingerprint of the coalition stays.
 */
export function replaceIds(
  text: string,
  targetOf: (place: IdPlace) => Hex | undefined,
): ReplacedIds {
  const definition: Definition = JSON.parse(text);
  const targets = new Map(
    idPlaces(definition).flatMap((place): [string, Hex][] => {
      const target = targetOf(place);
      return target === undefined ? [] : [[place.pointer, target]];
    }),
  );
  const replaced = withValues(text, targets);
  const pointers = [...targets.keys()];
  const before = new Map(servicesOf(definition).map((it) => [it.pointer, it.part.fingerprint]));
  const follow = servicesOf(JSON.parse(replaced)).flatMap((after) => {
    const own = `${after.pointer}/fingerprint`;
    const touched = pointers.some((it) => it.startsWith(`${after.pointer}/span/`));
    const fingerprint = touched && !targets.has(own) ? recompute(after) : undefined;
    const from = before.get(after.pointer);
    return fingerprint === undefined || from === undefined ? [] : [{ own, from, fingerprint }];
  });
  return {
    text: withValues(replaced, new Map(follow.map(({ own, fingerprint }) => [own, fingerprint]))),
    derived: new Map(follow.map(({ from, fingerprint }) => [from, fingerprint])),
  };
}

/** The text without the announcements that `ended` holds for, and without `upcoming` where none is left. */
export function withoutAnnouncements(text: string, ended: (entry: Upcoming) => boolean): string {
  const { upcoming = [] }: Definition = JSON.parse(text);
  const gone = upcoming.flatMap((entry, at) => (ended(entry) ? [at] : []));
  if (gone.length === 0) return text;
  if (gone.length === upcoming.length) return without(text, "/upcoming");
  return gone.reduceRight((now, at) => without(now, `/upcoming/${at}`), text);
}

/** What is announced of a service is about the fingerprint that it has: it goes with that. */
export function followedByAnnouncements(text: string, derived: ReplacedIds["derived"]): string {
  const { upcoming = [] }: Definition = JSON.parse(text);
  const followed = upcoming.flatMap(({ id }, at): [string, Id][] => {
    const now = derived.get(id);
    return now === undefined ? [] : [[`/upcoming/${at}/id`, now]];
  });
  return withValues(text, new Map(followed));
}
