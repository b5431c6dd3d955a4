// The lookup's shards: every id that was ever published, by its first two hex digits, in 256 small files. One shard is
// enough for an answer, and each is made when it is needed.

import { groupBy } from "../group-by.ts";
import { compareText } from "../problem.ts";
import { publishedJson } from "../published/json.ts";
import { CoalitionHistory, type LookupSource } from "./coalition-history.ts";
import { prefixOf } from "./prefix.ts";
import { bringsId, concerns, type LookupCoalition, type Shard } from "./record.ts";
import { type FoundPeriod, recordOf } from "./render-record.ts";

/** The first two digits of every shard, "00" to "ff". */
export const PREFIXES = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, "0"));

export class Lookup {
  readonly #coalitions = new Map<string, CoalitionHistory>();
  readonly #shards = new Map(PREFIXES.map((prefix) => [prefix, [] as FoundPeriod[]]));

  /** Leaves out coalitions without an entry, which were not published. */
  constructor(sources: readonly LookupSource[]) {
    for (const source of [...sources].sort((a, b) => compareText(a.name, b.name))) {
      const head = source.entries.at(-1);
      if (!head) continue;
      const coalition = new CoalitionHistory(source, head);
      this.#coalitions.set(source.name, coalition);
      for (const period of coalition.periods()) {
        this.#shards.get(prefixOf(period.id))?.push({ ...period, coalition });
      }
    }
  }

  idsOf(prefix: string): string[] {
    return (this.#shards.get(prefix) ?? []).map(({ id }) => id);
  }

  /** The same coalitions always give the same shard, with its keys in the same order. */
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

  #factsOf(coalition: CoalitionHistory, found: readonly FoundPeriod[]): LookupCoalition {
    const { head, retirement } = coalition;
    const current = found.filter(({ until }) => until === undefined);
    const announced = coalition.announced.filter((it) =>
      current.some((one) => concerns(it, one) || bringsId(it, one)),
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

  /** The coalition at the end of the chain of replacements, if it was published and has not retired. */
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

/** The text of a shard's file: JSON with one id or coalition on each line. */
export function renderShard({ ids, coalitions }: Shard): string {
  return `{"ids":${lines(ids)},\n"coalitions":${lines(coalitions)}}\n`;
}

function lines(members: Record<string, unknown>): string {
  const rendered = Object.entries(members).map(
    ([key, value]) => `${publishedJson(key)}:${publishedJson(value)}`,
  );
  return `{${rendered.length > 0 ? `\n${rendered.join(",\n")}\n` : ""}}`;
}
