// The derivation on the handshake page: a tree from the name to the fingerprint and the roots, each node
// with its preimage; a button that recomputes it; and a recipe for a shell.

import type { ComponentChildren } from "preact";
import { deriveTree, fileNode, type TreeNode } from "../../src/core/derivation/tree.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { MODULE_KINDS } from "../../src/core/registry/definition.ts";
import { type ConstantOrigin, originOf } from "../../src/core/render/constant-origin.ts";
import { renderRecipe } from "../../src/core/render/recipe.ts";
import { counted } from "../../src/core/text.ts";
import { Code } from "./code-tabs.tsx";
import { DerivationNode } from "./derivation-node.tsx";
import { usePage } from "./page.ts";
import { Section } from "./section.tsx";

interface DerivationProps {
  coalition: CoalitionView;
  /** The text of the definition's file. */
  text: string;
}

export function Derivation({ coalition, text }: DerivationProps) {
  const { config } = usePage();
  const { definition, source } = coalition;
  const bytes = new TextEncoder().encode(text);
  const file = fileNode(bytes, "blob" in source ? source.blob : "");
  return (
    <Section
      id="derivation"
      title="Derivation"
      purpose="How the fingerprint and the roots are derived from the name and the parts: every hash, with the bytes that go into it. Ids and config bytes that are above in full are shortened."
    >
      <Recompute origin={originOf(config, coalition)} />
      <Tree nodes={[file, ...deriveTree(definition)]} />
      <Recipe text={renderRecipe({ baseUrl: config.baseUrl, definition, file: bytes })} />
    </Section>
  );
}

/** The script shows the button and fills in the result. */
function Recompute({ origin }: { origin: ConstantOrigin }) {
  return (
    <>
      <div id="derivation-recompute" data-origin={JSON.stringify(origin)}>
        <button type="button">Recompute everything in this browser</button>
        <p class="hint">
          Fetches coalition.json, derives every node with the registry’s own code, and compares the
          results. Nothing is sent anywhere.
        </p>
      </div>
      <div id="derivation-result" />
    </>
  );
}

/** If a kind has more nodes than this, they are folded together. */
const MOST_IN_SIGHT = 4;

const KINDS: [prefix: string, noun: string, many: string | undefined, about?: string][] = [
  [
    ...(["lattice ", "lattice", undefined] as const),
    "A lattice’s stable id is the BLAKE3 hash of “builder|”, its instance name, “|chain=” and its chain id in decimal. An id that does not match is marked as declared.",
  ],
  [
    ...(["organism ", "organism", undefined] as const),
    "An organism’s stable id is declared: what it is derived from is not published here.",
  ],
  ["confluence ", "confluence", undefined],
  ["module ", "shipped module", undefined],
];

function Tree({ nodes }: { nodes: TreeNode[] }) {
  const byKey = new Map(nodes.map((it) => [it.key, it]));
  const one = (key: string, children?: ComponentChildren) => (
    <Item node={byKey.get(key)}>{children}</Item>
  );
  const roots = <ol>{MODULE_KINDS.map((kind) => one(`root ${kind}`))}</ol>;
  const aboutRoots = (
    <li>
      <p class="hint">
        Each root is the BLAKE3 hash of an id (shortened here) and a word. Nobody serves the root of
        a module that is not shipped.
      </p>
    </li>
  );
  return (
    <ol class="derivation-tree">
      {one("file")}
      {one("coalition")}
      {KINDS.map(([prefix, noun, many, about]) => {
        const own = nodes.filter(({ key }) => key.startsWith(prefix));
        const title = counted(own.length, noun, many);
        return <Group key={prefix} nodes={own} title={title} about={about} />;
      })}
      {one("ticket-issuer")}
      {one(
        "fingerprint",
        <ol>
          {aboutRoots}
          {one("module", roots)}
          {one("tickets")}
        </ol>,
      )}
      {one("composition-digest")}
    </ol>
  );
}

function Item({ node, children }: { node: TreeNode | undefined; children?: ComponentChildren }) {
  if (!node) return null;
  return (
    <li>
      <DerivationNode node={node} />
      {children}
    </li>
  );
}

interface GroupProps {
  nodes: TreeNode[];
  title: string;
  /** What is true for all of them. */
  about: string | undefined;
}

function Group({ nodes, title, about }: GroupProps) {
  if (nodes.length === 0) return null;
  const items = (
    <>
      {about !== undefined && (
        <li>
          <p class="hint">{about}</p>
        </li>
      )}
      {nodes.map((node) => (
        <Item key={node.key} node={node} />
      ))}
    </>
  );
  if (nodes.length <= MOST_IN_SIGHT) return items;
  const words = ["recomputed", "declared"].flatMap((word) => {
    const count = nodes.filter(({ provenance }) => provenance === word).length;
    return count > 0 ? [`${count} ${word}`] : [];
  });
  return (
    <li>
      <details class="node-group">
        <summary>
          <b>{title}</b> <span class="dim">{words.join(", ")}</span>
        </summary>
        <ol>{items}</ol>
      </details>
    </li>
  );
}

function Recipe({ text }: { text: string }) {
  return (
    <details id="derivation-recipe" class="recipe">
      <summary>Recompute it in a shell with curl, jq and b3sum</summary>
      <p class="hint">
        Paste it into any shell on Linux or macOS. It needs bash, curl, jq and b3sum, but no code of
        this registry. After the first command it works offline. It fails if anything differs from
        this page.
      </p>
      <Code text={text} label="recipe" />
    </details>
  );
}
