// Recomputing a published file against what a page shows: any altered byte is found, and the node where
// it begins is pointed at.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveFingerprint } from "../../src/core/derivation/fingerprint.ts";
import { deriveTree, fileNode, type TreeNode } from "../../src/core/derivation/tree.ts";
import { writePart } from "../../src/core/derivation/tree-parts.ts";
import { causesOf, type ShownNode } from "../../src/core/recompute/compare.ts";
import { type Outcome, recompute, type Shown } from "../../src/core/recompute/outcome.ts";
import { describeOutcome, type OutcomeWords } from "../../src/core/recompute/words.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { copiedForms } from "../../src/core/render/copied-forms.ts";
import { cleanText } from "../../src/core/text.ts";
import { alterationsOf, alterByte } from "../support/altered-bytes.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import { changed, confluence, definition, lattice, organism } from "../support/definitions.ts";
import { idOf } from "../support/ids.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (given: Definition) => `${JSON.stringify(given, null, 2)}\n`;

/** The page's form of a node: what it would show. */
function showNode({ key, title, provenance, preimage, declared }: TreeNode): ShownNode {
  return {
    key,
    title,
    provenance,
    ...(preimage ? { hash: preimage.hash } : {}),
    ...(declared ? { declared: declared.id } : {}),
    parts: preimage?.parts.map((it) => writePart(it).value) ?? [],
  };
}

/** What a page shows of a definition. */
function shownOf(given: Definition): Shown {
  const text = textOf(given);
  const nodes = [fileNode(bytesOf(text), ""), ...deriveTree(given)].map(showNode);
  return { nodes, text: cleanText(text), forms: copiedForms(given) };
}

const outcomeOf = (given: Definition, served: string): Outcome =>
  recompute(bytesOf(served), shownOf(given));
const wordsOf = (given: Definition, served: string): OutcomeWords =>
  describeOutcome(outcomeOf(given, served));
const pointedAt = (given: Definition, served: string) =>
  wordsOf(given, served).causes.map(({ key }) => key);

const ROUTER = confluence("router", {
  span: [{ stableId: idOf("one"), contentHash: idOf("pin") }],
  config: { content: "c0ffee", acl: "ac1d" },
});
const MINI = definition({
  lattices: [lattice("a.mainnet"), lattice("b.mainnet", { chainId: 11 })],
  organisms: [organism("feed")],
  confluences: [ROUTER, confluence("closed")],
});

describe("a file as it is shown", () => {
  it("is recomputed with nothing that differs, and what is taken on a word is told apart", () => {
    fc.assert(
      fc.property(definitions, (given) => {
        const outcome = outcomeOf(given, textOf(given));
        expect(outcome).toMatchObject({ kind: "recomputed", differences: [], consistent: true });
        if (outcome.kind !== "recomputed") return;
        const tree = deriveTree(given);
        const declared = tree.filter(({ provenance }) => provenance === "declared");
        expect(outcome.onTheirWord.map(({ key }) => key)).toEqual(declared.map(({ key }) => key));
        expect(outcome.hashes).toBe(1 + tree.filter(({ preimage }) => preimage).length);
      }),
      { numRuns: 100 },
    );
  });

  it("is said to be so in words, with the ids that nobody can recompute", () => {
    const { title, sentences, onTheirWord, same } = wordsOf(MINI, textOf(MINI));
    expect(same).toBe(true);
    expect(title).toBe(
      "Recomputed in this browser from coalition.json, with the registry’s own code: 15 nodes, all as shown.",
    );
    expect(sentences).toEqual([
      "13 hashes were recomputed. 2 ids are taken on their operators’ word, because nobody else can recompute them:",
    ]);
    expect(onTheirWord.map((it) => it.title)).toEqual(["organism feed-role", "confluence closed"]);
  });
});

