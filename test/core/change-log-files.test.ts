// Files that are deleted, restored, moved or share a name: the change log follows the coalition, not the file.

import { describe, expect, it } from "vitest";
import { changed, definition, lattice } from "../support/definitions.ts";
import { entriesOf, logOf, resultsOf } from "../support/histories.ts";
import { fileOf } from "../support/registries.ts";

const FIRST = definition({ lattices: [lattice("a.mainnet")] });
const BUMPED = changed(FIRST, { lattices: [lattice("b.mainnet")] });
const TITLED = changed(BUMPED, { title: "Another title" });
const FILE = fileOf(FIRST);
const MOVED = `coalitions/l2/${FIRST.name}.json`;

describe("a file that goes", () => {
  it("is reported, and removes nothing", () => {
    const [, [deleted] = []] = logOf([{ [FILE]: FIRST }, { [FILE]: null }]);
    expect(deleted).toMatchObject({ type: "skipped", coalition: FIRST.name, problems: [] });
    expect(deleted).toHaveProperty("why", expect.stringContaining("deleted"));
  });

  it("and comes back changed continues its chain", () => {
    const steps = [{ [FILE]: FIRST }, { [FILE]: null }, { [FILE]: BUMPED }];
    expect(resultsOf(steps)).toEqual([
      ["published"],
      ["skipped"],
      ["citizen-removed,citizen-added"],
    ]);
    expect(entriesOf(steps).map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it("before it was ever published is not reported", () => {
    expect(resultsOf([{ [FILE]: "{" }, { [FILE]: null }])).toEqual([["skipped json-syntax"], []]);
  });
});

describe("a file that moves", () => {
  const moved = { ...FIRST, $schema: "../../schemas/coalition.schema.json" };

  it("in one commit gives no entry, whatever comes first", () => {
    const there = { [FILE]: null, [MOVED]: moved };
    const back = { [FILE]: FIRST, [MOVED]: null };
    expect(resultsOf([{ [FILE]: FIRST }, there, back])).toEqual([["published"], [], []]);
  });

  it("in two commits gives no entry", () => {
    const steps = [{ [FILE]: FIRST }, { [FILE]: null }, { [MOVED]: moved }];
    expect(resultsOf(steps)).toEqual([["published"], ["skipped"], []]);
  });

  it("and changes gives the change alone", () => {
    const steps = [{ [FILE]: FIRST }, { [FILE]: null, [MOVED]: BUMPED }];
    expect(resultsOf(steps)).toEqual([["published"], ["citizen-removed,citizen-added"]]);
  });
});

describe("two files of a name", () => {
  it("leave the coalition to the one that had it first", () => {
    const steps = [{ [FILE]: FIRST }, { [MOVED]: BUMPED }, { [FILE]: TITLED }];
    expect(resultsOf(steps)).toEqual([
      ["published"],
      ["skipped"],
      ["citizen-removed,citizen-added,metadata-changed"],
    ]);
    expect(logOf(steps)[1]).toMatchObject([{ file: MOVED, why: expect.stringContaining(FILE) }]);
  });

  it("leave it with the first when the other goes", () => {
    const steps = [{ [FILE]: FIRST }, { [MOVED]: BUMPED }, { [MOVED]: null }, { [FILE]: BUMPED }];
    expect(resultsOf(steps).slice(2)).toEqual([[], ["citizen-removed,citizen-added"]]);
  });

  it("leave it to the other once the first has gone", () => {
    const steps = [{ [FILE]: FIRST }, { [MOVED]: BUMPED }, { [FILE]: null, [MOVED]: TITLED }];
    expect(resultsOf(steps).at(-1)).toEqual(["citizen-removed,citizen-added,metadata-changed"]);
  });
});
