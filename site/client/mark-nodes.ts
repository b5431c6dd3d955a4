// Marks the nodes of the derivation on the page with the result for each.

import { keyOfNode } from "../components/links.ts";

/** By their keys. */
export function nodesOnPage(): Map<string, HTMLElement> {
  const nodes = document.querySelectorAll<HTMLElement>("#derivation .node");
  return new Map([...nodes].map((it) => [keyOfNode(it.id), it]));
}

const SAYS = { cause: "differs", follows: "also differs", word: "as declared", same: "as shown" };

/** `declared` are the nodes that are only declared; undefined if no node was recomputed. */
export function markNodes(
  nodes: ReadonlyMap<string, HTMLElement>,
  differing: readonly string[],
  declared: readonly string[] | undefined,
): void {
  for (const [key, node] of nodes) {
    const place = differing.indexOf(key);
    if (place < 0 && !declared) continue;
    const alike = declared?.includes(key) ? "word" : "same";
    const mark = place < 0 ? alike : place === 0 ? "cause" : "follows";
    node.dataset.outcome = mark;
    say(node, SAYS[mark]);
  }
  if (!declared) return;
  for (const group of document.querySelectorAll("#derivation .node-group")) {
    const count = group.querySelectorAll("[data-outcome=cause], [data-outcome=follows]").length;
    say(group, count === 0 ? "all as shown" : `${count} differ`);
  }
}

function say(node: Element, words: string): void {
  const mark = document.createElement("span");
  mark.className = "node-outcome";
  mark.append(words);
  (node.querySelector("summary") ?? node).append(mark);
}

export function clearMarks(): void {
  for (const it of document.querySelectorAll("#derivation :is(.node-outcome, .node-cause)")) {
    it.remove();
  }
  for (const node of nodesOnPage().values()) delete node.dataset.outcome;
}