describe("one altered byte", () => {
  it("is pointed at where it begins, whatever it is in", () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(definitions, fc.nat(), fc.nat(), (given, which, pick) => {
        const all = alterationsOf(given);
        const alteration = all[which % all.length];
        if (!alteration) throw new Error("nothing to alter");
        const served = alterByte(textOf(given), alteration, pick);
        const outcome = outcomeOf(given, served);
        const { causes, same } = describeOutcome(outcome);
        expect([same, causes.map(({ key }) => key), alteration]).toEqual([
          false,
          [alteration.key],
          alteration,
        ]);
        expect(outcome.place).toBeDefined();
        kinds.add(alteration.kind);
      }),
      { numRuns: 300 },
    );
    expect(kinds.size).toBeGreaterThan(12);
  });

  it("is found anywhere in the file, and nothing is thrown for it", () => {
    const byte = fc.record({ at: fc.nat(), value: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(definitions, byte, (given, { at, value }) => {
        const bytes = bytesOf(textOf(given));
        const place = at % bytes.length;
        fc.pre(bytes[place] !== value);
        bytes[place] = value;
        const words = describeOutcome(recompute(bytes, shownOf(given)));
        expect(words.same).toBe(false);
        expect(words.causes.length).toBeGreaterThan(0);
        const pointed = [...words.causes, ...words.follows].map(({ key }) => key);
        expect(pointed).toContain("file");
      }),
      { numRuns: 300 },
    );
  });

  it("in the declared fingerprint is told with all three values", () => {
    const wrong = `00${MINI.fingerprint.slice(2)}`;
    const { causes, title } = wordsOf(MINI, textOf(MINI).replace(MINI.fingerprint, wrong));
    const [cause] = causes;
    expect(cause?.values.slice(0, 3)).toEqual([
      ["Shown here", MINI.fingerprint],
      ["Declared in the file", wrong],
      ["Recomputed", MINI.fingerprint],
    ]);
    expect(title).toContain(": COALITION_ROOT, the fingerprint differs from");
    expect(cause?.sentences[0]).toBe("What the file declares does not follow from what is hashed.");
  });

  it("in a title is told by line, column and member", () => {
    const { title, causes, follows } = wordsOf(MINI, textOf(MINI).replace("Mini ", "Mani "));
    expect(title).toContain("coalition.json differs from what this page shows.");
    expect(causes[0]?.sentences.join(" ")).toMatch(/line 5, column 14, in \/title\.$/);
    expect(follows).toEqual([]);
  });

  it("in the bytes of a confluence names the part of the preimage", () => {
    const { causes, follows } = wordsOf(MINI, textOf(MINI).replace("c0ffee", "c0ffef"));
    expect(causes.map(({ key, sentences }) => [key, sentences[1]])).toEqual([
      ["confluence 0", "What is hashed is not what this page shows, in: content bytes."],
    ]);
    expect(follows.map(({ key }) => key)).toEqual(["composition-digest", "file"]);
  });
});

