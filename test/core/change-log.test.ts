// The change log of a history: what becomes an entry, and what is skipped and reported.

import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/core/registry/definition.ts";
import { blobIdOf } from "../support/blob-id.ts";
import { changed, definition, lattice, organism } from "../support/definitions.ts";
import { entriesOf, logOf, resultsOf } from "../support/histories.ts";
import { bytesOfText, fileOf, textOf } from "../support/registries.ts";

const A = lattice("a.mainnet");
const B = lattice("b.mainnet");
const FIRST = definition({ lattices: [A] });
const BUMPED = changed(FIRST, { lattices: [B] });
const TITLED = changed(BUMPED, { title: "Another title" });
const BROKEN = { ...BUMPED, fingerprint: FIRST.fingerprint };
const FILE = fileOf(FIRST);

describe("a definition in the history", () => {
  it("is published once, then reported change by change", () => {
    const steps = [{ [FILE]: FIRST }, { [FILE]: BUMPED }, { [FILE]: TITLED }];
    expect(resultsOf(steps)).toEqual([
      ["published"],
      ["citizen-removed,citizen-added"],
      ["metadata-changed"],
    ]);
  });

  it("gives an entry with its facts", () => {
    const [, entry] = entriesOf([{ [FILE]: FIRST }, { [FILE]: BUMPED }]);
    expect(entry).toMatchObject({
      coalition: FIRST.name,
      seq: 2,
      at: "2026-01-06T00:00:00Z",
      commit: "0000000000000000000000000000000000000001",
      subject: "Commit 1",
      fingerprint: BUMPED.fingerprint,
      breaking: true,
    });
  });

  it("is reported once, with the reasons of the first three failed versions before it", () => {
    const failed = Array(4).fill({ [FILE]: BROKEN });
    const entries = entriesOf([
      { [FILE]: FIRST },
      ...failed,
      { [FILE]: BUMPED },
      { [FILE]: TITLED },
    ]);
    expect(entries.slice(1).map(({ subject }) => subject)).toEqual([
      "Commit 1; Commit 2; Commit 3; Commit 5",
      "Commit 6",
    ]);
  });

  it("is reported with git's id of its text, byte for byte", () => {
    const text = `${textOf(FIRST)}\n\n`;
    const blob = blobIdOf(bytesOfText(text));
    expect(logOf([{ [FILE]: text }])[0]).toMatchObject([{ entry: { blob }, definition: FIRST }]);
  });

  it("that only changes its format, its keys' order or its folder's path gives none", () => {
    const entries = Object.entries(FIRST).reverse();
    const reordered = {
      ...Object.fromEntries(entries),
      $schema: "../../schemas/coalition.schema.json",
    };
    const steps = [{ [FILE]: FIRST }, { [FILE]: JSON.stringify(FIRST) }, { [FILE]: reordered }];
    expect(resultsOf(steps)).toEqual([["published"], [], []]);
  });

  it("of another coalition in the same commit has a chain of its own", () => {
    const other = definition({ name: "mini.other", lattices: [B] });
    const entries = entriesOf([
      { [FILE]: FIRST, [fileOf(other)]: other },
      { [fileOf(other)]: changed(other, { title: "x" }), [FILE]: "{" },
    ]);
    expect(entries.map(({ coalition, seq }) => `${coalition} ${seq}`)).toEqual([
      "mini.coalition 1",
      "mini.other 1",
      "mini.other 2",
    ]);
  });
});

describe("a version that does not pass the check", () => {
  it.each<[string, Definition | string, string]>([
    ["its fingerprint", BROKEN, "fingerprint-mismatch"],
    ["its syntax", "{", "json-syntax"],
    ["its name", { ...BUMPED, name: "mini.other" }, "name-mismatch"],
    ["a property", textOf({ ...BUMPED, x: 1 }), "property-unknown"],
  ])("for %s is skipped, and the fixed one compared with the last good", (_, broken, codes) => {
    const steps = [{ [FILE]: FIRST }, { [FILE]: broken }, { [FILE]: TITLED }];
    expect(resultsOf(steps)).toEqual([
      ["published"],
      [`skipped ${codes}`],
      ["citizen-removed,citizen-added,metadata-changed"],
    ]);
    const [, fixed] = entriesOf(steps);
    expect(fixed).toMatchObject({ seq: 2, commit: expect.stringMatching(/2$/) });
  });

  it("from the first on is published when it is fixed", () => {
    expect(resultsOf([{ [FILE]: BROKEN }, { [FILE]: "" }, { [FILE]: FIRST }])).toEqual([
      ["skipped fingerprint-mismatch"],
      ["skipped json-syntax"],
      ["published"],
    ]);
  });

  it("and is fixed back to what was published before gives no entry", () => {
    const steps = [{ [FILE]: FIRST }, { [FILE]: BROKEN }, { [FILE]: FIRST }];
    expect(resultsOf(steps)).toEqual([["published"], ["skipped fingerprint-mismatch"], []]);
  });

  it("only by a rule that no history is judged by is published", () => {
    const declared = definition({ lattices: [{ ...A, chainId: 11 }] });
    const elsewhere = changed(declared, { $schema: "../../../schemas/coalition.schema.json" });
    expect(resultsOf([{ [FILE]: elsewhere }])).toEqual([["published"]]);
  });
});

describe("a fingerprint that was published", () => {
  const both = definition({ lattices: [A, B] });
  const split = definition({
    lattices: [A],
    organisms: [organism("b", { stableId: B.stableId })],
  });

  it("is refused for another composition, also long after", () => {
    expect(split.fingerprint).toBe(both.fingerprint);
    const refused = ["skipped composition-ambiguous"];
    expect(resultsOf([{ [FILE]: both }, { [FILE]: split }])).toEqual([["published"], refused]);
    const later = [{ [FILE]: both }, { [FILE]: FIRST }, { [FILE]: split }];
    expect(resultsOf(later)).toEqual([["published"], ["citizen-removed"], refused]);
  });

  it("is taken again for the same composition", () => {
    const steps = [{ [FILE]: both }, { [FILE]: FIRST }, { [FILE]: both }];
    expect(resultsOf(steps)).toEqual([["published"], ["citizen-removed"], ["citizen-added"]]);
  });
});
