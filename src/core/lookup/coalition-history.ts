// One coalition, as the lookup tells it: when each of its ids stood, and what came since.

import { type Definition, type Id, MODULE_KINDS, type Retirement } from "../definition.ts";
import {
  deriveCoalition,
  deriveModuleRoots,
  deriveTicketsRoot,
} from "../derivation/fingerprint.ts";
import type { Change, Part } from "../diff/change.ts";
import type { Entry } from "../history/entry.ts";
import type { IdSpan } from "../history/id-spans.ts";
import { lostFingerprints, rewritingOf } from "../history/rewriting.ts";
import { headline } from "../impact.ts";
import { announcementsOf } from "../next-fingerprint.ts";
import type { CoalitionView } from "../registry-view.ts";
import { oneLine } from "../text.ts";
import { withSeconds } from "../time.ts";
import type { CoalitionIdKind, LookupAnnouncement, LookupEntry } from "./record.ts";
import { follow, SpanIndex, type Succession } from "./succession.ts";

/** As much of a coalition as the lookup needs. */
export type LookupSource = Pick<CoalitionView, "name" | "entries" | "ids" | "definition" | "draft">;

/** A time that an id stood: one of a definition, or one that follows from a coalition's entries. */
export interface Standing extends Omit<IdSpan, "kind" | "part"> {
  kind: IdSpan["kind"] | CoalitionIdKind;
  part?: Part;
  shipped?: false;
}

const LONGEST_LINE = 120;

/** How much of an entry is told: its time; what it changed, too; or why and by which commit, too. */
export type Detail = "time" | "title" | "whole";

export class CoalitionHistory {
  readonly name: string;
  /** The newest entry. */
  readonly head: Entry;
  /** As published: what a working tree adds is no part of it. */
  readonly retirement: Retirement | undefined;
  readonly #source: LookupSource;
  readonly #services: IdSpan[];
  readonly #entries: Map<number, Entry>;
  readonly #breaking: Entry[];
  /** By the entry: how many break integrators from it on. */
  readonly #breakingSince = new Map<number, number>();
  readonly #titles = new Map<number, string>();
  #announced: LookupAnnouncement[] | undefined;
  #spanIndex: SpanIndex | undefined;
  #rootsNow: Map<string | undefined, Id> | undefined;

