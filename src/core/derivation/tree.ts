// The derivation of one definition as a tree, from its name to its fingerprint and the roots. Each node has its hash
// input, its result and what the definition declares.

import { hexToBytes } from "@noble/hashes/utils.js";
import { type Definition, type Hex, type Id, MODULE_KINDS } from "../registry/definition.ts";
import { partsOf } from "../registry/parts.ts";
import { canonicalJsonOfHistory } from "./canonical-json.ts";
import { identityFrame, identityOf } from "./composition.ts";
import { foldedParts } from "./fingerprint.ts";
import { gitBlobId } from "./git-blob.ts";
import type { Part } from "./hash.ts";
import { readingOf } from "./readings/index.ts";
import { leavesOf } from "./tree-leaves.ts";
import { type Preimage, part, preimageOf, type TreeNode } from "./tree-parts.ts";

export type { TreeNode } from "./tree-parts.ts";

/** A node's id: the declared one, or else the derived one. */
export function idOfNode({ declared, preimage }: TreeNode): Hex {
  return declared?.id ?? preimage?.hash ?? "";
}

/** Every node of a definition, each after the nodes it is derived from. */
export function deriveTree(definition: Definition): TreeNode[] {
  const coalition = coalitionNode(definition);
  const leaves = leavesOf(definition);
  const fingerprint = fingerprintNode(definition, [coalition, ...foldedLeaves(definition, leaves)]);
  const root = fingerprint.preimage?.hash ?? "";
  return [
    coalition,
    ...leaves,
    fingerprint,
    ...rootsOf(definition, root),
    digestNode(definition, leaves),
  ];
}

/**
 * The definition's file with git's id of it, which depends on every byte. `like` is an id in the repository's format.
 */
export function fileNode(bytes: Uint8Array, like: Hex): TreeNode {
  const header = `blob ${bytes.length}\0`;
  const { text: _, ...head } = part("header: “blob ”, the length in decimal, a zero byte", header);
  const parts = [head, part("every byte of coalition.json", bytes)];
  const by = like.length === 64 ? "SHA-256" : "SHA-1";
  return {
    key: "file",
    title: "coalition.json",
    about:
      "The file that all of this is read from. Its id is git’s, and depends on every byte of the file.",
    provenance: "recomputed",
    preimage: { parts, length: header.length + bytes.length, by, hash: gitBlobId(bytes, like) },
  };
}

function coalitionNode({ schemaVersion, name }: Definition): TreeNode {
  return {
    key: "coalition",
    title: "COALITION",
    about: "The coalition’s id before its parts are folded in, from its name alone.",
    provenance: "recomputed",
    preimage: preimageOf(
      ["domain", "coalition|"],
      ["schema version", Uint8Array.of(schemaVersion)],
      ["separator", "|"],
      ["name", name],
    ),
  };
}

/** There is a leaf for each part, in the same order. */
function foldedLeaves(definition: Definition, leaves: readonly TreeNode[]): TreeNode[] {
  const folded = new Set(foldedParts(definition));
  return partsOf(definition).flatMap((part, at) => (folded.has(part) ? (leaves[at] ?? []) : []));
}

function fingerprintNode(definition: Definition, folded: TreeNode[]): TreeNode {
  const reading = readingOf(definition);
  return {
    key: "fingerprint",
    title: "COALITION_ROOT, the fingerprint",
    about: `coalition_id(), by the reading ${reading.name}. ${reading.about}`,
    provenance: "recomputed",
    preimage: preimageOf(
      ...folded.map((it): [string, Part, string] => [it.title, hexToBytes(idOfNode(it)), it.key]),
    ),
    declared: { id: definition.fingerprint, pointer: "/fingerprint" },
  };
}

function rootsOf({ modules, ticketIssuer }: Definition, root: Id): TreeNode[] {
  const derived = (key: string, title: string, about: string, preimage: Preimage): TreeNode => {
    return { key, title, about, provenance: "recomputed", preimage };
  };
  const from = (node: string, name: string, id: Id, info: string) =>
    preimageOf([name, hexToBytes(id), node], ["info", info]);
  const module = from("fingerprint", "COALITION_ROOT", root, "module");
  return [
    derived("module", "module", "The common base of all module roots.", module),
    ...MODULE_KINDS.map((kind) =>
      derived(
        `root ${kind}`,
        `${kind} root`,
        modules[kind] ? "The root of a module that ships." : "Not shipped, so nobody serves it.",
        from("module", "module", module.hash, kind),
      ),
    ),
    derived(
      "tickets",
      "tickets root",
      ticketIssuer
        ? "The root for the coalition’s own tickets."
        : "No ticket issuer, so nobody serves it.",
      from("fingerprint", "COALITION_ROOT", root, "tickets"),
    ),
  ];
}

/** The canonical JSON of the identity, split between the parts of the coalition. */
function digestNode(definition: Definition, leaves: readonly TreeNode[]): TreeNode {
  const identity = identityOf(definition);
  const parts = identity.parts.map((it, at): [string, string, string] => {
    const { title, key } = leaves[at] as TreeNode;
    return [title, `${at === 0 ? "" : ","}${canonicalJsonOfHistory(it)}`, key];
  });
  const { start, end } = identityFrame(identity);
  return {
    key: "composition-digest",
    title: "composition digest",
    about:
      "Commits to what the fingerprint does not: classes, positions, names, roles, spans, pins and config bytes. The preimage is RFC 8785 canonical JSON.",
    provenance: "recomputed",
    // The name and the version are also the input of COALITION.
    preimage: preimageOf(["name", start, "coalition"], ...parts, ["version", end, "coalition"]),
  };
}
