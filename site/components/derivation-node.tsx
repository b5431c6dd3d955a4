// One node of the derivation tree, folded: what is hashed, part by part, the result, and what the
// definition declares. The script draws each node again and compares the texts.

import { idOfNode, type TreeNode } from "../../src/core/derivation/tree.ts";
import {
  type Preimage,
  type TreePart,
  writePart,
  writeText,
} from "../../src/core/derivation/tree-parts.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { Hex, Id } from "./id.tsx";
import { anchorOfNode } from "./links.ts";

export function DerivationNode({ node }: { node: TreeNode }) {
  const { key, title, about, preimage } = node;
  if (isLine(node)) return <Line node={node} />;
  const isAbove = OF_SERVICES.test(key);
  return (
    <details id={anchorOfNode(key)} class="node">
      <summary>
        <b>{title}</b>
        <code class="hex">{shortened(idOfNode(node))}</code>
        <Provenance node={node} />
      </summary>
      <div class="node-body">
        <p>{oneLine(about)}</p>
        {preimage && <PreimageOf preimage={preimage} isAbove={isAbove} />}
        <Hashes {...node} />
      </div>
    </details>
  );
}

/** Services, whose sections have the ids and bytes of their preimages in full. */
const OF_SERVICES = /^(confluence |module |ticket-issuer)/;

/** Kinds of node that fit on one line: there are many, and their group explains them. */
const IN_A_LINE: ReadonlySet<string> = new Set([
  "lattice",
  "organism",
  "module",
  "root",
  "tickets",
]);

/** Whether the preimage, if it is known, is only text and ids of other nodes. */
function isLine({ key, preimage, declared }: TreeNode): boolean {
  const [kind = "", place] = key.split(" ");
  if (!IN_A_LINE.has(kind) || (kind === "module" && place !== undefined)) return false;
  if (preimage && declared && declared.id !== preimage.hash) return false;
  return (
    preimage?.parts.every(({ text, from }) => text !== undefined || from !== undefined) ?? true
  );
}

/** The id is shortened if it is the hash of the text before it: its own section has it in full. */
function Line({ node }: { node: TreeNode }) {
  const { key, title, preimage, declared } = node;
  const id = idOfNode(node);
  return (
    <p id={anchorOfNode(key)} class="node">
      <b>{title}</b>
      {preimage && <InLine parts={preimage.parts} />}
      {preimage && declared ? <code class="hex">{shortened(id)}</code> : <Hex value={id} />}
      <Provenance node={node} />
    </p>
  );
}

function InLine({ parts }: { parts: readonly TreePart[] }) {
  const from = parts.find((it) => it.from !== undefined);
  const text = parts.map((it) => it.text ?? writePart(it).value).join("");
  return <code>{from ? <a href={`#${anchorOfNode(from.from ?? "")}`}>{text}</a> : text}</code>;
}

function Provenance({ node: { provenance } }: { node: TreeNode }) {
  return <span class={`provenance ${provenance}`}>{provenance}</span>;
}

function shortened(id: string): string {
  return `${id.slice(0, 8)}…`;
}

interface PreimageProps {
  preimage: Preimage;
  /** Whether the page has the ids and bytes in full above. */
  isAbove: boolean;
}

function PreimageOf({ preimage, isAbove }: PreimageProps) {
  const { parts, length } = preimage;
  const text = writeText(parts);
  return (
    <>
      <h3>{`Preimage, ${counted(length, "byte")}`}</h3>
      {text ? (
        <p class="bytes">{text.as === "text" ? <code>{text.value}</code> : text.value}</p>
      ) : (
        <PartsOf parts={parts} isAbove={isAbove} />
      )}
    </>
  );
}

function PartsOf({ parts, isAbove }: Pick<Preimage, "parts"> & Pick<PreimageProps, "isAbove">) {
  if (parts.every((it) => writePart(it).as === "id")) {
    return (
      <p>
        The ids of {counted(parts.length, "node")}, listed in order under{" "}
        <a href="#config-hex">Hex</a>.
      </p>
    );
  }
  return (
    <dl class="preimage">
      {parts.map((it, at) => (
        <PartOf key={`${at} ${it.label}`} part={it} isAbove={isAbove} />
      ))}
    </dl>
  );
}

/** Longer ones are shortened if they are above in full. A difference in the rest changes the node's hash. */
const SHORT = 8;

function PartOf({ part, isAbove }: { part: TreePart } & Pick<PreimageProps, "isAbove">) {
  const { label, from, bytes } = part;
  const { as, value } = writePart(part);
  const isShort = isAbove && value.length > SHORT;
  return (
    <>
      <dt>
        {from === undefined ? oneLine(label) : <a href={`#${anchorOfNode(from)}`}>{label}</a>}
      </dt>
      <dd>
        {as === "hex" &&
          (isShort ? <code class="hex">{shortened(value)}</code> : <Hex value={value} />)}
        {as === "id" && <code class="hex">{value}</code>}
        {as === "text" && <code>{value}</code>}
        {as === "digest" && value}
        {bytes === "" && <span class="dim">no bytes</span>}
      </dd>
    </>
  );
}

/** The computed hash, and the declared id unless it is the same. */
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
            {isSame && <p class="hint">The definition declares the same id at {pointer}.</p>}
          </dd>
        </>
      )}
      {declared && !isSame && (
        <>
          <dt>declared</dt>
          <dd data-shown="declared">
            <Id value={declared.id} label={`declared id of ${title}`} />
            <p class="hint">In the definition, at {pointer}.</p>
          </dd>
        </>
      )}
    </dl>
  );
}
