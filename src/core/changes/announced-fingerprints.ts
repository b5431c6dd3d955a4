// The fingerprints that are announced, where something else than their own announcements changed them:
// who has prepared a build for one of them has prepared the wrong one.

import { sameJson } from "../json.ts";
import type { Definition, Hex, Id, Upcoming, UtcTime } from "../registry/definition.ts";
import { type Change, change } from "./change.ts";
import { type AnnouncedMoment, announcedMoments } from "./next-fingerprint.ts";

/** What was, or is, announced of the fingerprint from a moment on. */
export interface AnnouncedFingerprint {
  /** With its seconds. */
  effectiveAt: UtcTime;
  /** What is announced to change then, each id once. */
  ids: Hex[];
  /** null where it waits for an operator. */
  fingerprint: Id | null;
  /** Services whose operators have yet to say their new fingerprint: "confluence router". */
  waitsFor: string[];
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
