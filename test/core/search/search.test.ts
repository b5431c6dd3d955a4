// What the search finds by which words, and how large its files get.

import { describe, expect, it } from "vitest";
import { definitionAt } from "../../../bench/definitions.ts";
import { readQuery } from "../../../src/core/search/query.ts";
import { searchCoalitions } from "../../../src/core/search/search.ts";
import { coalitionView } from "../../support/coalition-view.ts";
import { definition, lattice, organism } from "../../support/definitions.ts";
import { viewOf } from "../../support/listed-registry.ts";
import { readerOf } from "../../support/search-reader.ts";

const NAMED = [
  definition({
    name: "alpha.one",
    title: "Café “Süd” (The First)",
    lattices: [lattice("op.mainnet", { chainId: 10 }), lattice("base-test.net", { chainId: 100 })],
  }),
  definition({
    name: "beta.two",
    // In the order of terms, it follows at once on a word that others have.
    title: "Mini op1 coalition",
    lattices: [lattice("op.testnet", { chainId: 1 }), lattice("base.mainnet", { chainId: 1000 })],
    organisms: [organism("price-feed", { role: "Oracle" })],
  }),
];

const NONE = { archetypes: [], statuses: [] };
const views = viewOf(NAMED).coalitions;
// Each term in a file of its own.
const reader = readerOf(views, 1);

async function find(text: string): Promise<(string | undefined)[]> {
  const { rows } = await searchCoalitions(text, NONE, reader.read);
  return rows.map((row) => views[row]?.name);
}

const BOTH = ["alpha.one", "beta.two"];

describe("the search finds", () => {
  it.each([
    ["a label of the name by its beginning", "alp", ["alpha.one"]],
    ["a later label", "tw", ["beta.two"]],
    ["what is in several names", "mainnet", BOTH],
    ["a word, and longer ones that begin with it", "op", BOTH],
    ["a name of several labels as one", "op.mainnet", ["alpha.one"]],
    ["such a name by its beginning", "op.m", ["alpha.one"]],
    ["such a name from a later label on", "test.net", ["alpha.one"]],
    ["nothing in the midst of a word", "ainnet", []],
    ["a chain by its whole id", "10", ["alpha.one"]],
    ["a chain of one digit", "1", ["beta.two"]],
    ["a role, whatever the case", "oRAcle", ["beta.two"]],
    ["what two words have in common", "op net", ["alpha.one"]],
    ["nothing if one word does not match", "op nothing", []],
    ["a title's words, without what surrounds them", "the süd café", ["alpha.one"]],
    ["a word in another form of Unicode", "cafe\u0301", ["alpha.one"]],
    ["everything where no word is typed", " … ", BOTH],
  ])("%s: %s", async (_, text, names) => {
    expect(await find(text)).toEqual(names);
  });

  it("an id by its first digits, with 0x, in upper case, cut short by dots, and whole", async () => {
    const [{ fingerprint = "" } = {}] = NAMED;
    for (const text of [
      fingerprint.slice(0, 6),
      `0x${fingerprint.slice(0, 20)}`,
      fingerprint.slice(0, 9).toUpperCase(),
      `${fingerprint.slice(0, 16)}…`,
      `unique_id!("${fingerprint}")`,
      fingerprint.replace(/.{8}/g, "$& "),
    ]) {
      expect([text, await find(text)]).toEqual([text, ["alpha.one"]]);
    }
    // It has this many digits in common with an existing one.
    expect(await find(`${fingerprint.slice(0, 16)}${"0".repeat(48)}`)).toEqual(["alpha.one"]);
    expect(await find(`${fingerprint.slice(0, 15)}${"g".repeat(4)}`)).toEqual([]);
  });

  it("what matches by name if the files of ids cannot be read, and why not by id", async () => {
    const [{ fingerprint = "" } = {}] = NAMED;
    const { terms } = JSON.parse(reader.files.get("overview.json") ?? "");
    const refused = new Error("refused");
    const read = async (path: string) => {
      const [, file = ""] = /^terms\/(\d+)\.json$/.exec(path) ?? [];
      if (terms[Number(file)]?.startsWith("i") && file !== "") throw refused;
      return reader.read(path);
    };
    for (const [text, rows] of [
      ["alpha", [0]],
      [fingerprint, []],
      [fingerprint.slice(0, 8), []],
      [`alpha ${fingerprint.slice(0, 8)}`, [0]],
      [`beta ${fingerprint.slice(0, 8)}`, [1]],
    ] as const) {
      const { idFailure, ...found } = await searchCoalitions(text, NONE, read);
      expect([text, found.rows]).toEqual([text, rows]);
      expect([text, idFailure]).toEqual([text, text === "alpha" ? undefined : refused]);
    }
  });

  it("says when fewer digits are compared than were given", () => {
    expect(readQuery("0123456789abcdef").shortened).toBe(false);
    expect(readQuery("0123456789abcdef0").shortened).toBe(true);
    expect(readQuery("ab".repeat(32)).shortened).toBe(true);
  });
});

describe("the search's files", () => {
  const large = Array.from({ length: 1500 }, (_, index) => definitionAt(index, "../x.json"));
  const byName = large.map((it) => coalitionView(it)).sort((a, b) => (a.name < b.name ? -1 : 1));

  it("are small, and one search reads few of them", async () => {
    const { read, asked, files } = readerOf(byName);
    const sizes = [...files.values()].map((text) => Buffer.byteLength(text));
    expect(Math.max(...sizes)).toBeLessThan(64 * 1024);
    expect(files.size).toBeGreaterThan(90);
    for (const [text, most] of [
      ["mev", 1],
      ["c", 2],
      ["chain-1", 2],
      ["shared-ledger superchain", 2],
      ["0123", 2],
      [large[7]?.fingerprint ?? "", 1],
    ] as const) {
      asked.length = 0;
      await searchCoalitions(text, NONE, read);
      const terms = asked.filter((path) => path.startsWith("terms/"));
      expect([text, terms.length > 0, terms.length <= most]).toEqual([text, true, true]);
    }
  });

  it("are in a folder that another registry's are not in", () => {
    const folders = [byName, byName.slice(1), byName].map((it) => readerOf(it).folder);
    expect(folders[0]).toMatch(/^api\/v1\/search\/[0-9a-f]{12}\/$/);
    expect(folders[2]).toBe(folders[0]);
    expect(folders[1]).not.toBe(folders[0]);
  });
});
