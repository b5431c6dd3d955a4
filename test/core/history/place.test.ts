// An entry in its place: the fingerprint before it, and whether an older one returns.

import { describe, expect, it } from "vitest";
import { placeIn } from "../../../src/core/history/place.ts";
import { changed, definition, lattice } from "../../support/definitions.ts";
import { entriesOf } from "../../support/histories.ts";
import { fileOf } from "../../support/registries.ts";

const A = definition({ lattices: [lattice("a.mainnet")] });
const B = changed(A, { lattices: [lattice("b.mainnet")] });
const C = changed(A, { lattices: [lattice("c.mainnet")] });
const titled = (title: string) => ({ ...A, title });
const FILE = fileOf(A);

/** For each entry: the letter of the fingerprint before, and the number of the entry it returns to. */
function places(...versions: (typeof A)[]): string[] {
  const chain = entriesOf(versions.map((version) => ({ [FILE]: version })));
  expect(chain).toHaveLength(versions.length);
  const letters = new Map([A, B, C].map(({ fingerprint }, at) => [fingerprint, "ABC"[at]]));
  return chain.map((entry) => {
    const { before, returnsTo } = placeIn(chain, entry);
    const letter = before === undefined ? "-" : letters.get(before);
    return returnsTo ? `${letter} returns to ${returnsTo.seq}` : `${letter}`;
  });
}

describe("the place of an entry", () => {
  it("has nothing before it, if it is the first", () => {
    expect(places(A)).toEqual(["-"]);
  });

  it("has the fingerprint published until then", () => {
    expect(places(A, B, C)).toEqual(["-", "A", "B"]);
  });

  it("is a return where an older fingerprint comes back", () => {
    expect(places(A, B, A)).toEqual(["-", "A", "B returns to 1"]);
    expect(places(A, B, C, A)).toEqual(["-", "A", "B", "C returns to 1"]);
    expect(places(A, B, A, B)).toEqual(["-", "A", "B returns to 1", "A returns to 2"]);
  });

  it("is a return to the last entry that had the fingerprint", () => {
    expect(places(A, titled("x"), B, A)).toEqual(["-", "A", "A", "B returns to 2"]);
  });

  it("is not a return if the fingerprint stays, however often it came back before", () => {
    expect(places(A, titled("x"), A)).toEqual(["-", "A", "A"]);
    expect(places(A, B, A, titled("x"))).toEqual(["-", "A", "B returns to 1", "A"]);
  });

  it("tells when it was as it is again", () => {
    const chain = entriesOf([A, B, A].map((version) => ({ [FILE]: version })));
    const [first, , last] = chain;
    if (!first || !last) throw new Error("There are three entries.");
    expect(placeIn(chain, last).returnsTo).toMatchObject({ seq: 1, at: first.at });
  });
});
