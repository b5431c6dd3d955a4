// Recomputing a published file against what a page shows: any altered byte is found, and the node where the difference
// begins is named.

import fc from "fast-check";
import { h } from "preact";
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { DerivationNode } from "../../site/components/derivation-node.tsx";
import { deriveFingerprint } from "../../src/core/derivation/fingerprint.ts";
import { deriveTree, fileNode, type TreeNode } from "../../src/core/derivation/tree.ts";
import {
  copiedThatDiffers,
  firstDifferentLine,
  nodesThatDiffer,
  recompute,
  type Shown,
} from "../../src/core/recompute/recompute.ts";
import { describeOutcome } from "../../src/core/recompute/words.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { copiedForms } from "../../src/core/render/copied-forms.ts";
import { cleanText } from "../../src/core/text.ts";
import { alterationsOf, alterByte } from "../support/altered-bytes.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import { ORIGIN } from "../support/constant-origin.ts";
import { changed, confluence, definition, lattice, organism } from "../support/definitions.ts";
import { idOf } from "../support/ids.ts";
import { runsOf } from "../support/thorough.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (given: Definition) => `${JSON.stringify(given, null, 2)}\n`;
const write = (node: TreeNode) => render(h(DerivationNode, { node }));

/** What a page shows of a definition. */
function shownOf(given: Definition): Shown {
  const text = textOf(given);
  const nodes = [fileNode(bytesOf(text), ""), ...deriveTree(given)];
  return {
    nodes: new Map(nodes.map((it) => [it.key, write(it)])),
    copied: new Map([
      ["fingerprint", given.fingerprint],
      ["config-json", cleanText(text)],
      ...copiedForms(given, ORIGIN),
    ]),
  };
}

/** The result, in the page's words. */
function outcomeOf(given: Definition, served: string | Uint8Array, shown = shownOf(given)) {
  const bytes = typeof served === "string" ? bytesOf(served) : served;
  const outcome = recompute(bytes, shown.nodes.has("file") ? "" : undefined, ORIGIN);
  const nodes = nodesThatDiffer(outcome, shown.nodes, write);
  const copied = copiedThatDiffers(outcome, shown.copied);
  const line = firstDifferentLine(outcome, shown.copied);
  return { nodes, copied, line, outcome, ...describeOutcome(outcome, { nodes, copied }) };
}

const ROUTER = confluence("router", {
  span: [{ stableId: idOf("one"), contentHash: idOf("pin") }],
  config: { content: "c0ffee", acl: "ac1d" },
});
const MINI = definition({
  lattices: [lattice("a.mainnet"), lattice("b.mainnet", { chainId: 11 })],
  organisms: [organism("feed")],
  confluences: [ROUTER, confluence("closed")],
});

it("confirms a file as it is shown, with the ids that nobody can recompute", () => {
  const { nodes, copied, line, title, sentences, declared } = outcomeOf(MINI, textOf(MINI));
  expect([nodes, copied, line]).toEqual([[], [], undefined]);
  expect(title).toBe(
    "Recomputed in this browser from coalition.json, with the registry’s own code: 15 nodes, all as shown.",
  );
  expect(sentences).toEqual([
    "13 hashes were recomputed. 2 ids are as their operators declare them, because nobody else can recompute them:",
  ]);
  expect(declared.map((it) => it.title)).toEqual(["organism feed", "confluence closed"]);
});

