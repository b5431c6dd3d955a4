// Rewritten published history: an entry of the chain, reproduced from what the chain says.

import { describe, expect, it } from "vitest";
import { ChangeLog, type Publication, type Skipped } from "../../../src/core/history/change-log.ts";
import { type Entry, hashEntry } from "../../../src/core/history/entry.ts";
import { type Rewriting, rewritingOf } from "../../../src/core/history/rewriting.ts";
import { changed, definition, lattice } from "../../support/definitions.ts";
import { commitOf, type Step } from "../../support/histories.ts";
import { idOf } from "../../support/ids.ts";
import { fileOf } from "../../support/registries.ts";

const A = definition({ name: "mini.one", lattices: [lattice("a.mainnet")] });
const B = changed(A, { lattices: [lattice("b.mainnet")] });
const TWO = definition({ name: "mini.two", lattices: [lattice("c.mainnet")] });
const FILE = fileOf(A);
const STEPS: Step[] = [
  { [FILE]: A, [fileOf(TWO)]: TWO },
  { [FILE]: B },
  { [FILE]: { ...B, title: "Later" } },
];

function rewriting(at: number, change: Partial<Rewriting> = {}): Rewriting {
  return {
    coalition: "mini.one",
    commit: commitOf({}, at).commit,
    at: commitOf({}, at).at,
    reason: "A commit had to go.",
    lost: {
      seq: 3,
      hash: idOf("lost"),
      fingerprint: idOf("another fingerprint"),
      fingerprints: [idOf("another fingerprint")],
    },
    ...change,
  };
}

function entriesOf(results: (Publication | Skipped)[]): Entry[] {
  return results.flatMap((it) => (it.type === "publication" ? [it.entry] : []));
}

/** All entries of the steps, with these rewritings. */
function replay(rewritings: readonly Rewriting[], steps = STEPS): Entry[] {
  const log = new ChangeLog(rewritings);
  return steps.flatMap((step, index) => entriesOf(log.add(commitOf(step, index))));
}

describe("a rewriting that is decided on", () => {
  const log = new ChangeLog();
  const until = STEPS.slice(0, 2).flatMap((step, at) => entriesOf(log.add(commitOf(step, at))));
  const reported = log.addRewriting(rewriting(1))?.entry;

  it("is an entry of the chain, right after those of its commit", () => {
    const head = until.filter(({ coalition }) => coalition === "mini.one").at(-1);
    expect(reported).toMatchObject({
      coalition: "mini.one",
      seq: 3,
      prev: head?.hash,
      commit: head?.commit,
      subject: "A commit had to go.",
      fingerprint: B.fingerprint,
      blob: head?.blob,
      breaking: true,
    });
    expect(reported && hashEntry(reported)).toBe(reported?.hash);
    expect(reported?.changes).toEqual([
      {
        kind: "history-rewritten",
        part: { class: "coalition", name: "mini.one" },
        breaking: true,
        before: rewriting(1).lost,
        after: { seq: 2, hash: head?.hash, fingerprint: B.fingerprint },
      },
    ]);
  });

  it("is reproduced from what the chain says, byte for byte, and the chain continues from it", () => {
    if (!reported) throw new Error("It was not reported.");
    const first = [...until, reported, ...entriesOf(log.add(commitOf(STEPS[2] ?? {}, 2)))];
    const rewritings = first.flatMap((entry) => rewritingOf(entry) ?? []);
    expect(rewritings).toEqual([rewriting(1)]);
    expect(JSON.stringify(replay(rewritings))).toBe(JSON.stringify(first));
    // Again, from the result.
    const again = replay(rewritings).flatMap((entry) => rewritingOf(entry) ?? []);
    expect(JSON.stringify(replay(again))).toBe(JSON.stringify(first));
  });

  it("breaks nobody where the fingerprint is the one that was published last", () => {
    const { lost } = rewriting(1);
    const same = rewriting(1, { lost: { ...lost, fingerprint: B.fingerprint } });
    const [entry] = replay([same]).filter(({ subject }) => subject === same.reason);
    expect(entry).toMatchObject({ breaking: false, changes: [{ breaking: false }] });
  });
});

describe("of several rewritings", () => {
  it("each is reported at its commit, in order, and only for its coalition", () => {
    const several = [
      rewriting(0, { reason: "first" }),
      rewriting(2, { reason: "second" }),
      rewriting(2, { reason: "third" }),
      rewriting(2, { reason: "of another", coalition: "mini.two" }),
    ];
    const reported = replay(several).map(
      ({ coalition, seq, subject }) => `${coalition} ${seq} ${subject}`,
    );
    expect(reported).toEqual([
      "mini.one 1 Commit 0",
      "mini.two 1 Commit 0",
      "mini.one 2 first",
      "mini.one 3 Commit 1",
      "mini.one 4 Commit 2",
      "mini.one 5 second",
      "mini.one 6 third",
      "mini.two 2 of another",
    ]);
    expect(replay(several).flatMap((entry) => rewritingOf(entry) ?? [])).toEqual(several);
  });

  it("those of an unknown coalition or commit are not reported", () => {
    const nowhere = [
      rewriting(1, { coalition: "mini.unknown" }),
      rewriting(1, { commit: "f".repeat(40) }),
    ];
    expect(replay(nowhere)).toEqual(replay([]));
    expect(new ChangeLog().addRewriting(rewriting(0))).toBeUndefined();
  });
});

describe("every other entry", () => {
  it("reports no rewriting", () => {
    expect(replay([]).map(rewritingOf)).toEqual(replay([]).map(() => undefined));
    expect(replay([])).toHaveLength(4);
  });
});
