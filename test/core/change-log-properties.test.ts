// Of random histories: the change log publishes what a naive account publishes, its chains hold, and
// what was published before is never touched again.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestJson } from "../../src/core/derivation/composition.ts";
import { type Entry, hashEntry } from "../../src/core/history/entry.ts";
import { type History, histories } from "../support/arbitrary-histories.ts";
import { changed, definition, lattice, ticketIssuer } from "../support/definitions.ts";
import { entriesOf, logOf } from "../support/histories.ts";
import { NaiveChangeLog } from "../support/naive-change-log.ts";
import { fileOf } from "../support/registries.ts";

const RUNS = { numRuns: 200 };

/** `name fingerprint title` of what is published, `name refused` or `name deleted`, by commit. */
function naively({ states }: History): string[][] {
  const log = new NaiveChangeLog();
  return states.map((commit) =>
    commit
      .flatMap(([name, state]) => log.add(name, state))
      .map(({ name, what }) =>
        typeof what === "string" ? `${name} ${what}` : `${name} ${what.fingerprint} ${what.title}`,
      ),
  );
}

function really({ steps }: History): string[][] {
  return logOf(steps).map((results) =>
    results.map((it) => {
      if (it.type === "publication") {
        return `${it.entry.coalition} ${it.entry.fingerprint} ${it.definition.title}`;
      }
      return `${it.coalition} ${it.problems.length > 0 ? "refused" : "deleted"}`;
    }),
  );
}

/** Each chain of the entries is whole. */
function expectChains(entries: readonly Entry[]): void {
  const heads = new Map<string, Entry>();
  for (const entry of entries) {
    const head = heads.get(entry.coalition);
    expect(entry.seq).toBe((head?.seq ?? 0) + 1);
    expect(entry.prev).toBe(head?.hash ?? null);
    expect(entry.hash).toBe(hashEntry(entry));
    expect(entry.changes).not.toEqual([]);
    expect(entry.breaking).toBe(entry.changes.some(({ breaking }) => breaking));
    heads.set(entry.coalition, entry);
  }
}

describe("of any history, the change log", () => {
  it("publishes, refuses and reports what a naive account does", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const inOrder = (told: string[][]) => told.map((commit) => [...commit].sort());
        expect(inOrder(really(history))).toEqual(inOrder(naively(history)));
      }),
      RUNS,
    );
  });

  it("is made of whole chains", () => {
    fc.assert(
      fc.property(histories, ({ steps }) => {
        expectChains(entriesOf(steps));
      }),
      RUNS,
    );
  });

  it("begins with the change log of every shorter history", () => {
    fc.assert(
      fc.property(histories, fc.nat(25), ({ steps }, length) => {
        const whole = logOf(steps);
        const shorter = logOf(steps.slice(0, length));
        expect(JSON.stringify(shorter)).toBe(JSON.stringify(whole.slice(0, length)));
      }),
      RUNS,
    );
  });

  it("does not depend on what other coalitions do", () => {
    fc.assert(
      fc.property(histories, ({ steps }) => {
        const of = (name: string) => entriesOf(steps).filter(({ coalition }) => coalition === name);
        const alone = steps.map((step) =>
          Object.fromEntries(
            Object.entries(step).filter(([file]) => file.endsWith("/mini.one.json")),
          ),
        );
        expect(entriesOf(alone)).toEqual(of("mini.one"));
      }),
      RUNS,
    );
  });
});

describe("the chain of hashes", () => {
  const first = definition();
  const bumped = changed(first, { lattices: [lattice("b.mainnet")] });
  const file = fileOf(first);
  const entries = entriesOf([
    { [file]: first },
    { [file]: bumped },
    { [file]: changed(bumped, { ticketIssuer: ticketIssuer("tickets") }) },
  ]);

  it("begins with null, and each link is the hash before", () => {
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(entries.map(({ prev }) => prev)).toEqual([null, entries[0]?.hash, entries[1]?.hash]);
  });

  it("is recomputed from the entry without its hash", () => {
    for (const entry of entries) {
      const { hash, ...body } = entry;
      expect(hashEntry(entry)).toBe(hash);
      expect(digestJson(JSON.parse(JSON.stringify(body)))).toBe(hash);
    }
  });

  it("breaks where anything is changed", () => {
    for (const entry of entries) {
      for (const key of Object.keys(entry).filter((it) => it !== "hash")) {
        expect(hashEntry({ ...entry, [key]: "changed" })).not.toBe(entry.hash);
      }
    }
  });
});
