// Renders our own GitHub Markdown as text for a terminal, without what only GitHub needs.

import type { Nodes, Parents, RootContent } from "mdast";
import { remark } from "remark";
import type { Paint } from "../src/core/render/report.ts";
import { cleanText } from "../src/core/text.ts";

const parser = remark();

/** Without a newline at its end. */
export function renderText(markdown: string, paint: Paint): string {
  return renderBlocks(parser.parse(markdown).children, paint);
}

/** Like `renderText`, from the syntax tree. */
export function renderBlocks(blocks: readonly RootContent[], paint: Paint): string {
  return blocksOf({ type: "root", children: [...blocks] }, paint).join("\n\n");
}

function blocksOf(parent: Parents, paint: Paint): string[] {
  return parent.children.map((it) => blockOf(it as Nodes, paint)).filter((text) => text !== "");
}

function blockOf(node: Nodes, paint: Paint): string {
  switch (node.type) {
    case "heading":
      return paint.strong(inlineOf(node, paint));
    case "paragraph":
      return inlineOf(node, paint);
    case "list":
      return node.children.map((it) => `- ${blocksOf(it, paint).join("\n  ")}`).join("\n");
    case "thematicBreak":
      return "";
    case "code":
      return cleanText(node.value);
    // The summary of a folded part.
    case "html":
      return htmlText(node.value);
    default:
      return "children" in node ? blocksOf(node, paint).join("\n\n") : "";
  }
}

function inlineOf(parent: Parents, paint: Paint): string {
  return parent.children.map((it) => inline(it as Nodes, paint)).join("");
}

/** HTML elements are dropped: they only keep GitHub from interpreting the text inside them. */
function inline(node: Nodes, paint: Paint): string {
  if (node.type === "text" || node.type === "inlineCode") return cleanText(node.value);
  if (node.type === "html") return htmlText(node.value);
  if (node.type === "strong") return paint.strong(inlineOf(node, paint));
  if (node.type === "link") {
    const [words, url] = [inlineOf(node, paint), cleanText(node.url)];
    return words === url ? words : `${words} (${url})`;
  }
  return "children" in node ? inlineOf(node, paint) : "";
}

function htmlText(html: string): string {
  return cleanText(html.replace(/<[^>]*>/g, ""));
}
