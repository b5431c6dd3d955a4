// Markdown as GitHub's own parser sees it, near enough: text by others must have no effect in it.

import type { Nodes } from "mdast";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import { expect } from "vitest";

export const parser = remark().use(remarkGfm);

/** Every node of a text. */
export function nodesOf(markdown: string): Nodes[] {
  const all: Nodes[] = [];
  const visit = (node: Nodes) => {
    all.push(node);
    if ("children" in node) node.children.forEach(visit);
  };
  visit(parser.parse(markdown));
  return all;
}

/** What GitHub makes something of in text that is rendered. */
const REFERENCE =
  /@[\w-]|#\d|GH-\d|:\/\/|www\.|:[a-z+-][\w+-]*:|:100:|(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/i;

/** The summaries of folded parts: no text of others is in them. */
const FOLDED =
  /^<details><summary>(The notice and its ids in full|Preview of the feed entry|What moves: fingerprint(, (atlas|almanac|chronicle|compute|tickets) root)*)<\/summary>$/;

/** What is the registry's own. */
export interface Allowed {
  /** Whole pieces of HTML, beside the elements that keep text from being turned into something. */
  html: readonly string[];
  /** What links begin with. */
  urls: readonly string[];
  /** Mentions and issues, such as "@ada" and "#7". */
  references?: readonly string[];
}

const NEVER = ["image", "definition", "linkReference", "footnoteReference"];

/** Inert: only our own tags, no link but ours, no image, no mention in any text but ours. */
export function expectInertMarkdown(
  markdown: string,
  { html, urls, references = [] }: Allowed,
): void {
  const own = ["<span>", "</span>", "<span>$</span>", "</details>", ...html];
  // If none is allowed, none is removed.
  const words = new RegExp(`(?:${references.join("|") || "(?!)"})(?![\\w-])`, "g");
  const does = (node: Nodes): boolean => {
    if (node.type === "html") return !own.includes(node.value) && !FOLDED.test(node.value);
    if (node.type === "link") return !urls.some((it) => node.url.startsWith(it));
    if (node.type === "text") return REFERENCE.test(node.value.replace(words, ""));
    return NEVER.includes(node.type);
  };
  expect(nodesOf(markdown).filter(does)).toEqual([]);
}
