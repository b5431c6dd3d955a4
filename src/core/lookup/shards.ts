// The lookup's shards: every id that was ever published, by its first two hex digits, in 256 small
// files. Each answers by itself; none is held in memory longer than it is needed.

import { compareText } from "../problem.ts";
import { CoalitionHistory, type LookupSource, type Standing } from "./coalition-history.ts";
import type { CoalitionIdKind, LookupCoalition, LookupRecord, Shard } from "./record.ts";

/** How many breaking entries an answer tells by their titles; of the rest it has the number. */
const MOST_TOLD = 10;

/** The first two digits of every shard, "00" to "ff". */
export const PREFIXES = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, "0"));

/** Its address below the base URL. */
export function shardPath(prefix: string): string {
  return `api/v1/lookup/${prefix}.json`;
}

export function prefixOf(id: string): string {
  return id.slice(0, 2);
}

interface Found extends Standing {
  coalition: CoalitionHistory;
}

export class Lookup {
  readonly #coalitions = new Map<string, CoalitionHistory>();
  readonly #shards = new Map(PREFIXES.map((prefix) => [prefix, [] as Found[]]));

  /** What has no entry yet was not published, and is left out. */
  constructor(sources: readonly LookupSource[]) {
    for (const source of [...sources].sort((a, b) => compareText(a.name, b.name))) {
      const head = source.entries.at(-1);
      if (!head) continue;
      const coalition = new CoalitionHistory(source, head);
      this.#coalitions.set(source.name, coalition);
      for (const standing of coalition.standings()) {
        this.#shards.get(prefixOf(standing.id))?.push({ ...standing, coalition });
      }
    }
  }

  /** How many different ids there are. */
  get size(): number {
    return PREFIXES.reduce((sum, it) => sum + new Set(this.idsOf(it)).size, 0);
  }

  idsOf(prefix: string): string[] {
    return (this.#shards.get(prefix) ?? []).map(({ id }) => id);
  }

  /** The same coalitions give the same shard, in the same order of keys. */
  shard(prefix: string): Shard {
    const found = this.#shards.get(prefix) ?? [];
    const ids = new Map<string, LookupRecord[]>();
    const needs = new Map<string, { coalition: CoalitionHistory; breakingFrom: number }>();
    for (const it of [...found].sort((a, b) => compareText(a.id, b.id))) {
      const { coalition } = it;
      const record = this.#recordOf(it);
      ids.set(it.id, [...(ids.get(it.id) ?? []), record]);
      const from = record.breakingSince ? (it.until ?? Infinity) : Infinity;
      const known = needs.get(coalition.name)?.breakingFrom ?? Infinity;
      needs.set(coalition.name, { coalition, breakingFrom: Math.min(known, from) });
    }
    const coalitions = [...needs]
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, need]) => [name, this.#factsOf(need.coalition, need.breakingFrom)]);
    return { ids: Object.fromEntries(ids), coalitions: Object.fromEntries(coalitions) };
  }

  #recordOf({ coalition, ...standing }: Found): LookupRecord {
    const { kind, part, from, until, announcement, shipped } = standing;
    return {
      coalition: coalition.name,
      kind,
      ...(part ? { part } : {}),
      since: { seq: from, at: coalition.atOf(from) },
      ...(until === undefined ? {} : { until: coalition.endingAt(until) }),
      ...(until === undefined ? {} : this.#whatFollowed(coalition, standing, until)),
      ...(announcement ? { announcement } : {}),
      ...(shipped === false ? { shipped } : {}),
    };
  }

  #whatFollowed(
    coalition: CoalitionHistory,
    standing: Standing,
    until: number,
  ): Partial<LookupRecord> {
    if (isOwn(standing.kind)) {
      const now = coalition.ownNow(standing);
      return { ...(now === undefined ? {} : { now }), ...coalition.since(until) };
    }
    const { first, now } = coalition.succession(standing);
    return {
      ...(first === undefined || first === now ? {} : { successor: first }),
      ...(now === undefined ? {} : { now }),
    };
  }

  #factsOf(coalition: CoalitionHistory, breakingFrom: number): LookupCoalition {
    const { head, retirement } = coalition;
    const announced = retirement ? [] : coalition.announced();
    const breaking = coalition.breakingFrom(breakingFrom, MOST_TOLD);
    const instead = retirement && this.#replacementOf(coalition);
    return {
      status: retirement ? "retired" : "current",
      fingerprint: head.fingerprint,
      seq: head.seq,
      at: head.at,
      ...(retirement ? { retirement } : {}),
      ...(instead ? { instead } : {}),
      ...(announced.length > 0 ? { announced } : {}),
      ...(breaking.length > 0 ? { breaking } : {}),
    };
  }

  /** The coalition at the end of all replacements, if there is one that was published and stands. */
  #replacementOf(coalition: CoalitionHistory): LookupCoalition["instead"] {
    const passed = new Set<CoalitionHistory>();
    for (let at: CoalitionHistory | undefined = coalition; at && !passed.has(at); ) {
      if (!at.retirement) return { coalition: at.name, fingerprint: at.head.fingerprint };
      passed.add(at);
      at = this.#coalitions.get(at.retirement.replacement ?? "");
    }
    return undefined;
  }
}

function isOwn(kind: Standing["kind"]): kind is CoalitionIdKind {
  return ["fingerprint", "coalition-id", "module-root", "tickets-root"].includes(kind);
}

/** A shard's file: JSON with an id, or a coalition, on each line. */
export function renderShard({ ids, coalitions }: Shard): string {
  return `{"ids":${lines(ids)},\n"coalitions":${lines(coalitions)}}\n`;
}

function lines(members: Record<string, unknown>): string {
  const rendered = Object.entries(members).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return `{${rendered.length > 0 ? `\n${rendered.join(",\n")}\n` : ""}}`;
}
