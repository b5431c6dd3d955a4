// The ids that stand in a definition, each with what it stands for.

import type { Part } from "../changes/change.ts";
import { announcementsOf } from "../changes/next-fingerprint.ts";
import { withSeconds } from "../time.ts";
import { type Definition, type Hex, shippedModules, type Upcoming } from "./definition.ts";

/** What an id stood for in the definition. */
export type IdKind =
  | "stable-id"
  | "content-hash"
  | "ticket-issuance-root"
  | "mrtd"
  | "confluence"
  | "module"
  | "ticket-issuer"
  /** A content hash in the span of a confluence or module. */
  | "pinned-content-hash"
  /** A citizen that a confluence or module spans, and that the coalition does not refer to itself. */
  | "spanned-citizen"
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

/** Every id of a definition's parts, citizens first; one that stands twice for the same comes twice. */
export function* idsOfParts(definition: Definition): Generator<StandingId> {
  yield* citizenIds(definition);
  yield* serviceIds(definition);
}

/** The same, and what is announced. */
export function* idsOf(definition: Definition): Generator<StandingId> {
  const standing = [...idsOfParts(definition)];
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

function* citizenIds({ lattices, organisms }: Definition): Generator<StandingId> {
  const citizens = [
    ...lattices.map((it) => ({ class: "lattice" as const, it })),
    ...organisms.map((it) => ({ class: "organism" as const, it })),
  ];
  for (const { class: partClass, it } of citizens) {
    const part: Part = { class: partClass, name: it.name };
    yield { id: it.stableId, kind: "stable-id", part };
    if (it.contentHash) yield { id: it.contentHash, kind: "content-hash", part };
    if (it.ticketIssuanceRoot) {
      yield { id: it.ticketIssuanceRoot, kind: "ticket-issuance-root", part };
    }
    for (const { mrtd } of it.mrtds ?? []) yield { id: mrtd, kind: "mrtd", part };
  }
}

function* serviceIds(definition: Definition): Generator<StandingId> {
  const { lattices, organisms, confluences, ticketIssuer } = definition;
  const own = new Set([...lattices, ...organisms].map(({ stableId }) => stableId));
  const services = [
    ...confluences.map((it) => ({ kind: "confluence" as const, name: it.name, it })),
    ...shippedModules(definition).map(([name, it]) => ({ kind: "module" as const, name, it })),
  ];
  for (const { kind, name, it } of services) {
    const part: Part = { class: kind, name };
    yield { id: it.fingerprint, kind, part };
    for (const { stableId, contentHash } of it.span ?? []) {
      if (!own.has(stableId)) yield { id: stableId, kind: "spanned-citizen", part };
      if (contentHash) yield { id: contentHash, kind: "pinned-content-hash", part };
    }
    for (const { mrtd } of it.mrtds ?? []) yield { id: mrtd, kind: "mrtd", part };
  }
  if (ticketIssuer) {
    const part: Part = { class: "ticket-issuer", name: ticketIssuer.name };
    yield { id: ticketIssuer.fingerprint, kind: "ticket-issuer", part };
  }
}
