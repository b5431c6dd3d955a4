// Finds what replaced an id, from the changes of the entry that ended it.

import type { Change } from "../changes/change.ts";
import { groupBy } from "../group-by.ts";
import type { IdSpan } from "../history/id-spans.ts";
import type { Hex, Mrtd, SpannedCitizen } from "../registry/definition.ts";

/** The id that replaced `id` in these changes; undefined if its place is gone. */
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

/** Finds the citizen by id, else by name: after a bump it is still the same citizen. */
function sameCitizen({ stableId, name }: SpannedCitizen, among: readonly SpannedCitizen[]) {
  const byId = among.find((it) => it.stableId === stableId);
  return byId ?? (name === undefined ? undefined : among.find((it) => it.name === name));
}

export interface Succession {
  /** What replaced it first. */
  first?: Hex;
  /** What is in its place now. */
  now?: Hex;
}

/** The spans of one coalition, by kind, id and class of part. */
export class SpanIndex {
  readonly #spans: Map<string, IdSpan[]>;

  constructor(spans: readonly IdSpan[]) {
    this.#spans = groupBy(spans, spanKey);
  }

  /** The span of `id` that includes the time after `seq`, of the same kind and class of part. */
  at(seq: number, like: IdSpan, id: Hex): IdSpan | undefined {
    const candidates = this.#spans.get(spanKey({ kind: like.kind, id, part: like.part }));
    return candidates?.find(({ from, until }) => from <= seq && (until ?? Infinity) > seq);
  }
}

function spanKey({ kind, id, part }: Pick<IdSpan, "kind" | "id" | "part">): string {
  return `${kind} ${id} ${part.class}`;
}

/** Follows an ended span from entry to entry, to what is in its place now. */
export function successionOf(
  span: IdSpan,
  index: SpanIndex,
  changesAt: (seq: number) => readonly Change[],
): Succession {
  // If its part was only renamed, the id has not ended.
  const nextOf = (id: Hex, seq: number) =>
    successorOf(id, changesAt(seq)) ?? index.at(seq, span, id)?.id;
  const first = nextOf(span.id, span.until ?? 0);
  if (first === undefined) return {};
  let id: Hex | undefined = first;
  let seq = span.until ?? 0;
  while (id !== undefined) {
    const next = index.at(seq, span, id);
    if (!next) break;
    if (next.until === undefined) return { first, now: id };
    seq = next.until;
    id = nextOf(id, seq);
  }
  return { first };
}
