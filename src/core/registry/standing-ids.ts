// The ids that stand in a definition, each with what it stands for.

import { announcementsOf } from "../changes/next-fingerprint.ts";
import { withSeconds } from "../time.ts";
import type { Definition, Hex, Upcoming } from "./definition.ts";
import { idsOfParts, type PartIdKind } from "./part-ids.ts";
import type { Part } from "./parts.ts";

/** What an id is in a definition, what is announced included. */
export type IdKind =
  | PartIdKind
  /** What another id is announced to become. */
  | "announced"
  /** What announced changes make of the coalition's fingerprint. */
  | "next-fingerprint";

export interface StandingId {
  id: Hex;
  kind: IdKind;
  /** What the id belongs to. */
  part: Part;
  /** Of "announced" and "next-fingerprint" alone. */
  announcement?: SpanAnnouncement;
}

/** From when an announced id is to be current. */
export interface SpanAnnouncement {
  /** With seconds. */
  effectiveAt: string;
  /** The announcement's kind, and the id that will change; absent of a next fingerprint. */
  kind?: Upcoming["kind"];
  of?: Hex;
}

/** Every id of a definition's parts, and what is announced. */
export function* idsOf(definition: Definition): Generator<StandingId> {
  const standing = idsOfParts(definition);
  yield* standing;
  const coalition: Part = { class: "coalition", name: definition.name };
  // Most definitions announce nothing, and there are many of them.
  if (!definition.upcoming) return;
  const partOf = new Map(standing.map(({ id, part }) => [id, part]));
  for (const { upcoming, next, moves } of announcementsOf(definition)) {
    const { id: of, to, kind } = upcoming;
    const effectiveAt = withSeconds(upcoming.effectiveAt);
    if (to !== null) {
      const part = partOf.get(of) ?? coalition;
      yield { id: to, kind: "announced", part, announcement: { effectiveAt, kind, of } };
    }
    if (next !== undefined && moves) {
      yield { id: next, kind: "next-fingerprint", part: coalition, announcement: { effectiveAt } };
    }
  }
}
