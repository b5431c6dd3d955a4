// What publishing a history would remove from what is published, and what it adds.

import { describe, expect, it } from "vitest";
import {
  type ChainComparison,
  compareChains,
  compareHead,
  type PublishedHead,
} from "../../../src/core/history/continuity.ts";
import type { Entry } from "../../../src/core/history/entry.ts";
import { History } from "../../../src/core/history/history.ts";
import {
  canBeAccepted,
  losing,
  mayLagBehind,
  newsOf,
  rewritingsOf,
} from "../../../src/core/history/publishing.ts";
import { renderRefusal } from "../../../src/core/render/continuity.ts";
import { changed, definition, lattice } from "../../support/definitions.ts";
import { commitOf, type Step } from "../../support/histories.ts";
import { fileOf } from "../../support/registries.ts";

const ONE = definition({ name: "mini.one", lattices: [lattice("a.mainnet")] });
const TWO = definition({ name: "mini.two", lattices: [lattice("b.mainnet")] });
const [C, D] = ["c.mainnet", "d.mainnet"].map((name) =>
  changed(ONE, { lattices: [lattice(name)] }),
) as [typeof ONE, typeof ONE];
const write = (...definitions: (typeof ONE)[]): Step =>
  Object.fromEntries(definitions.map((it) => [fileOf(it), it]));

function historyOf(...steps: Step[]): History {
  const history = new History();
  for (const [index, step] of steps.entries()) history.add(commitOf(step, index));
  return history;
}

/** Each published coalition and each new one, as a reader of the site finds them. */
function compareAll(published: History, now: History): ChainComparison[] {
  const chains = new Map([...now.chains].map(([name, { entries }]) => [name, entries]));
  const known = [...published.chains.values()].map(({ name, entries }) => {
    const row: PublishedHead = {
      ...{ name, head: entries.at(-1)?.hash ?? null, entries: entries.length },
    };
    return compareHead(row, chains) ?? compareChains(row, entries, chains.get(name) ?? []);
  });
  const added = [...chains.keys()].filter((name) => !published.chains.has(name));
  return [...known, ...added.map((coalition): ChainComparison => ({ coalition, state: "new" }))];
}

const named = (entries: readonly Entry[]) => entries.map((it) => `${it.coalition} ${it.seq}`);

const FIRST = historyOf(write(ONE));
const GROWN = historyOf(write(ONE), write(C), write(TWO));
const REWRITTEN = historyOf(write(ONE), write(D));

describe("a history that only goes on", () => {
  const compared = compareAll(FIRST, GROWN);

  it("takes nothing back", () => {
    expect(losing(compared)).toEqual([]);
    expect(mayLagBehind(compared)).toBe(false);
  });

  it("brings what is ahead, and coalitions that are new", () => {
    expect(named(newsOf(GROWN, compared))).toEqual(["mini.one 2", "mini.two 1"]);
    expect(newsOf(GROWN, compareAll(GROWN, GROWN))).toEqual([]);
  });
});

describe("a checkout that lags behind", () => {
  const compared = compareAll(GROWN, FIRST);

  it("lacks entries and coalitions, and brings nothing", () => {
    expect(compared.map(({ state }) => state)).toEqual(["behind", "gone"]);
    expect(losing(compared)).toEqual(compared);
    expect(mayLagBehind(compared)).toBe(true);
    expect(newsOf(FIRST, compared)).toEqual([]);
  });

  it("is not one if it has anything unpublished", () => {
    const other = historyOf(write(ONE), write(definition({ name: "mini.three" })));
    expect(mayLagBehind(compareAll(GROWN, other))).toBe(false);
    expect(mayLagBehind(compareAll(GROWN, REWRITTEN))).toBe(false);
  });
});

describe("a history that was rewritten", () => {
  const reason = "Entry 2 was never true";
  const published = historyOf(write(ONE), write(C), write({ ...C, title: "Another" }));
  const compared = compareAll(published, REWRITTEN);
  const head = commitOf({}, 1);

  it("may be accepted, and adds what replaces the lost entries", () => {
    expect(losing(compared).map(({ state }) => state)).toEqual(["rewritten"]);
    expect(canBeAccepted(losing(compared))).toBe(true);
    expect(named(newsOf(REWRITTEN, compared))).toEqual(["mini.one 2"]);
  });

  it("is reported with the lost head and fingerprints, each once", () => {
    const last = published.entries.at(-1);
    expect(rewritingsOf(losing(compared), REWRITTEN, head, reason)).toEqual([
      {
        ...{ coalition: "mini.one", commit: head.commit, at: head.at, reason },
        lost: {
          ...{ seq: 3, hash: last?.hash, fingerprint: C.fingerprint },
          fingerprints: [C.fingerprint],
        },
      },
    ]);
  });

  it("loses no fingerprint that it has again, and keeps those lost earlier", () => {
    const once = historyOf(write(ONE), write(D));
    for (const it of rewritingsOf(losing(compared), once, head, reason)) once.addRewriting(it);
    const again = historyOf(write(ONE), write({ ...ONE, title: "Else" }), write(D));
    const [reported] = rewritingsOf(losing(compareAll(once, again)), again, head, reason);
    expect(reported?.lost.fingerprints).toEqual([C.fingerprint]);
  });

  it("cannot be accepted where a coalition would be gone, which the refusal says", () => {
    const lost = losing(compareAll(GROWN, REWRITTEN));
    expect(canBeAccepted(lost)).toBe(false);
    const commit = "cafe".repeat(10);
    const where = { where: "https://mini.example/", commit, origin: "unknown" as const };
    const target = { ...where, publishAnyway: "Give a reason." };
    expect(renderRefusal(lost, target)).toContain("Even with a reason, you cannot publish over");
    expect(renderRefusal(lost, target)).not.toContain("Give a reason.");
    expect(renderRefusal(lost, target)).toContain(`does not have the published commit ${commit}`);
    expect(renderRefusal(losing(compared), target)).toMatch(/Give a reason\.$/);
  });
});
