// The entries of a coalition's chain that concern one citizen's or confluence's id: the content of that id's feed.
// Each entry is judged by the chain up to it, so that past feed items never change.

import {
  type AnnouncedFingerprint,
  type Change,
  type ChangeKind,
  ENDS_HANDLES,
  HAS_ANNOUNCEMENT,
} from "../changes/change.ts";
import { groupBy } from "../group-by.ts";
import type { Hex, Id, Upcoming } from "../registry/definition.ts";
import type { Entry } from "./entry.ts";
import type { IdSpan } from "./id-spans.ts";

/** An entry, and those of its changes that concern the id: at least one, in the entry's order. */
export interface Concern {
  entry: Entry;
  changes: Change[];
}

/** These start, end or restart a coalition, so they concern every part. */
const OF_ALL: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "published",
  "coalition-renamed",
  "retired",
  "retirement-amended",
  "retirement-withdrawn",
  "history-rewritten",
]);

/** These are matched by id, not by name: another part may have had the name. */
const CAME_OR_WENT: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  ...ENDS_HANDLES,
  "citizen-added",
  "confluence-added",
]);

/** The ids of one coalition that have their own feeds, and what concerns each. */
export class Concerns {
  readonly #chain: readonly Entry[];
  /** The spans of each id that has a feed: one for each name of its part. */
  readonly #spans: ReadonlyMap<Id, IdSpan[]>;
  /** All ids that each part has had. */
  readonly #parts: ReadonlyMap<string, IdSpan[]>;

  /** `chain` is the coalition's whole chain; `ids` are the ids of its definitions. */
  constructor(chain: readonly Entry[], ids: readonly IdSpan[]) {
    this.#chain = chain;
    this.#spans = groupBy(ids.filter(hasFeed), ({ id }) => id);
    this.#parts = groupBy(ids, partKey);
  }

  /** The spans in which the coalition had the id, oldest first; empty if it never had it. */
  spansOf(id: Id): readonly IdSpan[] {
    return this.#spans.get(id) ?? [];
  }

  /** Oldest first, from the entry that added the id to the entry that removed it, each time. */
  *of(id: Id): Generator<Concern> {
    const spans = this.spansOf(id);
    let done = 0;
    for (const { from, until = this.#chain.length } of spans) {
      for (let seq = Math.max(from, done + 1); seq <= until; seq++) {
        const entry = this.#chain[seq - 1];
        const changes = entry?.changes.filter((it) => this.#concerns(entry, it, id, spans)) ?? [];
        if (entry && changes.length > 0) yield { entry, changes };
        done = seq;
      }
    }
  }

  #concerns({ seq, changes }: Entry, change: Change, id: Id, spans: readonly IdSpan[]): boolean {
    if (CAME_OR_WENT.has(change.kind)) return namesId(change, id);
    const present = spans.filter((span) => isPresentAt(span, seq));
    if (OF_ALL.has(change.kind)) return present.length > 0;
    const isAnnounced = HAS_ANNOUNCEMENT.has(change.kind);
    if (isAnnounced || change.kind === "next-fingerprint-changed") {
      return this.#isAnnounced(change, id, spans, seq);
    }
    if (present.length > 0) return present.some((span) => isOf(change, span));
    // Users of the old id also see what else changed with the bump that removed it.
    const bumped = changes.some((it) => CAME_OR_WENT.has(it.kind) && it.before === id);
    return bumped && spans.some((span) => span.until === seq && isOf(change, span));
  }

  /** Whether an announcement is about the id, about another id of the same part, or leads to the id. */
  #isAnnounced({ before, after }: Change, id: Id, spans: readonly IdSpan[], seq: number): boolean {
    const announced = (after ?? before) as Upcoming | AnnouncedFingerprint;
    const ids: readonly Hex[] = "ids" in announced ? announced.ids : [announced.id];
    if (ids.includes(id) || ("to" in announced && announced.to === id)) return true;
    return spans
      .filter((span) => isPresentAt(span, seq) || span.until === seq)
      .flatMap((span) => this.#parts.get(partKey(span)) ?? [])
      .some((it) => ids.includes(it.id) && (isPresentAt(it, seq) || it.until === seq));
  }
}

/** The ids among these that have their own feeds, in the order they were added. */
export function followedIds(ids: readonly IdSpan[]): ReadonlySet<Id> {
  return new Set(ids.filter(hasFeed).map(({ id }) => id));
}

function hasFeed({ kind }: IdSpan): boolean {
  return kind === "stable-id" || kind === "confluence";
}

function isPresentAt({ from, until }: IdSpan, seq: number): boolean {
  return from <= seq && (until === undefined || seq < until);
}

function isOf({ part }: Change, span: IdSpan): boolean {
  return part.class === span.part.class && part.name === span.part.name;
}

function namesId({ before, after }: Change, id: Id): boolean {
  return [before, after].some((value) => {
    if (value === id) return true;
    const part = value as { stableId?: Id; fingerprint?: Id } | null;
    return part?.stableId === id || part?.fingerprint === id;
  });
}

function partKey({ part }: IdSpan): string {
  return `${part.class} ${part.name}`;
}
