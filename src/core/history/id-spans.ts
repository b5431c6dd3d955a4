// Which ids a coalition's definitions had, each from which entry to which. The lookup needs only this, and not
// the definitions.

import type { Change, ChangeKind } from "../changes/change.ts";
import { announcementsOf } from "../changes/next-fingerprint.ts";
import { sameJson } from "../json.ts";
import type { Definition, Hex, Upcoming } from "../registry/definition.ts";
import { idsOfParts, type PartIdKind } from "../registry/part-ids.ts";
import type { Part } from "../registry/parts.ts";
import { withSeconds } from "../time.ts";

/** The role of an id in a definition, including announced ones. */
export type IdKind =
  | PartIdKind
  /** An announced id. */
  | "announced"
  /** A fingerprint that announced changes lead to. */
  | "next-fingerprint";

interface PlacedSpanId {
  id: Hex;
  kind: IdKind;
  /** What the id belongs to. */
  part: Part;
  /** Only for "announced" and "next-fingerprint". */
  announcement?: SpanAnnouncement;
}

/** When an announced id becomes current. */
export interface SpanAnnouncement {
  /** With seconds. */
  effectiveAt: string;
  /** The announcement's kind and the id that will change; absent for a next fingerprint. */
  kind?: Upcoming["kind"];
  of?: Hex;
}

/** An id that the coalition's definitions had from entry `from` on, until entry `until` removed it. */
export interface IdSpan extends PlacedSpanId {
  /** The `seq` of an entry. */
  from: number;
  /** Absent while the definition has the id. */
  until?: number;
}

interface Open {
  span: IdSpan;
  /** The last entry that is known to have the id. */
  seen: number;
}

/** The ids of one coalition, gathered from its definitions one after another. */
export class IdSpans {
  readonly #spans: IdSpan[] = [];
  /** By id: the spans that are still open. */
  readonly #open = new Map<Hex, Open[]>();

  /** Continues from what `spans` returned. */
  static restore(spans: readonly IdSpan[]): IdSpans {
    const restored = new IdSpans();
    for (const span of spans) restored.#begin({ ...span });
    return restored;
  }

  /** Adds the definition of entry `seq`. Give definitions in order. */
  add(definition: Definition, seq: number): void {
    for (const it of idsOf(definition)) {
      const open = this.#open.get(it.id)?.find(({ span }) => isSame(span, it));
      if (open) open.seen = seq;
      else this.#begin({ ...it, from: seq });
    }
    for (const [id, open] of this.#open) this.#end(id, open, seq);
  }

  /** Every span so far, in the order the ids were added: plain JSON, copied for the caller. */
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

  /** Ends the spans of ids that entry `seq` no longer has. */
  #end(id: Hex, open: readonly Open[], seq: number): void {
    const present = open.filter(({ seen }) => seen === seq);
    if (present.length === open.length) return;
    for (const { span, seen } of open) if (seen !== seq) span.until = seq;
    if (present.length === 0) this.#open.delete(id);
    else this.#open.set(id, present);
  }
}

function isSame(span: IdSpan, { kind, part, announcement }: PlacedSpanId): boolean {
  return sameJson([span.kind, span.part, span.announcement], [kind, part, announcement]);
}

/** Every id of a definition's parts and announcements. */
function* idsOf(definition: Definition): Generator<PlacedSpanId> {
  const present = idsOfParts(definition);
  yield* present;
  const coalition: Part = { class: "coalition", name: definition.name };
  // Most definitions announce nothing, and there are many of them.
  if (!definition.upcoming) return;
  const partOf = new Map(present.map(({ id, part }) => [id, part]));
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

/** Whether ids may come, go or be renamed: most entries do none of this. */
export function movesIds({ kind, field }: Change): boolean {
  return !ABOUT_NO_ID.has(kind) || field === "name";
}
