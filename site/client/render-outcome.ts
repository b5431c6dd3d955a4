// What recomputing gave, as elements of the page: above the tree, and at each of its nodes.

import type { CauseWords, OutcomeWords } from "../../src/core/recompute/words.ts";
import { element, idElement } from "./dom.ts";

/** The whole result, with links to the nodes that it is about. */
export function renderOutcome(words: OutcomeWords): HTMLElement {
  const { same, title, sentences, causes, follows, onTheirWord } = words;
  return element(
    "section",
    { class: `outcome ${same ? "same" : "differs"}`, "aria-labelledby": "outcome-title" },
    element("h3", { id: "outcome-title" }, title),
    ...causes.map((it) => element("div", {}, element("h4", {}, link(it)), ...causeElements(it))),
    ...(follows.length > 0 ? [paragraph("Differs only because of that: "), links(follows)] : []),
    ...sentences.map(paragraph),
    ...(onTheirWord.length > 0 ? [links(onTheirWord)] : []),
  );
}

export function renderFailure(why: string): HTMLElement {
  return element(
    "section",
    { class: "outcome differs", "aria-labelledby": "outcome-title" },
    element("h3", { id: "outcome-title" }, "Nothing was recomputed"),
    paragraph(
      `coalition.json could not be fetched: ${why}. This says nothing about the derivation. Try again, or use the recipe below the tree.`,
    ),
  );
}

/** Marks every node by what was found of it, and opens those that differ by themselves. */
export function markNodes(words: OutcomeWords, isRead: boolean): void {
  clearMarks();
  const { causes, follows, onTheirWord } = words;
  const marks = new Map<string, [mark: string, says: string]>([
    ...onTheirWord.map(({ key }): [string, [string, string]] => [key, ["word", "as declared"]]),
    ...follows.map(({ key }): [string, [string, string]] => [key, ["follows", "differs, follows"]]),
    ...causes.map(({ key }): [string, [string, string]] => [key, ["cause", "differs"]]),
  ]);
  for (const node of allNodes()) {
    const [mark, says] = marks.get(node.dataset.node ?? "") ?? (isRead ? SAME : []);
    if (mark === undefined || says === undefined) continue;
    node.dataset.outcome = mark;
    node.querySelector("summary")?.append(element("span", { class: "node-outcome" }, says));
  }
  if (isRead) for (const group of allGroups()) markGroup(group);
  for (const cause of causes) showCause(cause);
}

/** Says of nodes that are folded away together what was found of them. */
function markGroup(group: Element): void {
  const nodes = [...group.querySelectorAll<HTMLElement>("[data-node]")];
  const differing = nodes.filter(({ dataset: { outcome = "" } }) => DIFFERS.includes(outcome));
  const says = differing.length === 0 ? "all as shown" : `${differing.length} differ`;
  group.querySelector("summary")?.append(element("span", { class: "node-outcome" }, says));
}

const DIFFERS = ["cause", "follows"];

const SAME = ["same", "as shown"] as const;

function showCause(cause: CauseWords): void {
  const node = nodeOf(cause.key);
  node
    ?.querySelector(".node-body")
    ?.prepend(element("div", { class: "node-cause" }, ...causeElements(cause)));
  openNode(node);
}

export function clearMarks(): void {
  for (const it of document.querySelectorAll("#derivation :is(.node-outcome, .node-cause)")) {
    it.remove();
  }
  for (const node of allNodes()) delete node.dataset.outcome;
}

/** Opens a node, and whatever it is folded away in. */
export function openNode(node: Element | undefined): void {
  for (let at = node?.closest("details"); at; at = at.parentElement?.closest("details")) {
    at.open = true;
  }
}

export function nodeOf(key: string): HTMLElement | undefined {
  return allNodes().find((it) => it.dataset.node === key);
}

function allGroups(): Element[] {
  return [...document.querySelectorAll("#derivation .node-group")];
}

function allNodes(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("#derivation [data-node]")];
}

function causeElements({ sentences, values }: CauseWords): HTMLElement[] {
  return [
    ...sentences.map(paragraph),
    element(
      "dl",
      { class: "ids" },
      ...values.flatMap(([label, value]) => [
        element("dt", {}, label),
        element("dd", {}, isId(value) ? idElement(value) : element("code", {}, value)),
      ]),
    ),
  ];
}

function isId(value: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value);
}

function paragraph(text: string): HTMLElement {
  return element("p", {}, text);
}

function links(nodes: readonly { key: string; title: string }[]): HTMLElement {
  const items = nodes.map((it) => element("li", {}, link(it)));
  return element("ul", { class: "inline-list" }, ...items);
}

/** A node that the page does not show has nothing to lead to. */
function link({ key, title }: { key: string; title: string }): HTMLElement {
  const id = nodeOf(key)?.id;
  return id === undefined ? element("span", {}, title) : element("a", { href: `#${id}` }, title);
}
