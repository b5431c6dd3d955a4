// What took an id's place: told by the changes of the entry by which it went.

import type { Change } from "../changes/change.ts";
import { groupBy } from "../group-by.ts";
import type { IdSpan } from "../history/id-spans.ts";
import type { Hex, Mrtd, SpannedCitizen } from "../registry/definition.ts";

/** The id that stands where `id` stood before these changes; undefined where its place is gone. */
export function successorOf(id: Hex, changes: readonly Change[]): Hex | undefined {
  for (const { field, before, after } of changes) {
    if (before === id) return typeof after === "string" ? after : undefined;
    const next = field === undefined ? undefined : successorInList(id, field, before, after);
    if (next !== undefined) return next;
  }
  return undefined;
}

function successorInList(id: Hex, field: string, before: unknown, after: unknown): Hex | undefined {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  if (field === "mrtds") {
    const unit = (before as Mrtd[]).find(({ mrtd }) => mrtd === id)?.unit;
    return (after as Mrtd[]).find((it) => it.unit === unit)?.mrtd;
  }
  if (field !== "span") return undefined;
  const then = before as SpannedCitizen[];
  const now = after as SpannedCitizen[];
  const pinned = then.find(({ contentHash }) => contentHash === id);
  if (pinned) return sameCitizen(pinned, now)?.contentHash;
  const spanned = then.find(({ stableId }) => stableId === id);
  return spanned && sameCitizen(spanned, now)?.stableId;
}

/** By id; else by name, since a citizen that was bumped is the same one. */
function sameCitizen({ stableId, name }: SpannedCitizen, among: readonly SpannedCitizen[]) {
  const byId = among.find((it) => it.stableId === stableId);
  return byId ?? (name === undefined ? undefined : among.find((it) => it.name === name));
}

export interface Succession {
  /** What took its place at once. */
  first?: Hex;
  /** What stands in its place now. */
  now?: Hex;
}

/** The spans of one coalition, found by what they are and by the entry. */
export class SpanIndex {
  readonly #spans: Map<string, IdSpan[]>;

  constructor(spans: readonly IdSpan[]) {
    this.#spans = groupBy(spans, spanKey);
  }

  /** The span of the same kind, and of a part of the same class, in which `id` stands after `seq`. */
  at(seq: number, like: IdSpan, id: Hex): IdSpan | undefined {
    const candidates = this.#spans.get(spanKey({ kind: like.kind, id, part: like.part }));
    return candidates?.find(({ from, until }) => from <= seq && (until ?? Infinity) > seq);
  }
}

function spanKey({ kind, id, part }: Pick<IdSpan, "kind" | "id" | "part">): string {
  return `${kind} ${id} ${part.class}`;
}

/** Follows a span that has ended from entry to entry, to what stands in its place now. */
export function successionOf(
  span: IdSpan,
  index: SpanIndex,
  changesAt: (seq: number) => readonly Change[],
): Succession {
  // An id that goes on under another name of its part has not gone.
  const nextOf = (id: Hex, seq: number) =>
    successorOf(id, changesAt(seq)) ?? index.at(seq, span, id)?.id;
  const first = nextOf(span.id, span.until ?? 0);
  if (first === undefined) return {};
  let id: Hex | undefined = first;
  let seq = span.until ?? 0;
  while (id !== undefined) {
    const standing = index.at(seq, span, id);
    if (!standing) break;
    if (standing.until === undefined) return { first, now: id };
    seq = standing.until;
    id = nextOf(id, seq);
  }
  return { first };
}
