// What the page shows of the derivation, read from the page itself.

import type { ShownNode } from "../../src/core/recompute/compare.ts";
import type { Shown } from "../../src/core/recompute/outcome.ts";

export function readShown(): Shown {
  const nodes = [...document.querySelectorAll<HTMLElement>("#derivation [data-node]")];
  return {
    nodes: nodes.map(readNode),
    text: document.querySelector("#config-json pre code")?.textContent ?? "",
  };
}

function readNode(node: HTMLElement): ShownNode {
  const { node: key = "", title = "", provenance } = node.dataset;
  const hash = idIn(node, "hash");
  // What is declared as it follows is shown once.
  const declared = idIn(node, "declared") ?? (sameIsDeclared(node) ? hash : undefined);
  const parts = [...node.querySelectorAll("[data-part]")].map((it) => it.textContent ?? "");
  return {
    key,
    title,
    provenance: provenance === "declared" ? "declared" : "recomputed",
    ...(hash === undefined ? {} : { hash }),
    ...(declared === undefined ? {} : { declared }),
    parts,
  };
}

function idIn(node: HTMLElement, what: string): string | undefined {
  return node.querySelector(`[data-shown="${what}"] .hex`)?.textContent ?? undefined;
}

function sameIsDeclared(node: HTMLElement): boolean {
  return node.querySelector('[data-shown="hash"] .hint') !== null;
}
