// The tree of the derivation says what the derivation does: by the naive second implementation, by the
// published vectors, and node by node by its own parts.

import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainDerivation } from "../../src/core/derivation/explain.ts";
import { summarizeDerivation } from "../../src/core/derivation/summary.ts";
import { deriveTree, fileNode, idOfNode, type TreeNode } from "../../src/core/derivation/tree.ts";
import { writePart } from "../../src/core/derivation/tree-parts.ts";
import {
  type Definition,
  MODULE_KINDS,
  shippedModules,
} from "../../src/core/registry/definition.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import { definition, lattice } from "../support/definitions.ts";
import { naiveCompositionDigest } from "../support/naive-composition.ts";
import { naiveDerivation, nobleHash } from "../support/naive-derivation.ts";
import { compositionOf } from "../support/vector-compositions.ts";
import vectors from "../vectors/derivation.json" with { type: "json" };

const hashesOf = (nodes: readonly TreeNode[]) =>
  Object.fromEntries(nodes.map(({ key, preimage }) => [key, preimage?.hash ?? null]));

/** What the naive implementation derives, by the keys of the tree. */
function naiveHashes(given: Definition): Record<string, string | null> {
  const naive = naiveDerivation(given);
  const indexed = (kind: string, list: (string | null)[]) =>
    list.map((hash, index): [string, string | null] => [`${kind} ${index}`, hash]);
  return Object.fromEntries([
    ["coalition", naive.coalition],
    ...indexed("lattice", naive.lattices),
    ...given.organisms.map((_, index) => [`organism ${index}`, null]),
    ...indexed("confluence", naive.confluences),
    ...shippedModules(given).map(([kind], at) => [`module ${kind}`, naive.modules[at] ?? null]),
    ...(given.ticketIssuer ? [["ticket-issuer", naive.ticketIssuer]] : []),
    ["fingerprint", naive.fingerprint],
    ["module", nobleHash(`${naive.fingerprint}${Buffer.from("module").toString("hex")}`)],
    ...MODULE_KINDS.map((kind) => [`root ${kind}`, naive.moduleRoots[kind]]),
    ["tickets", naive.ticketsRoot],
    ["composition-digest", naiveCompositionDigest(given)],
  ]);
}

it("gives of any definition what the naive derivation, --explain and the summary give, each by its own parts", () => {
  fc.assert(
    fc.property(definitions, (given) => {
      const nodes = deriveTree(given);
      expect(hashesOf(nodes)).toEqual(naiveHashes(given));
      const explained = nodes.filter((it) => it.preimage && it.key !== "composition-digest");
      const steps = explainDerivation(given).map(({ hash }) => hash);
      expect(steps).toEqual(explained.map((it) => it.preimage?.hash));
      const { coalition, fingerprint, compositionDigest } = summarizeDerivation(given);
      expect(hashesOf(nodes)).toMatchObject({
        ...{ coalition, fingerprint, "composition-digest": compositionDigest },
      });
      const before = new Map<string, TreeNode>();
      for (const node of nodes) {
        const { key, provenance, preimage, declared } = node;
        const { parts = [], hash = "", length = 0 } = preimage ?? {};
        const bytes = parts.map((it) => it.bytes).join("");
        if (preimage) expect([nobleHash(bytes), bytes.length / 2]).toEqual([hash, length]);
        const follows = preimage !== undefined && (declared?.id ?? hash) === hash;
        expect(provenance).toBe(follows ? "recomputed" : "declared");
        for (const { from, bytes } of parts) {
          const source = from === undefined ? undefined : before.get(from);
          expect(source === undefined).toBe(from === undefined);
          if (key !== "composition-digest" && source) expect(bytes).toBe(idOfNode(source));
        }
        expect(before.has(key)).toBe(false);
        before.set(key, node);
      }
    }),
    { numRuns: 100 },
  );
});

describe("the tree", () => {
  it.each(vectors.compositions)("of the vector $name $fingerprint", (vector) => {
    const composition = { ...definition(), ...compositionOf(vector) };
    const { coalition, fingerprint, tickets, ...rest } = hashesOf(deriveTree(composition));
    expect([coalition, fingerprint, tickets]).toEqual([
      vector.coalition,
      vector.fingerprint,
      vector.ticketsRoot,
    ]);
    for (const kind of MODULE_KINDS) {
      expect(rest[`root ${kind}`]).toBe(vector.moduleRoots[kind]);
    }
  });

  it("flags a lattice whose id is only declared, and still gives the derived one", () => {
    const odd = { ...lattice("odd.mainnet"), stableId: "ab".repeat(32) };
    const node = deriveTree(definition({ lattices: [odd] })).find(({ key }) => key === "lattice 0");
    expect(node).toMatchObject({ provenance: "declared", declared: { id: odd.stableId } });
    expect(node?.preimage?.hash).toBe(lattice("odd.mainnet").stableId);
    expect(node?.about).toContain("does not match");
  });

  it.each([
    ["sha1", 40],
    ["sha256", 64],
  ])("begins with git's id of the file, by %s", (algorithm, digits) => {
    const bytes = new TextEncoder().encode("{}\n");
    const { preimage } = fileNode(bytes, "0".repeat(digits));
    const expected = createHash(algorithm).update("blob 3\0{}\n").digest("hex");
    expect([preimage?.hash, preimage?.length]).toEqual([expected, 10]);
    expect(preimage?.parts.map((it) => it.bytes).join("")).toBe(
      Buffer.from("blob 3\0{}\n").toString("hex"),
    );
  });

  it("writes a part that is long so that every byte of it still counts", () => {
    const long = { label: "content", bytes: "00".repeat(5000) };
    const altered = { ...long, bytes: `${"00".repeat(2500)}01${"00".repeat(2499)}` };
    const [before, after] = [writePart(long), writePart(altered)];
    expect(before.value.length).toBeLessThan(150);
    expect(before.value).toContain(nobleHash(long.bytes));
    expect(after.value).not.toBe(before.value);
  });
});
