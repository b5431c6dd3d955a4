// api/v1/lookup/: of every fingerprint that was ever published, when it was current.

import pLimit from "p-limit";
import type { Entry } from "../history/entry.ts";
import { lostFingerprints, rewritingOf } from "../history/rewriting.ts";
import type { LookupCoalition, LookupRecord } from "../lookup/record.ts";
import { prefixOf, shardPath } from "../lookup/shards.ts";
import { hasShape, isAnyText, isCount, listOf, mapOf, type Shape } from "../published/shape.ts";
import { type IndexRow, type Shaped, shaped } from "../published/shapes.ts";
import type { Id } from "../registry/definition.ts";
import { Findings } from "./findings.ts";
import { type ReadFile, readShaped } from "./read.ts";

/** A time that a fingerprint was the coalition's. */
interface Run {
  id: Id;
  /** The `seq` of the entry by which it came, and of the one by which it went. */
  since: number;
  until?: number;
  row: IndexRow;
  /** The newest entry of the coalition. */
  head: Entry;
}

type PublishedShard = {
  ids: Record<string, Pick<LookupRecord, "coalition" | "kind" | "since" | "until" | "now">[]>;
  coalitions: Record<string, Pick<LookupCoalition, "status" | "fingerprint" | "seq">>;
};

/** Shards that are in memory at once. */
const AT_ONCE = 4;

export class LookupCheck {
  readonly #runs = new Map<string, Run[]>();

  add(row: IndexRow, entries: readonly Entry[]): void {
    const head = entries.at(-1);
    if (!head) return;
    let open: Run | undefined;
    for (const { fingerprint: id, seq: since } of entries) {
      if (open?.id === id) continue;
      if (open) open.until = since;
      open = { id, since, row, head };
      this.#expect(open);
    }
    const lost = new Set(lostFingerprints(entries));
    for (const entry of entries) {
      // Where several rewritings name one, the first is when it went.
      for (const id of rewritingOf(entry)?.lost.fingerprints ?? []) {
        if (lost.delete(id)) this.#expect({ id, since: entry.seq, until: entry.seq, row, head });
      }
    }
  }

  #expect(run: Run): void {
    const prefix = prefixOf(run.id);
    const shard = this.#runs.get(prefix) ?? [];
    shard.push(run);
    this.#runs.set(prefix, shard);
  }

  async finish(read: ReadFile, findings: Findings): Promise<void> {
    const limit = pLimit(AT_ONCE);
    const prefixes = [...this.#runs.keys()].sort();
    const checked = await Promise.all(
      prefixes.map((prefix) => limit(() => this.#check(read, prefix))),
    );
    if (checked.some(({ isThere }) => isThere)) {
      for (const { own } of checked) findings.absorb(own);
    } else if (prefixes.length > 0) {
      findings.leave("api/v1/lookup/", "the site has no lookup of ids.");
    }
  }

  async #check(read: ReadFile, prefix: string) {
    const own = new Findings();
    const file = shardPath(prefix);
    let isThere = false;
    const once: ReadFile = async (path) => {
      const bytes = await read(path);
      isThere = bytes !== undefined;
      return bytes;
    };
    const shard = await readShaped(once, file, asShard, own);
    for (const run of this.#runs.get(prefix) ?? []) {
      own.counts.lookups++;
      if (shard) checkRun(file, shard, run, own);
    }
    return { own, isThere };
  }
}

function checkRun(file: string, shard: PublishedShard, run: Run, findings: Findings): void {
  const { id, since, until, head } = run;
  const { name, status } = run.row;
  const records = (Object.hasOwn(shard.ids, id) ? shard.ids[id] : undefined) ?? [];
  const ofRun = records.filter(
    (it) => it.coalition === name && it.kind === "fingerprint" && it.since === since,
  );
  const words =
    until === undefined ? `current since entry ${since}` : `from entry ${since} to ${until}`;
  const [record] = ofRun;
  if (!record) {
    const message = `A fingerprint of ${name}, ${words}, is not there.`;
    findings.problem(file, message, { expected: id });
  } else if (record.until !== until || ofRun.length > 1) {
    const message = `A fingerprint of ${name}, ${words}, is told otherwise.`;
    findings.problem(file, message, {
      expected: until ?? "current",
      found: record.until ?? "current",
    });
  } else if (until !== undefined && record.now !== head.fingerprint) {
    const message = `Of a fingerprint of ${name} that went with entry ${until}, another is told to be current now.`;
    findings.problem(file, message, { expected: head.fingerprint, found: record.now });
  }
  const facts = Object.hasOwn(shard.coalitions, name) ? shard.coalitions[name] : undefined;
  const expected = `${status}, ${head.fingerprint}, entry ${head.seq}`;
  const found = facts && `${facts.status}, ${facts.fingerprint}, entry ${facts.seq}`;
  if (found === expected) return;
  findings.problem(file, `What it has of ${name} is not so.`, { expected, found });
}

const RECORD: Shape = hasShape({ coalition: isAnyText, kind: isAnyText, since: isCount });
const FACTS: Shape = hasShape({ status: isAnyText, fingerprint: isAnyText, seq: isCount });
const SHARD: Shape = hasShape({ ids: mapOf(listOf(RECORD)), coalitions: mapOf(FACTS) });

function asShard(value: unknown): Shaped<PublishedShard> {
  return shaped(value, SHARD);
}
