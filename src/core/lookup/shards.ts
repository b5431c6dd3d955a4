// The lookup's shards: every id that was ever published, by its first two hex digits, in 256 small
// files. Each answers by itself; none is held in memory longer than it is needed.

import { groupBy } from "../group-by.ts";
import { compareText } from "../problem.ts";
import { publishedJson } from "../published/json.ts";
import { CoalitionHistory, type LookupSource } from "./coalition-history.ts";
import { prefixOf } from "./prefix.ts";
import { bringsId, concerns, type LookupCoalition, type Shard } from "./record.ts";
import { type FoundStanding, recordOf } from "./render-record.ts";

/** The first two digits of every shard, "00" to "ff". */
export const PREFIXES = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, "0"));

export class Lookup {
  readonly #coalitions = new Map<string, CoalitionHistory>();
  readonly #shards = new Map(PREFIXES.map((prefix) => [prefix, [] as FoundStanding[]]));

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

  idsOf(prefix: string): string[] {
    return (this.#shards.get(prefix) ?? []).map(({ id }) => id);
  }

  /** The same coalitions give the same shard, in the same order of keys. */
  shard(prefix: string): Shard {
    const found = [...(this.#shards.get(prefix) ?? [])].sort((a, b) => compareText(a.id, b.id));
    const ids = [...groupBy(found, ({ id }) => id)];
    const byCoalition = [...groupBy(found, ({ coalition }) => coalition)].sort(([a], [b]) =>
      compareText(a.name, b.name),
    );
    return {
      ids: Object.fromEntries(ids.map(([id, all]) => [id, all.map(recordOf)])),
      coalitions: Object.fromEntries(
        byCoalition.map(([it, all]) => [it.name, this.#factsOf(it, all)]),
      ),
    };
  }

  #factsOf(coalition: CoalitionHistory, found: readonly FoundStanding[]): LookupCoalition {
    const { head, retirement } = coalition;
    const standing = found.filter(({ until }) => until === undefined);
    const announced = coalition.announced.filter((it) =>
      standing.some((one) => concerns(it, one) || bringsId(it, one)),
    );
    const instead = retirement && this.#replacementOf(coalition);
    return {
      status: retirement ? "retired" : "current",
      fingerprint: head.fingerprint,
      seq: head.seq,
      entries: coalition.entriesOf(found),
      ...(retirement ? { retirement } : {}),
      ...(instead ? { instead } : {}),
      ...(announced.length > 0 ? { announced } : {}),
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

/** A shard's file: JSON with an id, or a coalition, on each line. */
export function renderShard({ ids, coalitions }: Shard): string {
  return `{"ids":${lines(ids)},\n"coalitions":${lines(coalitions)}}\n`;
}

function lines(members: Record<string, unknown>): string {
  const rendered = Object.entries(members).map(
    ([key, value]) => `${publishedJson(key)}:${publishedJson(value)}`,
  );
  return `{${rendered.length > 0 ? `\n${rendered.join(",\n")}\n` : ""}}`;
}
