// The derivation on the handshake page, as it is rendered: whole, in order, and light with many citizens.

import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { gatherAssets } from "../../site/assets.ts";
import { keyOfNode } from "../../site/components/links.ts";
import { handshakePage } from "../../site/pages/handshake-page.tsx";
import { deriveTree } from "../../src/core/derivation/tree.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { coalitionView } from "../support/coalition-view.ts";
import { confluence, definition, lattice, modules, organism } from "../support/definitions.ts";
import { textOf } from "../support/registries.ts";

const CONFIG = { name: "X", description: "X", baseUrl: "https://x.example/" };

/** The handshake page of a definition that nobody has committed yet. */
async function pageOf(given: Definition): Promise<string> {
  const text = textOf(given);
  const coalition = coalitionView(given, { source: { text } });
  const context = { config: CONFIG, assets: gatherAssets(CONFIG, {}).paths };
  return `${await handshakePage(context, coalition, async () => text).content()}`;
}

const LATTICES = Array.from({ length: 42 }, (_, at) => lattice(`chain-${at}.mainnet`));
const SPAN = LATTICES.map(({ stableId, name }) => ({ stableId, name }));
const FIFTY = definition({
  lattices: LATTICES,
  organisms: Array.from({ length: 8 }, (_, at) => organism(`substrate-${at}`)),
  confluences: Array.from({ length: 6 }, (_, at) =>
    confluence(`router-${at}`, { span: SPAN, config: { content: "c0ffee".repeat(4000), acl: "" } }),
  ),
  modules: modules("atlas", "compute"),
});

describe("the derivation on the handshake page", () => {
  it("has the file, then every node once in the order of the tree, with anchors that exist", async () => {
    const page = await pageOf(FIFTY);
    const nodes = [...page.matchAll(/ id="(derivation-[^"]*)" class="node"/g)];
    const keys = nodes.map(([, anchor = ""]) => keyOfNode(anchor));
    expect(keys).toEqual(["file", ...deriveTree(FIFTY).map(({ key }) => key)]);
    const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="#(derivation[^"]*)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((it) => !ids.has(it))).toEqual([]);
  });

  it("stays light with fifty citizens and long config bytes", async () => {
    const page = await pageOf(FIFTY);
    const section = page.slice(page.indexOf('<section id="derivation"'));
    expect(section).toContain("12000 bytes, whose BLAKE3 hash is");
    expect(section.replace(/<\/?i>/g, "")).not.toContain("c0ffee".repeat(60));
    expect(gzipSync(section).length).toBeLessThan(30_000);
    expect(gzipSync(page).length).toBeLessThan(80_000);
  });

  it("says for each node where its id comes from, not only by colour", async () => {
    const page = await pageOf(definition({ organisms: [organism("feed")] }));
    const node = /<p id="derivation-organism-0".*?<\/p>/s.exec(page)?.[0] ?? "";
    expect(node).toContain('<span class="provenance declared">declared</span>');
    expect(node.replaceAll(/<\/?i>/g, "")).toContain(organism("feed").stableId);
    expect(page).toContain("what it is derived from is not published here.");
  });
});
