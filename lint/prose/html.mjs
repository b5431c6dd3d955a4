// The prose of rendered pages: the text of each element, with the elements inside of its sentences.

import { fromHtml } from "hast-util-from-html";
import { blankPassage } from "./passage.mjs";

const SKIPPED = new Set(["script", "style", "svg", "pre"]);
const INLINE = new Set([
  "a",
  "abbr",
  "b",
  "br",
  "em",
  "i",
  "small",
  "span",
  "strong",
  "time",
  "wbr",
]);

export function htmlPassages(source) {
  const builder = blankPassage(source, "text", 0, source.length);
  visit(fromHtml(source));
  return [builder.passage()];

  function visit(node) {
    if (node.type === "text" && node.position) {
      builder.keep(node.position.start.offset, node.position.end.offset);
    }
    const isInline = node.type !== "element" || INLINE.has(node.tagName);
    if (!isInline && node.position) edge(node.position.start.offset);
    if (!SKIPPED.has(node.tagName) && node.tagName !== "code") {
      for (const child of node.children ?? []) visit(child);
    }
    if (!isInline && node.position) edge(node.position.end.offset - 1);
  }

  function edge(at) {
    builder.hole(at, at + 1);
  }
}
