// One node of the derivation's tree, folded: what is hashed, part by part, what comes of it, and what
// the definition declares. The script draws each again, and compares the texts.

import { idOfNode, type TreeNode } from "../../src/core/derivation/tree.ts";
import { type Preimage, type TreePart, writePart } from "../../src/core/derivation/tree-parts.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { Hex, Id } from "./id.tsx";

function anchorOfNode(key: string): string {
  return `derivation-${key.replaceAll(" ", "-")}`;
}

export function DerivationNode({ node }: { node: TreeNode }) {
  const { key, title, about, provenance, preimage } = node;
  const id = idOfNode(node);
  return (
    <details id={anchorOfNode(key)} class="node" data-node={key}>
      <summary>
        <span class="node-title">{title}</span>
        <code class="hex">{id.slice(0, 8)}…</code>
        <span class={`provenance ${provenance}`}>{provenance}</span>
      </summary>
      <div class="node-body">
        <p>{oneLine(about)}</p>
        {preimage && <PreimageOf preimage={preimage} />}
        <Hashes {...node} />
      </div>
    </details>
  );
}

function PreimageOf({ preimage: { parts, length } }: { preimage: Preimage }) {
  return (
    <>
      <h3>{`Preimage, ${counted(length, "byte")}`}</h3>
      <ol class="preimage">
        {parts.map((it, at) => (
          <PartOf key={`${at} ${it.label}`} part={it} />
        ))}
      </ol>
    </>
  );
}

function PartOf({ part }: { part: TreePart }) {
  const { label, from, text, bytes } = part;
  const { as, value } = writePart(part);
  return (
    <li>
      <span class="part-label">
        {from === undefined ? oneLine(label) : <a href={`#${anchorOfNode(from)}`}>{label}</a>}
        {as === "hex" && text !== undefined && <code class="says">{text}</code>}
      </span>
      <span class="bytes" data-part>
        {as === "hex" && <Hex value={value} />}
        {as === "text" && <code>{value}</code>}
        {as === "digest" && value}
      </span>
      {bytes === "" && <span class="dim">no bytes</span>}
    </li>
  );
}

/** What follows, and what is declared, where that is another id or nobody can tell. */
function Hashes({ title, preimage, declared }: TreeNode) {
  const isSame = declared?.id === preimage?.hash;
  const pointer = declared && <code>{declared.pointer}</code>;
  return (
    <dl class="ids">
      {preimage && (
        <>
          <dt>{preimage.by}</dt>
          <dd data-shown="hash">
            <Id value={preimage.hash} label={`hash of ${title}`} />
            {isSame && <p class="hint">The definition declares the same at {pointer}.</p>}
          </dd>
        </>
      )}
      {declared && !isSame && (
        <>
          <dt>declared</dt>
          <dd data-shown="declared">
            <Id value={declared.id} label={`declared id of ${title}`} />
            <p class="hint">By the definition at {pointer}.</p>
          </dd>
        </>
      )}
    </dl>
  );
}
