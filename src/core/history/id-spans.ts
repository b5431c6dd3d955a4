// Which ids stood in a coalition's definition, and from which entry to which: what the lookup needs of
// the definitions, so that none of them need be kept.

import type { Change, ChangeKind } from "../changes/change.ts";
import { announcementsOf } from "../changes/next-fingerprint.ts";
import { sameJson } from "../json.ts";
import type { Definition, Hex, Upcoming } from "../registry/definition.ts";
import { idsOfParts, type PartIdKind } from "../registry/part-ids.ts";
import type { Part } from "../registry/parts.ts";
import { withSeconds } from "../time.ts";

/** What an id is in a definition, what is announced included. */
export type IdKind =
  | PartIdKind
  /** What another id is announced to become. */
  | "announced"
  /** What announced changes make of the coalition's fingerprint. */
  | "next-fingerprint";

interface StandingId {
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

/** An id that stood in the definition of entry `from`, and in that of entry `until` no more. */
export interface IdSpan extends StandingId {
  /** The `seq` of an entry. */
  from: number;
  /** Absent while the id stands there. */
  until?: number;
}

interface Open {
  span: IdSpan;
  /** The last entry of which it is known to stand in its definition. */
  seen: number;
}

/** The ids of one coalition: takes its definitions one after another. */
export class IdSpans {
  readonly #spans: IdSpan[] = [];
  /** By id: what stands now. */
  readonly #open = new Map<Hex, Open[]>();

  /** What `spans` gave, to go on from there. */
  static restore(spans: readonly IdSpan[]): IdSpans {
    const restored = new IdSpans();
    for (const span of spans) restored.#begin({ ...span });
    return restored;
  }

  /** The definition that the entry `seq` publishes: the one after what was given before. */
  add(definition: Definition, seq: number): void {
    for (const it of idsOf(definition)) {
      const open = this.#open.get(it.id)?.find(({ span }) => isSame(span, it));
      if (open) open.seen = seq;
      else this.#begin({ ...it, from: seq });
    }
    for (const [id, open] of this.#open) this.#end(id, open, seq);
  }

  /** Every span so far, in the order in which the ids came: plain JSON, and the caller's own. */
  spans(): IdSpan[] {
    return this.#spans.map((span) => ({ ...span }));
  }

  #begin(span: IdSpan): void {
    this.#spans.push(span);
    if (span.until !== undefined) return;
    const open = { span, seen: span.from };
    const others = this.#open.get(span.id);
    if (others) others.push(open);
    else this.#open.set(span.id, [open]);
  }

  /** Ends what does not stand in the definition of entry `seq`. */
  #end(id: Hex, open: readonly Open[], seq: number): void {
    const standing = open.filter(({ seen }) => seen === seq);
    if (standing.length === open.length) return;
    for (const { span, seen } of open) if (seen !== seq) span.until = seq;
    if (standing.length === 0) this.#open.delete(id);
    else this.#open.set(id, standing);
  }
}

function isSame(span: IdSpan, { kind, part, announcement }: StandingId): boolean {
  return sameJson([span.kind, span.part, span.announcement], [kind, part, announcement]);
}

/** Every id of a definition's parts, and what is announced. */
function* idsOf(definition: Definition): Generator<StandingId> {
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

const ABOUT_NO_ID: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "authority-changed",
  "history-rewritten",
  "metadata-changed",
  "overdue",
  "peer-hints-changed",
]);

/** Whether other ids may be in the definition, or the same under other names: most entries are about neither. */
export function movesIds({ kind, field }: Change): boolean {
  return !ABOUT_NO_ID.has(kind) || field === "name";
}