describe("a file that is no definition any more", () => {
  it.each([
    ["a bracket", (text: string) => text.replace(/\]/, "}"), "file"],
    ["nothing left", () => "", "file"],
    [
      "an id that is no hex",
      (text: string) => text.replace(/("stableId": ")./, "$1g"),
      "lattice 0",
    ],
    [
      "a fingerprint with 0x",
      (text: string) => text.replace(/("fingerprint": ")/, "$10x"),
      "fingerprint",
    ],
    ["an unknown property", (text: string) => text.replace('"title"', '"titel"'), "file"],
    ["another version", (text: string) => text.replace(/("schemaVersion": )1/, "$12"), "coalition"],
  ])("is told by line and column: %s", (_, alter, key) => {
    const words = wordsOf(MINI, alter(textOf(MINI)));
    expect(words.title).toMatch(/no definition that could be recomputed: line \d+, column \d+\.$/);
    expect(words.causes.map((it) => it.key)).toEqual([key]);
    expect(words.causes[0]?.sentences[0]).toMatch(/^Line \d+, column \d+/);
    expect(words.onTheirWord).toEqual([]);
  });
});

describe("more than one difference", () => {
  it("has every first cause, and what follows only once", () => {
    const served = textOf(MINI)
      .replace(/("stableId": ")./, (it) => `${it.slice(0, -1)}${it.endsWith("0") ? "1" : "0"}`)
      .replace("feed-role", "food-role");
    const { causes, follows, title } = wordsOf(MINI, served);
    expect(title).toContain(": lattice a.mainnet and composition digest differ from");
    // The role is in no id: it is the composition digest that commits to it.
    expect(causes.map(({ key }) => key)).toEqual(["lattice 0", "composition-digest"]);
    expect(follows.map(({ key }) => key).slice(0, 2)).toEqual(["fingerprint", "module"]);
    expect(causes.some(({ sentences }) => sentences.join().includes("line"))).toBe(false);
  });

  it("is an operator's new version, where the file agrees with itself", () => {
    const organisms = [...MINI.organisms, organism("another")];
    const newer = changed(MINI, { organisms });
    newer.fingerprint = deriveFingerprint(newer);
    const { causes, sentences } = wordsOf(MINI, textOf(newer));
    expect(causes.map(({ key }) => key)).toEqual(["organism 1"]);
    expect(sentences[0]).toContain("reload the page");
    const older = wordsOf(newer, textOf(MINI));
    expect(older.causes.map(({ key }) => key)).toEqual(["organism 1"]);
    expect(older.causes[0]?.sentences).toContain("The file has no such part.");
  });

  it("is no new version, where a declared id does not follow", () => {
    const wrong = textOf(MINI).replace(MINI.fingerprint, idOf("wrong"));
    expect(wordsOf(MINI, wrong).sentences.join()).not.toContain("reload");
  });
});

describe("a page that shows what does not follow from its file", () => {
  it("is pointed at, too", () => {
    const shown = shownOf(MINI);
    const nodes = shown.nodes.map((it) =>
      it.key === "root atlas" ? { ...it, hash: idOf("another root") } : it,
    );
    const { causes } = describeOutcome(recompute(bytesOf(textOf(MINI)), { ...shown, nodes }));
    expect(causes.map(({ key, sentences }) => [key, sentences])).toEqual([
      ["root atlas", ["It gives another hash than this page shows."]],
    ]);
  });

  it("has what people copy from it held to the file, too", () => {
    const id = MINI.organisms[0]?.stableId ?? "";
    const effectiveAt = "2027-01-01T00:00:00Z";
    const announced = { notice: 1, kind: "stable-id" as const, id, to: idOf("next") };
    const given = definition({
      ...MINI,
      upcoming: [{ ...announced, effectiveAt, reason: "A bump." }],
    });
    const bytes = bytesOf(textOf(given));
    const shown = shownOf(given);
    expect([...shown.forms.keys()]).toEqual([
      ...["config-rust", "config-typescript", "config-hex", "config-bytes"],
      ...["next-1-rust", "next-1-typescript"],
    ]);
    for (const [anchor, code] of shown.forms) {
      const forms = new Map([...shown.forms, [anchor, code.replace(/[1-8](?=[0-9a-f])/, "9")]]);
      const words = describeOutcome(recompute(bytes, { ...shown, forms }));
      expect(words.same).toBe(false);
      expect(words.title).toMatch(/all as shown, but what this page gives to copy is not\.$/);
      expect(words.sentences[0]).toBe(
        `What this page shows at #${anchor} does not follow from the file.`,
      );
    }
    const text = shown.text?.replace("Mini coalition", "Maxi coalition") ?? "";
    expect(text).not.toBe(shown.text);
    const words = describeOutcome(recompute(bytes, { ...shown, text }));
    expect([words.same, words.sentences[0]]).toEqual([
      false,
      expect.stringMatching(/^The file differs from the JSON on this page first at line \d+/),
    ]);
  });

  it("that shows no file at all has that left out", () => {
    const shown = shownOf(MINI);
    const nodes = shown.nodes.filter(({ key }) => key !== "file");
    const outcome = recompute(bytesOf(textOf(MINI)), { ...shown, nodes });
    expect(causesOf(outcome.differences)).toEqual([]);
  });

  it("points at the right one of many", () => {
    const lattices = Array.from({ length: 50 }, (_, at) => lattice(`l${at}.mainnet`));
    const many = definition({ lattices });
    const served = textOf(many).replace(lattices[37]?.stableId ?? "", idOf("another"));
    expect(pointedAt(many, served)).toEqual(["lattice 37"]);
  });
});
