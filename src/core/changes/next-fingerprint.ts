// What announced changes make of the fingerprint, moment by moment, as far as it follows from what is published;
// and where that is another than was announced: anyone who has prepared a build for it has the wrong one.

import { deriveFingerprint, foldedParts } from "../derivation/fingerprint.ts";
import { sameJson } from "../json.ts";
import type {
  Definition,
  Id,
  Lattice,
  Organism,
  Upcoming,
  UtcTime,
} from "../registry/definition.ts";
import { partsOf } from "../registry/parts.ts";
import { type Applied, momentsOf, takeEffect, unchanged } from "./apply.ts";
import { type AnnouncedFingerprint, type Change, change } from "./change.ts";

/** What the changes that are announced for one moment make of the fingerprint. */
export interface NextStanding {
  /** The fingerprint once these and everything announced before them have taken effect. */
  next: Id | undefined;
  /** Whether the fingerprint is another one than before. */
  moves: boolean;
  /**
   * The definition under `next`, with every id that is compiled in, and what is announced for later;
   * undefined where some service waits.
   */
  definition: Definition | undefined;
  /** Services whose operators have yet to say their new fingerprint; where one of them is folded, `next` is undefined. */
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

/** A definition is a value: what follows from it is derived once. */
const KNOWN_MOMENTS = new WeakMap<Definition, readonly AnnouncedMoment[]>();

/** The moments at which something announced takes effect, the earliest first. */
export function announcedMoments(definition: Definition): readonly AnnouncedMoment[] {
  const known = KNOWN_MOMENTS.get(definition) ?? momentsFrom(definition);
  KNOWN_MOMENTS.set(definition, known);
  return known;
}

function momentsFrom(definition: Definition): AnnouncedMoment[] {
  let applied = unchanged(definition);
  let fingerprint: Id | undefined = definition.fingerprint;
  return momentsOf(definition.upcoming ?? []).map(([at, together]) => {
    applied = takeEffect(applied, together);
    const { definition: asKnown, waiting } = applied;
    const isKnown = waiting.size === 0 || areUnfolded([...waiting.keys()], asKnown);
    const next = isKnown ? deriveFingerprint(asKnown) : undefined;
    const moves = next !== fingerprint || next === undefined;
    fingerprint = next;
    const isWhole = next !== undefined && waiting.size === 0;
    const after = isWhole ? { ...compiledIn(applied), fingerprint: next } : undefined;
    const waitsFor = [...waiting.keys()];
    return { at, together, asKnown, next, moves, definition: after, waitsFor };
  });
}

/** Whether the fingerprint folds none of these parts of a definition, by their labels. */
function areUnfolded(labels: readonly string[], definition: Definition): boolean {
  const folded = new Set(foldedParts(definition));
  const unfolded = partsOf(definition).filter((part) => !folded.has(part));
  const unfoldedLabels = new Set(unfolded.map(({ label }) => label));
  return labels.every((label) => unfoldedLabels.has(label));
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

/** Of the moments that stand in both versions: those whose fingerprint is announced otherwise than before. */
export function diffAnnouncedFingerprints(before: Definition, after: Definition): Change[] {
  // Most definitions announce nothing, and what follows derives fingerprints.
  if (!before.upcoming?.length || !after.upcoming?.length) return [];
  const then = new Map(announcedMoments(before).map((moment) => [moment.at, moment]));
  return announcedMoments(after).flatMap((moment) => {
    const earlier = then.get(moment.at);
    if (!earlier || bringsNew(earlier, moment) || !isOtherwise(earlier, moment)) return [];
    const values = { before: announcedBy(earlier), after: announcedBy(moment) };
    const part = { class: "coalition" as const, name: after.name };
    return [change("next-fingerprint-changed", part, { field: "upcoming", ...values })];
  });
}

/** What is announced for a moment, or amended, is told with the fingerprint that it leads to. */
function bringsNew(
  { together: then }: AnnouncedMoment,
  { together: now }: AnnouncedMoment,
): boolean {
  const keyOf = ({ kind, id, to }: Upcoming) => `${kind} ${id} ${to}`;
  const known = new Set(then.map(keyOf));
  return now.some((it) => !known.has(keyOf(it)));
}

function isOtherwise(then: AnnouncedMoment, now: AnnouncedMoment): boolean {
  // Nobody was told to prepare anything for a moment that moves nothing, and need not be now.
  if (!now.moves && (!then.moves || then.next === undefined)) return false;
  return then.next !== now.next || !sameJson(then.waitsFor, now.waitsFor);
}

function announcedBy({ at, together, next, waitsFor }: AnnouncedMoment): AnnouncedFingerprint {
  const ids = [...new Set(together.map(({ id }) => id))];
  return { effectiveAt: at, ids, fingerprint: next ?? null, waitsFor };
}