  constructor(source: LookupSource, head: Entry) {
    this.name = source.name;
    this.head = head;
    const retirement = publishedRetirement(source);
    this.retirement = retirement && { ...retirement, reason: short(retirement.reason) };
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

  /** Every time that any id of the coalition stood. */
  *standings(): Generator<Standing> {
    yield { id: deriveCoalition(this.name), kind: "coalition-id", from: this.#firstSeq };
    const own = new Map<Id, Standing[]>();
    for (const standing of [...this.#fingerprints(), ...this.#lostFingerprints()]) {
      own.set(standing.id, [...(own.get(standing.id) ?? []), standing]);
      yield standing;
      yield* this.#roots(standing);
    }
    for (const span of this.#source.ids) if (!this.#cameTrue(span, own)) yield this.#lean(span);
  }

  /** How many entries from `seq` on break integrators. */
  breakingSince(seq: number): number {
    return this.#breakingSince.get(seq) ?? 0;
  }

  /** The newest entries from `seq` on that break integrators. */
  breakingFrom(seq: number, most: number): number[] {
    const newest = this.#breaking.slice(-most).map((entry) => entry.seq);
    return newest.filter((it) => it >= seq);
  }

  entryAt(seq: number, detail: Detail): LookupEntry {
    const { at, breaking, subject, commit } = this.#entries.get(seq) ?? this.head;
    if (detail === "time") return { at };
    const told = { at, title: this.#titleAt(seq), ...(breaking ? { breaking } : {}) };
    return detail === "title" ? told : { ...told, subject: short(subject), commit };
  }

  /** What the coalition has now in place of an id of its own. */
  ownNow({ kind, part }: Standing): Id | undefined {
    this.#rootsNow ??= new Map(rootsOf(this.head.fingerprint));
    return kind === "fingerprint" ? this.head.fingerprint : this.#rootsNow.get(part?.name);
  }

  succession(standing: Standing): Succession {
    this.#spanIndex ??= new SpanIndex(this.#source.ids);
    const { part, kind } = standing;
    if (!part || kind === "module-root") return {};
    const span = { ...standing, part } as IdSpan;
    return follow(span, this.#spanIndex, (seq) => this.#entries.get(seq)?.changes ?? []);
  }

  get announced(): readonly LookupAnnouncement[] {
    // Of a working tree that differs, the published announcements are those that still stand.
    const { draft, definition, ids } = this.#source;
    this.#announced ??= draft.length === 0 ? announcedIn(definition) : announcedBy(ids);
    return this.#announced;
  }

  get #firstSeq(): number {
    return this.#source.entries[0]?.seq ?? this.head.seq;
  }

  #titleAt(seq: number): string {
    const known = this.#titles.get(seq);
    if (known !== undefined) return known;
    const changes = this.#entries.get(seq)?.changes ?? [];
    const breaking = changes.filter((it) => it.breaking);
    const title = short(headline(breaking.length > 0 ? breaking : changes));
    this.#titles.set(seq, title);
    return title;
  }

  *#fingerprints(): Generator<Standing> {
    let open: Standing | undefined;
    for (const { fingerprint: id, seq } of this.#source.entries) {
      if (open?.id === id) continue;
      if (open) yield { ...open, until: seq };
      open = { id, kind: "fingerprint", from: seq };
    }
    if (open) yield open;
  }

  /** What was published before the history was rewritten was published all the same. */
  *#lostFingerprints(): Generator<Standing> {
    const lost = new Set(lostFingerprints(this.#source.entries));
    for (const entry of this.#source.entries) {
      for (const id of rewritingOf(entry)?.lost.fingerprints ?? []) {
        if (lost.delete(id)) yield { id, kind: "fingerprint", from: entry.seq, until: entry.seq };
      }
    }
  }

  /** All five, also those that nobody serves: they are what an integrator may have compiled in. */
  *#roots({ id, ...time }: Standing): Generator<Standing> {
    for (const [name, root] of rootsOf(id)) {
      const kind = name === undefined ? "tickets-root" : "module-root";
      const part: Part | undefined = name === undefined ? undefined : { class: "module", name };
      // Of a fingerprint that the history has lost, nobody can tell any more.
      const unknown = time.from === time.until;
      const shipped = this.#services.some(
        (it) =>
          (part ? it.kind === "module" && it.part.name === name : it.kind === "ticket-issuer") &&
          it.from <= time.from &&
          (it.until ?? Infinity) > time.from,
      );
      const named = part ? { part } : {};
      yield { ...time, id: root, kind, ...named, ...(shipped || unknown ? {} : { shipped }) };
    }
  }

  /** An announced id that came is told as what it then was. */
  #cameTrue(span: IdSpan, fingerprints: ReadonlyMap<Id, Standing[]>): boolean {
    if (!span.announcement || span.until === undefined) return false;
    const later = ({ until = Infinity }: Pick<IdSpan, "until">) => until > span.from;
    if (fingerprints.get(span.id)?.some(later)) return true;
    return this.#source.ids.some((it) => it.id === span.id && !it.announcement && later(it));
  }

  /** The coalition itself is no part of it. */
  #lean({ part, ...span }: IdSpan): Standing {
    return part.class === "coalition" ? span : { ...span, part };
  }
}

/** The roots that follow from a fingerprint: by the module's name; undefined for that of tickets. */
function rootsOf(fingerprint: Id): [name: string | undefined, root: Id][] {
  const roots = deriveModuleRoots(fingerprint);
  return [
    ...MODULE_KINDS.map((kind): [string, Id] => [kind, roots[kind]]),
    [undefined, deriveTicketsRoot(fingerprint)],
  ];
}

function publishedRetirement({ definition, draft }: LookupSource): Retirement | undefined {
  const drafted = draft.find(isOfRetirement);
  if (!drafted) return definition.retirement;
  return (drafted.before as Retirement | null) ?? undefined;
}

function isOfRetirement({ field, part }: Change): boolean {
  return field === "retirement" && part.class === "coalition";
}

function announcedIn(definition: Definition): LookupAnnouncement[] {
  return announcementsOf(definition).map(({ upcoming, next = null, moves }) => ({
    kind: upcoming.kind,
    id: upcoming.id,
    to: upcoming.to,
    effectiveAt: withSeconds(upcoming.effectiveAt),
    ...(moves ? { fingerprint: next } : {}),
  }));
}

function announcedBy(ids: readonly IdSpan[]): LookupAnnouncement[] {
  const standing = ids.filter(({ until }) => until === undefined);
  return standing.flatMap(({ id: to, kind, announcement }) => {
    if (kind !== "announced" || !announcement?.kind || !announcement.of) return [];
    const { kind: what, of, effectiveAt } = announcement;
    const next = standing.find(
      (it) => it.kind === "next-fingerprint" && it.announcement?.effectiveAt === effectiveAt,
    );
    const moved = next ? { fingerprint: next.id } : {};
    return [{ kind: what, id: of, to, effectiveAt, ...moved }];
  });
}

function short(text: string): string {
  const line = oneLine(text);
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1).trimEnd()}…`;
}
