// The history of one coalition for the lookup: when each of its ids was current, and what changed since.

import { headline } from "../changes/impact.ts";
import { announcementsOf } from "../changes/next-fingerprint.ts";
import { deriveCoalition } from "../derivation/fingerprint.ts";
import type { Entry } from "../history/entry.ts";
import type { IdSpan } from "../history/id-spans.ts";
import type { CoalitionView } from "../history/registry-view.ts";
import type { Definition, Id, Retirement } from "../registry/definition.ts";
import { announcedAfterEnd } from "../registry/retirement.ts";
import { shortened } from "../text.ts";
import { withSeconds } from "../time.ts";
import { derivedRoots, fingerprintsOf, type IdPeriod, rootPeriods } from "./own-ids.ts";
import type { LookupAnnouncement, LookupEntry } from "./record.ts";
import { SpanIndex, type Succession, successionOf } from "./succession.ts";

/** What the lookup needs of a coalition. */
export type LookupSource = Pick<CoalitionView, "name" | "entries" | "ids" | "published">;

const LONGEST_IN_SHARD = 120;

/** An answer has the titles of this many breaking entries. The others are only counted. */
const MOST_TITLES = 10;

export class CoalitionHistory {
  readonly name: string;
  /** The newest entry. */
  readonly head: Entry;
  readonly retirement: Retirement | undefined;
  /** By the time at which they take effect. */
  readonly announced: readonly LookupAnnouncement[];
  readonly #source: LookupSource;
  readonly #services: IdSpan[];
  readonly #entries: Map<number, Entry>;
  readonly #breaking: Entry[];
  /** By entry: how many breaking entries there are from it on. */
  readonly #breakingSince = new Map<number, number>();
  readonly #titles = new Map<number, string>();
  #spanIndex: SpanIndex | undefined;
  #rootsNow: Map<string | undefined, Id> | undefined;

  constructor(source: LookupSource, head: Entry) {
    this.name = source.name;
    this.head = head;
    const { retirement } = source.published ?? {};
    this.retirement = retirement && {
      ...retirement,
      reason: shortened(retirement.reason, LONGEST_IN_SHARD),
    };
    this.announced = source.published ? announcedIn(source.published) : [];
    this.#source = source;
    this.#services = source.ids.filter(({ kind }) => kind === "module" || kind === "ticket-issuer");
    this.#entries = new Map(source.entries.map((entry) => [entry.seq, entry]));
    this.#breaking = source.entries.filter(({ breaking }) => breaking);
    let breakingSince = 0;
    for (const { seq, breaking } of [...source.entries].reverse()) {
      if (breaking) breakingSince++;
      this.#breakingSince.set(seq, breakingSince);
    }
  }

  /** Every period in which an id was part of the coalition. */
  *periods(): Generator<IdPeriod> {
    yield { id: deriveCoalition(this.name), kind: "coalition-id", from: this.#firstSeq };
    const own = new Map<Id, IdPeriod[]>();
    for (const period of fingerprintsOf(this.#source.entries)) {
      own.set(period.id, [...(own.get(period.id) ?? []), period]);
      yield period;
      yield* rootPeriods(period, this.#services);
    }
    for (const span of this.#source.ids) if (!this.#cameTrue(span, own)) yield this.#lean(span);
  }

  /** How many breaking entries there are from `seq` on. */
  breakingSince(seq: number): number {
    return this.#breakingSince.get(seq) ?? 0;
  }

  /** By `seq`: the entries that the records of these periods name, with only what they need. */
  entriesOf(found: readonly IdPeriod[]): Record<string, LookupEntry> {
    const entries: Record<string, LookupEntry> = {};
    for (const { from } of found) entries[from] = { at: this.#entryAt(from).at };
    for (const { kind, until } of found) {
      if (kind !== "fingerprint" || until === undefined) continue;
      const newest = this.#breaking.slice(-MOST_TITLES).filter(({ seq }) => seq >= until);
      for (const entry of newest) entries[entry.seq] = this.#titled(entry);
    }
    for (const { until } of found) {
      if (until === undefined) continue;
      const { subject, commit, ...entry } = this.#entryAt(until);
      const short = shortened(subject, LONGEST_IN_SHARD);
      entries[until] = { ...this.#titled(entry), subject: short, commit };
    }
    return entries;
  }

  /** The coalition's current id of the same kind, for an id of its own. */
  ownNow({ kind, part }: IdPeriod): Id | undefined {
    this.#rootsNow ??= new Map(derivedRoots(this.head.fingerprint));
    return kind === "fingerprint" ? this.head.fingerprint : this.#rootsNow.get(part?.name);
  }

  succession(period: IdPeriod): Succession {
    this.#spanIndex ??= new SpanIndex(this.#source.ids);
    const { part, kind } = period;
    if (!part || kind === "module-root") return {};
    const span = { ...period, part } as IdSpan;
    return successionOf(span, this.#spanIndex, (seq) => this.#entries.get(seq)?.changes ?? []);
  }

  get #firstSeq(): number {
    return this.#source.entries[0]?.seq ?? this.head.seq;
  }

  #entryAt(seq: number): Entry {
    return this.#entries.get(seq) ?? this.head;
  }

  #titled({
    seq,
    at,
    breaking,
    changes,
    urgent,
  }: Pick<Entry, "seq" | "at" | "breaking" | "changes" | "urgent">): LookupEntry {
    const breaks = changes.filter((it) => it.breaking);
    const title =
      this.#titles.get(seq) ??
      shortened(headline(breaks.length > 0 ? breaks : changes), LONGEST_IN_SHARD);
    this.#titles.set(seq, title);
    return {
      ...{ at, title, ...(breaking ? { breaking } : {}) },
      ...(urgent ? { urgent: urgent.reason } : {}),
    };
  }

  /** Whether an announced id took effect. Then only the period in which it was current counts. */
  #cameTrue(span: IdSpan, fingerprints: ReadonlyMap<Id, IdPeriod[]>): boolean {
    if (!span.announcement || span.until === undefined) return false;
    const later = ({ until = Infinity }: Pick<IdSpan, "until">) => until > span.from;
    if (fingerprints.get(span.id)?.some(later)) return true;
    return this.#source.ids.some((it) => it.id === span.id && !it.announcement && later(it));
  }

  /** Without `part` if it is the coalition itself. */
  #lean({ part, ...span }: IdSpan): IdPeriod {
    return part.class === "coalition" ? span : { ...span, part };
  }
}

function announcedIn(definition: Definition): LookupAnnouncement[] {
  // Changes announced for the time after the coalition's end never happen.
  const moot = announcedAfterEnd(definition);
  const coming = announcementsOf(definition).filter(({ upcoming }) => !moot.includes(upcoming));
  return coming.map(({ upcoming, next = null, moves }) => ({
    kind: upcoming.kind,
    id: upcoming.id,
    to: upcoming.to,
    effectiveAt: withSeconds(upcoming.effectiveAt),
    ...(moves ? { fingerprint: next } : {}),
  }));
}
