// Finds the first digits of ids, as in logs, in a pasted text, and answers them.

import { describe, expect, it } from "vitest";
import { describeAnswer } from "../../../src/core/lookup/lookup-words.ts";
import { answerQuestion, readQuestion, shardsOf } from "../../../src/core/lookup/question.ts";
import { changed, definition, lattice, organism } from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";
import { lookupOf } from "../../support/lookup-sources.ts";

const FILE = "coalitions/mini.coalition.json";
const beginning = (digits: string, label: string) => digits + idOf(label).slice(digits.length);
/** Two ids with the same nine first digits, and one in another shard. */
const LATTICE = beginning("5a90d891ab", "a lattice");
const FEED = beginning("5a90d891ac", "a feed");
const OTHER = beginning("77aabbccdd", "another feed");
const first = definition({
  lattices: [lattice("mini.mainnet", { stableId: LATTICE })],
  organisms: [organism("feed", { stableId: FEED }), organism("other", { stableId: OTHER })],
});
const second = changed(first, {
  lattices: [lattice("mini.mainnet", { stableId: idOf("bumped") })],
});
const NOW = "2030-01-01T00:00:00Z";
const PLACE = { registry: "https://coalitions.example/", now: NOW };
const lookup = lookupOf([{ [FILE]: first }, { [FILE]: second }]);

function answer(text: string) {
  const question = readQuestion(text);
  const shards = new Map(shardsOf(question).map((it) => [it, lookup.shard(it)]));
  return answerQuestion(question, shards, NOW);
}
const ids = (text: string) => answer(text).matches.map(({ id }) => id);

describe("the beginning of an id", () => {
  const bytes = (LATTICE.slice(0, 10).match(/../g) ?? []).map((it) => `0x${it}`);

  it.each([
    ["of ten digits, as in mosaik's logs", "5a90d891ab"],
    ["of any length", LATTICE.slice(0, 33)],
    ["without its last digit", LATTICE.slice(0, -1)],
    ["in upper case, with 0x", "0x5A90D891AB"],
    ["with the dots that show where it was cut", "5a90d891ab…"],
    ["with three dots, in quotes", '"5a90d891ab...",'],
    ["as bytes", `[${bytes.join(", ")}]`],
    ["in a line of a log", "2026-11-30T04:34:16.123456Z WARN mosaik: timed out id=5a90d891ab"],
    ["beside those of peers", "network=0123456789 peer_id=deadbeef01 id=5a90d891ab"],
    ["beside the whole id of a network", `network=${idOf("a universe")} id=5a90d891ab`],
    ["beside a date", "20261130 group 5a90d891ab"],
  ])("%s is found", (_, text) => {
    expect(ids(text)).toEqual([LATTICE]);
    expect(answer(text).status).toBe("superseded");
  });

  it("does not match what a hostile site has instead of ids", () => {
    const shard = {
      ids: {
        "5a90d891ab$(reboot)": [
          { coalition: "mini.coalition", kind: "fingerprint" as const, since: 1 },
        ],
      },
      coalitions: lookup.shard("5a").coalitions,
    };
    const found = answerQuestion(readQuestion("5a90d891ab"), new Map([["5a", shard]]), NOW);
    expect(found.status).toBe("unknown");
  });

  it("is answered if a later version has kinds that this one does not know", () => {
    const shard = structuredClone(lookup.shard("5a"));
    const [record] = shard.ids[LATTICE] ?? [];
    Object.assign(record ?? {}, { kind: "quorum-key" });
    const found = answerQuestion(readQuestion("5a90d891ab"), new Map([["5a", shard]]), NOW);
    expect(describeAnswer(found, PLACE).title).toMatch(
      /^mini\.coalition, quorum-key of lattice mini\.mainnet: superseded on /,
    );
  });

  it("needs only the shards of its digits", () => {
    expect(shardsOf(readQuestion("5a90d891ab…"))).toEqual(["5a"]);
    expect(shardsOf(readQuestion("peer=deadbeef01 id=5a90d891ab"))).toEqual(["de", "5a"]);
  });

  it("that several ids have lists each of them, with what it is", () => {
    const found = answer("5a90d891");
    expect(found).toMatchObject({ id: "5a90d891", status: "ambiguous", matches: [] });
    const { candidates, title } = describeAnswer(found, PLACE);
    expect(title).toBe("Several published ids match");
    expect(candidates).toEqual([
      {
        id: LATTICE,
        what: "mini.coalition: old stable id of lattice mini.mainnet, superseded on 2026-01-06 00:00 UTC",
      },
      {
        id: FEED,
        what: "mini.coalition: stable id of organism feed, current since 2026-01-05 00:00 UTC",
      },
    ]);
  });

  it("is found among several numbers of a line", () => {
    const { status, candidates } = answer("from=5a90d891ab to=77aabbccdd");
    expect([status, candidates?.map(({ id }) => id)]).toEqual(["ambiguous", [LATTICE, OTHER]]);
  });

  it("loses against a whole published id", () => {
    expect(ids(`${OTHER} 5a90d891ab`)).toEqual([OTHER]);
  });

  it("that no published id has is unknown, with similar ids", () => {
    expect(answer("5a90d891a0")).toMatchObject({
      ...{ id: "5a90d891a0", status: "unknown" },
      nearest: [
        { id: LATTICE, edits: 1 },
        { id: FEED, edits: 1 },
      ],
    });
    expect(answer("deadbeef01")).toEqual({
      ...{ id: "deadbeef01", status: "unknown", matches: [], nearest: [] },
    });
  });

  it.each([
    ["5a90d89", /"5a90d89" has 7 digits\..*At least 8 digits.*first 10 digits in its logs/],
    ["0x5A9…", /has 3 digits/],
    [
      Array.from({ length: 9 }, (_, at) => `${at}a90d891`).join(" "),
      /9 numbers that may be the start of an id/,
    ],
    ["5a90d891.superchain", /looks like a name/],
    ["…5a90d891ab", /part of an id|no id/],
    [LATTICE.slice(1), /63 digits: 1 is missing/],
    [`[${(FEED.slice(2).match(/../g) ?? []).map((it) => `0x${it}`)}]`, /31 bytes/],
  ])("is not found in %s", (text, output) => {
    const found = answer(text);
    expect(found.status).toBe("malformed");
    expect(describeAnswer(found, PLACE).sentences.join(" ")).toMatch(output);
  });
});
