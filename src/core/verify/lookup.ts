// api/v1/lookup/: every fingerprint that was ever published is found.

import type { Id } from "../definition.ts";
import { hasShape, type Shape } from "../published/shape.ts";
import type { Shaped } from "../published/shapes.ts";
import type { Findings } from "./findings.ts";
import { type ReadFile, readShaped } from "./read.ts";

export class LookupCheck {
  /** By their first two digits; and the coalition that each is of. */
  readonly #ids = new Map<string, Map<Id, string>>();

  add(coalition: string, fingerprints: Iterable<Id>): void {
    for (const id of fingerprints) {
      const shard = id.slice(0, 2);
      const ids = this.#ids.get(shard) ?? new Map<Id, string>();
      ids.set(id, coalition);
      this.#ids.set(shard, ids);
    }
  }

  async finish(read: ReadFile, findings: Findings): Promise<void> {
    const shards = [...this.#ids].sort(([a], [b]) => (a < b ? -1 : 1));
    const there = await Promise.all(
      shards.map(async ([shard]) => (await read(pathOf(shard))) !== undefined),
    );
    if (!there.includes(true)) {
      if (shards.length > 0) findings.leave("api/v1/lookup/", "the site has no lookup of ids.");
      return;
    }
    for (const [shard, ids] of shards) {
      const content = await readShaped(read, pathOf(shard), asShard, findings);
      if (!content) continue;
      for (const [id, coalition] of ids) {
        findings.counts.lookups++;
        if (Object.hasOwn(content.ids, id)) continue;
        findings.problem(pathOf(shard), `A fingerprint of ${coalition} is not there.`, {
          expected: id,
        });
      }
    }
  }
}

function pathOf(shard: string): string {
  return `api/v1/lookup/${shard}.json`;
}

const SHARD: Shape = hasShape({ ids: hasShape({}) });

function asShard(value: unknown): Shaped<{ ids: Record<string, unknown> }> {
  const fault = SHARD(value);
  if (!fault) return { value: value as { ids: Record<string, unknown> } };
  return { fault: `${fault[0] || "The whole of it"} is not ${fault[1]}.` };
}
