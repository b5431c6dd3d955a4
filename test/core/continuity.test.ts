// Published chains compared with new ones, in every possible relation.

import { describe, expect, it } from "vitest";
import {
  breaksContinuity,
  type Chains,
  compareChains,
  compareHead,
  digestHeads,
  headsOf,
  type PublishedHead,
} from "../../src/core/history/continuity.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { renderComparison, renderRefusal } from "../../src/core/render/continuity.ts";
import { definition, lattice } from "../support/definitions.ts";
import { entriesOf } from "../support/histories.ts";
import { idOf } from "../support/ids.ts";
import { chained } from "../support/published-site.ts";
import { fileOf } from "../support/registries.ts";

const of = (content: string) =>
  definition({ lattices: [lattice("a.net", { stableId: idOf(content) })] });
const NAME = of("").name;
const CHAIN = entriesOf(
  ["one", "two", "three", "four"].map((it) => ({ [fileOf(of(it))]: of(it) })),
);

const rowOf = (entries: readonly Entry[]): PublishedHead => ({
  ...{ name: NAME, head: entries.at(-1)?.hash ?? null, entries: entries.length },
});
const chainsOf = (entries: readonly Entry[]): Chains => new Map([[NAME, entries]]);

/** First by heads, then by chains, as a reader of a site would. */
function compared(published: readonly Entry[], now: readonly Entry[]) {
  const row = rowOf(published);
  return compareHead(row, chainsOf(now)) ?? compareChains(row, published, now);
}

/** The chain with one entry changed, and all hashes computed again. */
const rewritten = (at: number): Entry[] =>
  chained(CHAIN.map((entry, index) => (index === at ? { ...entry, subject: "Else" } : entry)));

describe("a new chain", () => {
  it("was made for this test", () => expect(CHAIN).toHaveLength(4));

  it("is the same, or ahead, by the published head alone", () => {
    expect(compareHead(rowOf(CHAIN), chainsOf(CHAIN))).toEqual({ coalition: NAME, state: "same" });
    const row = rowOf(CHAIN.slice(0, 1));
    expect(compareHead(row, chainsOf(CHAIN))).toEqual({ coalition: NAME, state: "ahead", more: 3 });
  });

  it("is new if none of it is published", () => {
    expect(compared([], CHAIN)).toEqual({ coalition: NAME, state: "new" });
    expect(compared([], [])).toEqual({ coalition: NAME, state: "same" });
  });

  it("is behind if the published one continues from it", () => {
    const behind = compared(CHAIN, CHAIN.slice(0, 2));
    expect(behind).toEqual({ coalition: NAME, state: "behind", missing: CHAIN.slice(2) });
    expect(renderComparison(behind)).toContain(
      "ends before 2 published entries.\n  entry 3 of 2026-01-07",
    );
  });

  it.each([0, 1, 2, 3])("is rewritten from entry %i on, which is named", (at) => {
    const now = rewritten(at);
    expect(compared(CHAIN, now)).toEqual({
      ...{ coalition: NAME, state: "rewritten", gone: CHAIN.slice(at), now: now[at] },
    });
  });

  it("is rewritten where an entry is gone, or two have changed places", () => {
    const [first, second, third, fourth] = CHAIN as [Entry, Entry, Entry, Entry];
    const without = chained([first, third, fourth]);
    expect(compared(CHAIN, without)).toMatchObject({ state: "rewritten", gone: CHAIN.slice(1) });
    const swapped = chained([first, third, second, fourth]);
    expect(compared(CHAIN, swapped)).toMatchObject({ state: "rewritten", gone: CHAIN.slice(1) });
    const shorter = chained([second]);
    expect(compared(CHAIN, shorter)).toMatchObject({ state: "rewritten", gone: CHAIN });
  });

  it("is gone if it does not exist", () => {
    const gone = { coalition: NAME, state: "gone", head: CHAIN.at(-1)?.hash, entries: 4 };
    expect(compared(CHAIN, [])).toEqual(gone);
    expect(compareHead(rowOf(CHAIN), new Map())).toEqual(gone);
  });
});

describe("a published chain that contradicts itself", () => {
  const [first, second, third] = CHAIN as [Entry, Entry, Entry];
  const edited = { ...second, subject: "Else" };
  it.each<[string, Entry[], RegExp]>([
    ["an edited entry", [first, edited], /entry 2 of changes\.json does not match its hash/],
    ["a missing entry", [first, third], /entry 2 of changes\.json has the number 3/],
    [
      "another predecessor",
      [first, { ...second, prev: third.hash }],
      /does not have the previous entry's hash/,
    ],
    ["another's entry", [{ ...first, coalition: "mini.else" }], /belongs to mini\.else/],
    [
      "a number without a canonical form",
      [{ ...first, more: Infinity } as Entry],
      /does not match its hash/,
    ],
  ])("by %s is reported as such", (_, published, reason) => {
    expect(compareChains(rowOf(published), published, rewritten(0))).toEqual({
      ...{ coalition: NAME, state: "invalid", reason: expect.stringMatching(reason) },
    });
  });

  it("by a head that differs from the index is reported as such", () => {
    const row = { ...rowOf(CHAIN), head: idOf("another") };
    const compared = compareChains(row, CHAIN, CHAIN);
    expect(compared).toMatchObject({ state: "invalid", reason: expect.stringContaining(row.head) });
    expect(breaksContinuity(compared)).toBe(true);
  });
});

describe("the digest of all heads", () => {
  it("is the same in any order, and another with any other head", () => {
    const heads = [...headsOf(chainsOf(CHAIN)), { name: "mini.other", head: null, entries: 0 }];
    const digest = digestHeads(heads);
    expect(digestHeads([...heads].reverse())).toBe(digest);
    expect(digestHeads(heads.slice(1))).not.toBe(digest);
    expect(digestHeads(headsOf(chainsOf(rewritten(3))))).not.toBe(
      digestHeads(headsOf(chainsOf(CHAIN))),
    );
  });
});

describe("a refusal", () => {
  const where = "https://mini.example/";
  const publishAnyway = "To publish anyway, say so.";

  it("names every entry that is gone, what replaced it, and the way back", () => {
    const refusal = renderRefusal([compared(CHAIN, rewritten(2))], {
      ...{ where, publishAnyway },
      commit: null,
      origin: "unknown",
    });
    expect(refusal).toContain(
      `the history of 1 coalition differs from the one published at ${where}`,
    );
    for (const { hash, commit } of CHAIN.slice(2)) {
      expect(refusal).toContain(`commit ${commit.slice(0, 12)}`);
      expect(refusal).toContain(hash);
    }
    expect(refusal).not.toContain(CHAIN[1]?.hash);
    expect(refusal).toContain("subject: Commit 2 published, Else here");
    expect(refusal).toContain("git reflog");
    expect(refusal.endsWith(publishAnyway)).toBe(true);
  });

  it("lets no text of a commit steer the terminal", () => {
    const hostile = chained(CHAIN.map((it) => ({ ...it, subject: "a\u001b[2J\nb\u202e" })));
    const refusal = renderRefusal([compared(hostile, CHAIN)], {
      ...{ where, publishAnyway },
      commit: null,
      origin: "unknown",
    });
    expect(refusal).toContain('"a[2J b"');
    expect(refusal).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});