describe("one altered byte", () => {
  it("is pointed at where it begins, in any part", () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(definitions, fc.nat(), fc.nat(), (given, which, pick) => {
        const all = alterationsOf(given);
        const alteration = all[which % all.length];
        if (!alteration) throw new Error("nothing to alter");
        const shown = shownOf(given);
        expect(outcomeOf(given, textOf(given), shown).nodes).toEqual([]);
        const { nodes, line } = outcomeOf(given, alterByte(textOf(given), alteration, pick), shown);
        expect([nodes[0], alteration]).toEqual([alteration.key, alteration]);
        expect(line).toBeDefined();
        kinds.add(alteration.kind);
      }),
      { numRuns: 60 },
    );
    expect(kinds.size).toBeGreaterThan(10);
  });

  it("is found anywhere in the file, and nothing is thrown for it", () => {
    const shown = shownOf(MINI);
    const byte = fc.record({ at: fc.nat(), value: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(byte, ({ at, value }) => {
        const bytes = bytesOf(textOf(MINI));
        const place = at % bytes.length;
        fc.pre(bytes[place] !== value);
        bytes[place] = value;
        expect(outcomeOf(MINI, bytes, shown).nodes).toContain("file");
      }),
      { numRuns: runsOf(200) },
    );
  });

  it("in a title is pointed at by its line", () => {
    const { nodes, line } = outcomeOf(MINI, textOf(MINI).replace("Mini ", "Mani "));
    expect(nodes).toEqual(["file"]);
    expect(line).toMatchObject({ line: 5, served: expect.stringContaining("Mani ") });
  });

  it("in a declared id is not a newer version: the declared id does not match", () => {
    const wrong = textOf(MINI).replace(MINI.fingerprint, idOf("wrong"));
    const { nodes, sentences } = outcomeOf(MINI, wrong);
    expect(nodes).toEqual(["fingerprint", "file"]);
    expect(sentences[0]).toBe(
      "COALITION_ROOT, the fingerprint: the id in the file does not match the recomputed one.",
    );
  });
});

it.each([
  ["a bracket", (text: string) => text.replace(/\]/, "}")],
  ["nothing left", () => ""],
  ["an id that is not hex", (text: string) => text.replace(/("stableId": ")./, "$1g")],
  ["an unknown property", (text: string) => text.replace('"title"', '"titel"')],
])("says by line and column what is not a definition any more: %s", (_, alter) => {
  const { title, nodes, declared } = outcomeOf(MINI, alter(textOf(MINI)));
  expect(title).toMatch(/not a definition that can be recomputed: line \d+, column \d+\.$/);
  expect([nodes, declared]).toEqual([["file"], []]);
});

it("calls a file that agrees with itself a version that may be newer, or older", () => {
  const newer = changed(MINI, { organisms: [...MINI.organisms, organism("another")] });
  newer.fingerprint = deriveFingerprint(newer);
  for (const [shown, served] of [
    [MINI, newer],
    [newer, MINI],
  ] as const) {
    const { nodes, sentences } = outcomeOf(shown, textOf(served));
    expect(nodes.slice(0, 2)).toEqual(["organism 1", "fingerprint"]);
    expect(sentences[0]).toContain("Reload the page");
  }
});

describe("a page that shows what does not follow from its file", () => {
  it("is pointed at in its nodes", () => {
    const shown = shownOf(MINI);
    const nodes = new Map([...shown.nodes, ["root atlas", "another root"]]);
    expect(outcomeOf(MINI, textOf(MINI), { ...shown, nodes }).nodes).toEqual(["root atlas"]);
  });

  it("is pointed at where its nodes show what the file declares, and that does not follow", () => {
    const wrong = { ...MINI, fingerprint: idOf("wrong") };
    expect(outcomeOf(wrong, textOf(wrong)).nodes).toEqual(["fingerprint"]);
  });

  it("has what people copy compared with the file, too", () => {
    const id = MINI.organisms[0]?.stableId ?? "";
    const effectiveAt = "2027-01-01T00:00:00Z";
    const announced = { notice: 1, kind: "stable-id" as const, id, to: idOf("next") };
    const upcoming = [{ ...announced, effectiveAt, reason: "A bump." }];
    const given = definition({ ...MINI, upcoming });
    const shown = shownOf(given);
    expect([...shown.copied.keys()]).toEqual([
      ...["fingerprint", "config-json", "config-rust", "config-typescript", "config-hex"],
      ...["config-bytes", "next-1-rust", "next-1-typescript"],
    ]);
    for (const anchor of [...shown.copied.keys(), "next-2-rust"]) {
      const code = shown.copied.get(anchor) ?? idOf("other");
      const copied = new Map([...shown.copied, [anchor, code.replace(/[1-8](?=[0-9a-f])/, "9")]]);
      const { title, sentences } = outcomeOf(given, textOf(given), { ...shown, copied });
      expect(title).toMatch(/all as shown, but not the values to copy from this page\.$/);
      expect(sentences[0]).toBe(`The values on this page at #${anchor} do not match the file.`);
    }
  });

  it("is not compared with a file that it does not show", () => {
    const shown = shownOf(MINI);
    const nodes = new Map([...shown.nodes].filter(([key]) => key !== "file"));
    expect(outcomeOf(MINI, textOf(MINI), { ...shown, nodes }).nodes).toEqual([]);
  });
});
