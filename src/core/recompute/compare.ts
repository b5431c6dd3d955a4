// What a page shows of a derivation, against what follows from the published file: which nodes differ,
// and which of those differ only because of others.

import type { Provenance } from "../derivation/fingerprint.ts";
import { idOfNode, type TreeNode } from "../derivation/tree.ts";
import { writePart } from "../derivation/tree-parts.ts";
import type { Hex } from "../registry/definition.ts";

/** A node as it is shown. */
export interface ShownNode {
  key: string;
  title: string;
  provenance: Provenance;
  /** What its preimage is shown to hash to; undefined where none is shown. */
  hash?: Hex;
  /** What is shown as declared; undefined where nothing is. */
  declared?: Hex;
  /** The parts of its preimage, as `writePart` writes them. */
  parts: string[];
}

/** A node that is not everywhere the same. */
export interface Difference {
  key: string;
  title: string;
  /** Why it counts as differing, the most telling first. */
  reasons: Reason[];
  shown?: Hex;
  declared?: Hex;
  recomputed?: Hex;
  /** Labels of the parts of the preimage that differ. */
  parts: string[];
  /** The titles of the nodes that it only follows; empty for a first cause. */
  follows: string[];
}

/** "absent": the file has no such node. "new": the page has none. "mismatch": declared, but not what follows. */
export type Reason = "absent" | "new" | "declared" | "mismatch" | "parts" | "hash";

/** Every difference, causes before what follows from them. Both lists begin with what others need. */
export function compareNodes(
  shown: readonly ShownNode[],
  derived: readonly TreeNode[],
): Difference[] {
  const byKey = new Map(shown.map((it) => [it.key, it]));
  const keys = new Set(derived.map(({ key }) => key));
  const found = new Map<string, Difference>();
  for (const it of shown) if (!keys.has(it.key)) found.set(it.key, absent(it));
  for (const node of derived) {
    if (node.key === "file") continue;
    const difference = compareNode(byKey.get(node.key), node, found);
    if (difference) found.set(node.key, difference);
  }
  // Whatever differs in what was read, differs in the file.
  const file = derived.find(({ key }) => key === "file");
  const last = file && compareNode(byKey.get("file"), file, found);
  const all = [...found.values()];
  if (last) all.push({ ...last, follows: causesOf(all).map(({ title }) => title) });
  return [...causesOf(all), ...all.filter(({ follows }) => follows.length > 0)];
}

export function causesOf(differences: readonly Difference[]): Difference[] {
  return differences.filter(({ follows }) => follows.length === 0);
}

function absent({ key, title, hash, declared }: ShownNode): Difference {
  const shown = declared ?? hash;
  const known = shown === undefined ? {} : { shown };
  return { key, title, reasons: ["absent"], ...known, parts: [], follows: [] };
}

function compareNode(
  shown: ShownNode | undefined,
  node: TreeNode,
  found: ReadonlyMap<string, Difference>,
): Difference | undefined {
  const { key, title, preimage, declared } = node;
  const values = {
    ...(declared ? { declared: declared.id } : {}),
    ...(preimage ? { recomputed: preimage.hash } : {}),
  };
  if (!shown) return { key, title, reasons: ["new"], ...values, parts: [], follows: [] };
  const reasons: Reason[] = [];
  const isMismatch = shown.provenance === "recomputed" && preimage && declared;
  if (isMismatch && declared.id !== preimage.hash) reasons.push("mismatch");
  if (shown.declared !== declared?.id) reasons.push("declared");
  const parts = partsThatDiffer(shown, node);
  if (parts.length > 0) reasons.push("parts");
  if (shown.hash !== preimage?.hash) reasons.push("hash");
  if (reasons.length === 0) return undefined;
  const own = shown.declared ?? shown.hash;
  const follows = isOwn(shown, node, parts, found) ? [] : titlesBehind(node, found);
  return {
    ...{ key, title, reasons, ...values, follows },
    ...(own === undefined ? {} : { shown: own }),
    parts: parts.map(({ label }) => label),
  };
}

function partsThatDiffer({ parts }: ShownNode, { preimage }: TreeNode) {
  const now = preimage?.parts ?? [];
  // Behind one that came or went, all would stand at other places.
  if (now.length !== parts.length) {
    const before = new Set(parts);
    return now.filter((it) => !before.has(writePart(it).value));
  }
  return now.filter((it, at) => writePart(it).value !== parts[at]);
}

/** Whether something differs in the node that none of the others explains. */
function isOwn(
  shown: ShownNode,
  node: TreeNode,
  parts: readonly { from?: string }[],
  found: ReadonlyMap<string, Difference>,
): boolean {
  const explained = ({ from }: { from?: string }) => from !== undefined && found.has(from);
  if (parts.some((it) => !explained(it))) return true;
  const behind = titlesBehind(node, found);
  if (behind.length === 0) return true;
  // An operator who changes a part declares what follows from it: that is no cause of its own.
  return shown.declared !== node.declared?.id && idOfNode(node) !== node.preimage?.hash;
}

/** The titles of the nodes that differ among those that it is derived from. */
function titlesBehind({ preimage }: TreeNode, found: ReadonlyMap<string, Difference>): string[] {
  const titles = (preimage?.parts ?? []).flatMap(({ from = "" }) => found.get(from)?.title ?? []);
  const gone = [...found.values()].filter(({ reasons }) => reasons.includes("absent"));
  return [...new Set([...titles, ...gone.map(({ title }) => title)])];
}
