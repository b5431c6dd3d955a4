// What the announced changes make of the fingerprint, moment by moment, as far as it follows from what is published.

import { deriveFingerprint } from "../derivation/fingerprint.ts";
import type {
  Definition,
  Id,
  Lattice,
  Organism,
  Upcoming,
  UtcTime,
} from "../registry/definition.ts";
import { type Applied, momentsOf, takeEffect, unchanged } from "./apply.ts";

/** What the changes that are announced for one moment make of the fingerprint. */
export interface NextStanding {
  /** The fingerprint once these and everything announced before them have taken effect. */
  next: Id | undefined;
  /** Whether the fingerprint is another one than before. */
  moves: boolean;
  /**
   * The definition under `next`, with every id that is compiled in, and what is announced for later;
   * undefined where `next` is.
   */
  definition: Definition | undefined;
  /** Services whose operators have yet to say their new fingerprint; then `next` is undefined. */
  waitsFor: string[];
}

export interface AnnouncedMoment extends NextStanding {
  /** With its seconds. */
  at: UtcTime;
  /** All that takes effect then; at least one. */
  together: readonly Upcoming[];
  /** The definition as far as it is known: services of `waitsFor` have a fingerprint that they will not keep. */
  asKnown: Definition;
}

export interface Announcement extends NextStanding {
  upcoming: Upcoming;
}

/** The moments at which something announced takes effect, the earliest first. */
export function announcedMoments(definition: Definition): AnnouncedMoment[] {
  let applied = unchanged(definition);
  let fingerprint: Id | undefined = definition.fingerprint;
  return momentsOf(definition.upcoming ?? []).map(([at, together]) => {
    applied = takeEffect(applied, together);
    const { definition: asKnown, waiting } = applied;
    const next = waiting.size === 0 ? deriveFingerprint(asKnown) : undefined;
    const moves = next !== fingerprint || next === undefined;
    fingerprint = next;
    const after = next === undefined ? undefined : { ...compiledIn(applied), fingerprint: next };
    const waitsFor = [...waiting.keys()];
    return { at, together, asKnown, next, moves, definition: after, waitsFor };
  });
}

/** Without the content hashes of citizens that go with a stable id of before: the next one is not known. */
function compiledIn({ definition, staleHashes }: Applied): Definition {
  const known = <C extends Lattice | Organism>(citizen: C): C => {
    const { contentHash, ...rest } = citizen;
    return contentHash !== undefined && staleHashes.has(contentHash) ? (rest as C) : citizen;
  };
  const { lattices, organisms } = definition;
  return { ...definition, lattices: lattices.map(known), organisms: organisms.map(known) };
}

/** Every announced change of a definition, by the time at which it takes effect. */
export function announcementsOf(definition: Definition): Announcement[] {
  return announcedMoments(definition).flatMap(({ at: _, asKnown: __, together, ...standing }) =>
    together.map((upcoming) => ({ upcoming, ...standing })),
  );
}
