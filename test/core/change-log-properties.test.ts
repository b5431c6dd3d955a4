// For random histories: the change log publishes what a naive implementation publishes, its chains are intact, and
// what was published is never touched again.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHANGE_KINDS, type ChangeKind } from "../../src/core/changes/change.ts";
import { digestJson } from "../../src/core/derivation/composition.ts";
import type { Publication } from "../../src/core/history/change-log.ts";
import { type Entry, hashEntry } from "../../src/core/history/entry.ts";
import { History as Chains, type SavedHistory } from "../../src/core/history/history.ts";
import type { Definition, Upcoming } from "../../src/core/registry/definition.ts";
import { type History, histories } from "../support/arbitrary-histories.ts";
import { changed, definition, lattice, ticketIssuer } from "../support/definitions.ts";
import { commitOf, entriesOf, logOf, type Step } from "../support/histories.ts";
import { viewOf } from "../support/kept-histories.ts";
import { applied, FOLLOWS } from "../support/naive-apply.ts";
import { NaiveChangeLog } from "../support/naive-change-log.ts";
import { NaiveOverdue } from "../support/naive-overdue.ts";
import { fileOf } from "../support/registries.ts";
import { saidBy } from "../support/said.ts";
import { runsOf } from "../support/thorough.ts";

const RUNS = { numRuns: runsOf(100) };

/** What is published, `name refused` or `name deleted`, and `name overdue` with the ids, by commit. */
function naively({ states, days }: History): string[][] {
  const log = new NaiveChangeLog();
  const overdue = new NaiveOverdue();
  return states.map((commit, index) => {
    const results = commit.flatMap(([name, state]) => log.add(name, state));
    const published = results.flatMap(({ what }) => (typeof what === "string" ? [] : [what]));
    const late = overdue.add(commitOf({}, index, days[index]).at, published);
    return [
      ...results.map(({ name, what }) =>
        typeof what === "string" ? `${name} ${what}` : `${name} ${saidBy(what)}`,
      ),
      ...late.map((what) => `overdue ${what}`),
    ];
  });
}

function really({ steps, days }: History): string[][] {
  return logOf(steps, days).map((results) =>
    results.flatMap((it) => {
      if (it.type === "skipped") {
        return [`${it.coalition} ${/ was deleted\./.test(it.why) ? "deleted" : "refused"}`];
      }
      const { coalition, changes } = it.entry;
      const late = changes.filter(({ kind }) => kind === "overdue");
      const ids = late.map(({ after }) => `overdue ${coalition} ${(after as Upcoming).id}`);
      // An entry of nothing else publishes no version.
      const news = late.length < changes.length ? [`${coalition} ${saidBy(it.definition)}`] : [];
      return [...news, ...ids];
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
        const inOrder = (results: string[][]) => results.map((commit) => [...commit].sort());
        expect(inOrder(really(history))).toEqual(inOrder(naively(history)));
      }),
      RUNS,
    );
  });

  it("is made of whole chains", () => {
    fc.assert(
      fc.property(histories, ({ steps, days }) => {
        expectChains(entriesOf(steps, days));
      }),
      RUNS,
    );
  });

  it("begins with the change log of every shorter history", () => {
    fc.assert(
      fc.property(histories, fc.nat(25), ({ steps, days }, length) => {
        const whole = logOf(steps, days);
        const shorter = logOf(steps.slice(0, length), days);
        expect(JSON.stringify(shorter)).toBe(JSON.stringify(whole.slice(0, length)));
      }),
      RUNS,
    );
  });

  it("continues from its saved state as if it had never stopped, byte for byte", () => {
    fc.assert(
      fc.property(histories, fc.nat(25), ({ steps, days }, stop) => {
        const commits = steps.map((step, index) => commitOf(step, index, days[index]));
        const whole = new Chains();
        for (const commit of commits) whole.add(commit);
        const first = new Chains();
        for (const commit of commits.slice(0, stop)) first.add(commit);
        const saved = JSON.parse(JSON.stringify(first.save())) as SavedHistory;
        const second = Chains.restore(saved, []);
        for (const commit of commits.slice(stop)) second.add(commit);
        expect(viewOf(second)).toBe(viewOf(whole));
      }),
      RUNS,
    );
  });

  it("tells each difference between two versions by exactly one change", () => {
    fc.assert(
      fc.property(histories, ({ steps, days }) => {
        const befores = new Map<string, Definition>();
        for (const { entry, definition } of publicationsOf(steps, days)) {
          const before = befores.get(entry.coalition);
          if (before) expectReported(before, entry, definition);
          befores.set(entry.coalition, definition);
        }
      }),
      RUNS,
    );
  });

  it("depends on what other coalitions do only for the time that their commits give", () => {
    fc.assert(
      fc.property(histories, ({ steps, days }) => {
        const of = (name: string) =>
          entriesOf(steps, days).filter(({ coalition }) => coalition === name);
        const alone = steps.map((step) =>
          Object.fromEntries(
            Object.entries(step).filter(([file]) => file.endsWith("/mini.one.json")),
          ),
        );
        expect(entriesOf(alone, days)).toEqual(of("mini.one"));
      }),
      RUNS,
    );
  });

  it("tells every kind of change that there is in these histories, each many times", () => {
    const seen = new Map<ChangeKind, number>();
    for (const { steps, days } of fc.sample(histories, { numRuns: 100, seed: 1 })) {
      for (const { changes } of entriesOf(steps, days)) {
        for (const { kind } of changes) seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }
    }
    // A file must have its coalition's name, a rewriting is decided on by a person, and these histories are from
    // before config bytes could be disclosed.
    const never: ChangeKind[] = ["coalition-renamed", "config-disclosed", "history-rewritten"];
    const rare = Object.keys(CHANGE_KINDS).filter(
      (kind) => !(Number(seen.get(kind as ChangeKind)) > 4),
    );
    expect(rare.sort()).toEqual(never.sort());
  });
});

function publicationsOf(steps: readonly Step[], days: readonly number[]): Publication[] {
  return logOf(steps, days)
    .flat()
    .filter((it) => it.type === "publication");
}

/** The changes turn one version into the other, and every one of them is needed. */
function expectReported(
  before: Definition,
  { changes, fingerprint }: Entry,
  after: Definition,
): void {
  const whole = applied(before, changes, fingerprint);
  expect(whole).toBe(saidBy(after));
  for (const change of changes.filter(({ kind }) => !FOLLOWS.has(kind))) {
    const others = changes.filter((it) => it !== change);
    expect(applied(before, others, fingerprint)).not.toBe(whole);
  }
}

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
