// One coalition's references to the id of a citizen or service: from which entry to which, and what replaced it.

import { groupBy } from "../group-by.ts";
import type { Entry } from "../history/entry.ts";
import type { IdSpan } from "../history/id-spans.ts";
import type { CoalitionView } from "../history/registry-view.ts";
import { lazy } from "../lazy.ts";
import { SpanIndex, successionOf } from "../lookup/succession.ts";
import type { Id, SpannedCitizen } from "../registry/definition.ts";
import {
  type FoldedPart,
  type Part,
  partsOf,
  type ServicePart,
  servicesOf,
} from "../registry/parts.ts";
import { isIdentity } from "./identity.ts";

/** A period without a gap in which a coalition referred to the id. */
export interface Reference {
  view: CoalitionView;
  /** The parts that had the id, as they were last; for a citizen that is only spanned, the services that span it. */
  parts: readonly Part[];
  /** Whether the coalition does not name it itself, and only its services span it. */
  isSpanned: boolean;
  /** Only for a current reference: the published part that has the id; absent if it is only spanned. */
  part?: FoldedPart;
  /** Only for a current reference: the items of spans that fold the id. */
  spannedAs: readonly SpanItem[];
  since: Entry;
  /** The entry that ended the reference; absent for a current one. */
  until?: Entry;
  /** The id that it replaced, by that same entry. */
  predecessor?: Id;
  /** What replaced it then. */
  successor?: Id;
  /** What is in that place now. */
  now?: Id;
}

export interface SpanItem extends SpannedCitizen {
  /** "confluence router". */
  by: string;
}

/** The references of one coalition, indexed by id. */
export class ReferenceIndex {
  readonly #view: CoalitionView;
  readonly #ids: () => ReadonlyMap<Id, IdSpan[]>;
  readonly #successions: () => SpanIndex;
  readonly #parts: () => ReadonlyMap<Id, FoldedPart[]>;
  readonly #spans: () => ReadonlyMap<Id, SpanItem[]>;

  constructor(view: CoalitionView) {
    const { ids, published } = view;
    this.#view = view;
    this.#ids = lazy(() => groupBy(ids.filter(isIdentity), ({ id }) => id));
    this.#successions = lazy(() => new SpanIndex(ids));
    this.#parts = lazy(() => groupBy(published ? partsOf(published) : [], ({ id }) => id));
    this.#spans = lazy(() => {
      const items = published ? servicesOf(published).flatMap(spanItems) : [];
      return groupBy(items, ({ stableId }) => stableId);
    });
  }

  /** Oldest first. */
  to(id: Id): Reference[] {
    const found = this.#ids().get(id) ?? [];
    const [spanned, own] = [found.filter(isSpanned), found.filter((it) => !isSpanned(it))];
    return [...withoutGaps(own), ...withoutGaps(spanned)]
      .flatMap((spans) => this.#referenceOf(spans))
      .sort((a, b) => a.since.seq - b.since.seq);
  }

  /** `spans` are all from one period without a gap. */
  #referenceOf(spans: readonly IdSpan[]): Reference[] {
    const [first, last] = [spans[0], lastOf(spans)];
    const since = first && this.#view.entries[first.from - 1];
    if (!last || !since) return [];
    const { until } = last;
    const present = spans.filter((it) => it.until === until);
    const end = until === undefined ? undefined : this.#view.entries[until - 1];
    const predecessor = predecessorOf(first.id, since);
    return [
      {
        ...{ view: this.#view, parts: present.map(({ part }) => part) },
        ...{ isSpanned: isSpanned(last), since },
        ...(predecessor === undefined ? {} : { predecessor }),
        ...(end ? { until: end, ...this.#succession(last), spannedAs: [] } : this.#present(last)),
      },
    ];
  }

  #present(span: IdSpan): Pick<Reference, "part" | "spannedAs"> {
    const part = isSpanned(span) ? undefined : this.#parts().get(span.id)?.[0];
    return { ...(part && { part }), spannedAs: this.#spans().get(span.id) ?? [] };
  }

  #succession(span: IdSpan): Pick<Reference, "successor" | "now"> {
    const changesAt = (seq: number) => this.#view.entries[seq - 1]?.changes ?? [];
    const { first, now } = successionOf(span, this.#successions(), changesAt);
    if (first === undefined || first === span.id) return {};
    return { successor: first, ...(now === undefined ? {} : { now }) };
  }
}

function spanItems({ label, value }: ServicePart): SpanItem[] {
  return (value.span ?? []).map((it) => ({ ...it, by: label }));
}

function isSpanned({ kind }: IdSpan): boolean {
  return kind === "spanned-citizen";
}

/** A part that is renamed gets a new span, but the reference continues. */
function withoutGaps(spans: readonly IdSpan[]): IdSpan[][] {
  const runs: IdSpan[][] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const run = runs.at(-1);
    if (run && endOf(lastOf(run)) >= span.from) run.push(span);
    else runs.push([span]);
  }
  return runs;
}

function lastOf(spans: readonly IdSpan[]): IdSpan | undefined {
  return [...spans].sort((a, b) => endOf(a) - endOf(b)).at(-1);
}

function endOf(span: IdSpan | undefined): number {
  return span?.until ?? Number.POSITIVE_INFINITY;
}

function predecessorOf(id: Id, { changes }: Entry): Id | undefined {
  const change = changes.find(({ before, after }) => after === id && typeof before === "string");
  return change?.before as Id | undefined;
}
