// The fingerprints that announced changes lead to, time by time, if published data gives them; and the cases in which
// another change altered one, so that builds prepared for it are wrong.

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

/** The fingerprint after the changes announced for one time. */
export interface AnnouncedState {
  /** The fingerprint after these and all earlier announcements. */
  next: Id | undefined;
  /** Whether the fingerprint changes at that time. */
  moves: boolean;
  /**
   * The definition under `next`, with every id to compile in and the announcements for later; undefined if a service
   * waits.
   */
  definition: Definition | undefined;
  /**
   * Services whose operators have not announced their new fingerprint yet. If one of them is folded, `next` is
   * undefined.
   */
  waitsFor: string[];
}

export interface AnnouncedMoment extends AnnouncedState {
  /** With seconds. */
  at: UtcTime;
  /** Everything that takes effect then; at least one. */
  together: readonly Upcoming[];
  /** The known part of the definition: services in `waitsFor` still have their old fingerprint. */
  asKnown: Definition;
}

export interface Announcement extends AnnouncedState {
  upcoming: Upcoming;
}

/** Definitions never change, so each result is derived once. */
const KNOWN_MOMENTS = new WeakMap<Definition, readonly AnnouncedMoment[]>();

/** The times at which announced changes take effect, the earliest first. */
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

/** Whether the fingerprint folds none of these parts, given by their labels. */
function areUnfolded(labels: readonly string[], definition: Definition): boolean {
  const folded = new Set(foldedParts(definition));
  const unfolded = partsOf(definition).filter((part) => !folded.has(part));
  const unfoldedLabels = new Set(unfolded.map(({ label }) => label));
  return labels.every((label) => unfoldedLabels.has(label));
}

/** Leaves out content hashes of replaced stable ids: the next hash is not known. */
function compiledIn({ definition, staleHashes }: Applied): Definition {
  const known = <C extends Lattice | Organism>(citizen: C): C => {
    const { contentHash, ...rest } = citizen;
    return contentHash !== undefined && staleHashes.has(contentHash) ? (rest as C) : citizen;
  };
  const { lattices, organisms } = definition;
  return { ...definition, lattices: lattices.map(known), organisms: organisms.map(known) };
}

/** Every announced change of a definition, by time. */
export function announcementsOf(definition: Definition): Announcement[] {
  return announcedMoments(definition).flatMap(({ at: _, asKnown: __, together, ...state }) =>
    together.map((upcoming) => ({ upcoming, ...state })),
  );
}

/** For times in both versions: those with a different announced fingerprint. */
export function diffAnnouncedFingerprints(before: Definition, after: Definition): Change[] {
  // Most definitions announce nothing, and deriving fingerprints is slow.
  if (!before.upcoming?.length || !after.upcoming?.length) return [];
  const then = new Map(announcedMoments(before).map((moment) => [moment.at, moment]));
  return announcedMoments(after).flatMap((moment) => {
    const earlier = then.get(moment.at);
    if (!earlier || hasNewAnnouncement(earlier, moment) || !hasChanged(earlier, moment)) return [];
    const values = { before: announcedBy(earlier), after: announcedBy(moment) };
    const part = { class: "coalition" as const, name: after.name };
    return [change("next-fingerprint-changed", part, { field: "upcoming", ...values })];
  });
}

/** Whether something is newly announced or amended for that time. Such a change already states its fingerprint. */
function hasNewAnnouncement(
  { together: then }: AnnouncedMoment,
  { together: now }: AnnouncedMoment,
): boolean {
  const keyOf = ({ kind, id, to }: Upcoming) => `${kind} ${id} ${to}`;
  const known = new Set(then.map(keyOf));
  return now.some((it) => !known.has(keyOf(it)));
}

function hasChanged(then: AnnouncedMoment, now: AnnouncedMoment): boolean {
  // If the fingerprint does not change at that time, nobody prepares for it, before or now.
  if (!now.moves && (!then.moves || then.next === undefined)) return false;
  return then.next !== now.next || !sameJson(then.waitsFor, now.waitsFor);
}

function announcedBy({ at, together, next, waitsFor }: AnnouncedMoment): AnnouncedFingerprint {
  const ids = [...new Set(together.map(({ id }) => id))];
  return { effectiveAt: at, ids, fingerprint: next ?? null, waitsFor };
}
