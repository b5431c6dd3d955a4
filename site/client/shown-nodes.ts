// What the page shows of the derivation, read from the page itself.

import type { ShownNode } from "../../src/core/recompute/compare.ts";
import type { Shown } from "../../src/core/recompute/outcome.ts";

export function readShown(): Shown {
  const nodes = [...document.querySelectorAll<HTMLElement>("#derivation [data-node]")];
  return {
    nodes: nodes.map(readNode),
    text: document.querySelector("#config-json pre code")?.textContent || undefined,
    forms: new Map([...document.querySelectorAll(FORMS)].map((it) => [it.id, codeIn(it)])),
  };
}

/** The panels that people copy from; of the JSON, the text above is compared. */
const FORMS =
  ":is([id^=config-], [id^=next-]):is([id$=-rust], [id$=-typescript], [id$=-hex], [id$=-bytes])";

function codeIn(panel: Element): string {
  return panel.querySelector("pre code")?.textContent ?? "";
}

function readNode(node: HTMLElement): ShownNode {
  const { node: key = "", title = "", provenance } = node.dataset;
  const hash = idIn(node, "hash");
  const declared = key === "fingerprint" ? headlined() : declaredIn(node, hash);
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

/** What is declared as it follows is shown once. */
function declaredIn(node: HTMLElement, hash: string | undefined): string | undefined {
  const isSame = node.querySelector('[data-shown="hash"] .hint') !== null;
  return idIn(node, "declared") ?? (isSame ? hash : undefined);
}

/** The fingerprint at the head of the page: the one that people copy. */
function headlined(): string | undefined {
  return document.querySelector(".fact-header .fingerprint .hex")?.textContent ?? undefined;
}
