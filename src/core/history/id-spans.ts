// Which ids stood in a coalition's definition, and from which entry to which: what the lookup needs of
// the definitions, so that none of them need be kept.

import { type Definition, type Hex, shippedModules, type Upcoming } from "../definition.ts";
import type { Part } from "../diff/change.ts";
import { announcementsOf } from "../next-fingerprint.ts";
import { withSeconds } from "../time.ts";

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

/** An id that stood in the definition of entry `from`, and in that of entry `until` no more. */
export interface IdSpan {
  id: Hex;
  kind: IdKind;
  /** What the id belongs to. */
  part: Part;
  /** The `seq` of an entry. */
  from: number;
  /** Absent while the id stands there. */
  until?: number;
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

type Standing = Pick<IdSpan, "id" | "kind" | "part" | "announcement">;

/** The ids of one coalition: takes its definitions one after another. */
export class IdSpans {
  readonly #spans: IdSpan[] = [];
  readonly #open = new Map<string, IdSpan>();

  /** What `spans` gave, to go on from there. */
  static restore(spans: readonly IdSpan[]): IdSpans {
    const restored = new IdSpans();
    for (const span of spans) restored.#begin(keyOf(span), { ...span });
    return restored;
  }

  /** The definition that the entry `seq` publishes: the one after what was given before. */
  add(definition: Definition, seq: number): void {
    const standing = new Map([...idsOf(definition)].map((it) => [keyOf(it), it]));
    for (const [key, span] of this.#open) {
      if (standing.has(key)) continue;
      span.until = seq;
      this.#open.delete(key);
    }
    for (const [key, it] of standing) {
      if (!this.#open.has(key)) this.#begin(key, { ...it, from: seq });
    }
  }

  /** Every span so far, in the order in which the ids came: plain JSON, and the caller's own. */
  spans(): IdSpan[] {
    return this.#spans.map((span) => ({ ...span }));
  }

  #begin(key: string, span: IdSpan): void {
    this.#spans.push(span);
    if (span.until === undefined) this.#open.set(key, span);
  }
}

function keyOf({ id, kind, part, announcement }: Standing): string {
  const key = `${id} ${kind} ${part.class} ${part.name}`;
  if (!announcement) return key;
  const { effectiveAt, kind: what = "", of = "" } = announcement;
  return `${key}\n${effectiveAt} ${what} ${of}`;
}

function* idsOf(definition: Definition): Generator<Standing> {
  const standing = [...citizenIds(definition), ...serviceIds(definition)];
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

function* citizenIds({ lattices, organisms }: Definition): Generator<Standing> {
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

function* serviceIds(definition: Definition): Generator<Standing> {
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
