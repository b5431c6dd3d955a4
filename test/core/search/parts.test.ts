// A search for the name or id of a citizen or service gives the ids of its pages.

import { expect, it } from "vitest";
import { findParts } from "../../../src/core/search/parts.ts";
import { searchCoalitions } from "../../../src/core/search/search.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
} from "../../support/definitions.ts";
import { viewOf } from "../../support/listed-registry.ts";
import { readerOf } from "../../support/search-reader.ts";

const [a, b, feed] = [lattice("a.mainnet"), lattice("b.mainnet"), organism("price-feed")];
const router = confluence("router");
const one = changed(definition({ name: "mini.one", lattices: [a, b], confluences: [router] }), {
  modules: modules("atlas"),
});
const two = definition({ name: "mini.two", lattices: [a], organisms: [feed] });
const drafted = definition({ name: "mini.zero", lattices: [lattice("z.mainnet")] });
const { coalitions } = viewOf([one, two], [drafted]);

async function found(text: string): Promise<string[]> {
  const { read } = readerOf(coalitions);
  const none = { archetypes: [], statuses: [] };
  const parts = await findParts(await searchCoalitions(text, none, read), read);
  return parts.map(({ class: of, name, id }) => `${of} ${name} ${id}`);
}

const A = `lattice a.mainnet ${a.stableId}`;

it("are those whose names match everything typed, each once", async () => {
  expect(await found("a.mainnet")).toEqual([A]);
  expect(await found("MAIN")).toEqual([A, `lattice b.mainnet ${b.stableId}`]);
  expect(await found("feed")).toEqual([`organism price-feed ${feed.stableId}`]);
  expect(await found("rout")).toEqual([`confluence router ${router.fingerprint}`]);
  expect(await found("mini.one")).toEqual([]);
  expect(await found("")).toEqual([]);
});

it("are those whose ids begin with the digits", async () => {
  const atlas = one.modules.atlas?.fingerprint ?? "";
  expect(await found(a.stableId)).toEqual([A]);
  expect(await found(atlas.slice(0, 10))).toEqual([`module atlas ${atlas}`]);
  expect(await found(one.fingerprint)).toEqual([]);
});

it("are published: what is only in the working tree has no page", async () => {
  expect(await found("z.mainnet")).toEqual([]);
});

it("are five at most", async () => {
  const many = ["c", "d", "e", "f", "g", "h"].map((it) => lattice(`${it}.mainnet`));
  const { read } = readerOf(viewOf([definition({ name: "mini.many", lattices: many })]).coalitions);
  const none = { archetypes: [], statuses: [] };
  const parts = await findParts(await searchCoalitions("mainnet", none, read), read);
  expect(parts).toHaveLength(5);
});
