// The prose of Markdown: paragraphs, headings, cells, and the words of HTML. Code is left out, except for comments in
// its examples, which people read like the text around them.

import { remark } from "remark";
import remarkGfm from "remark-gfm";
import { blankPassage, passageWithout } from "./passage.mjs";

const parser = remark().use(remarkGfm);
const BLOCKS = new Set(["paragraph", "heading", "tableCell"]);

export const parseMarkdown = (source) => parser.parse(source);

export function markdownPassages(source) {
  const passages = [];
  visit(parseMarkdown(source));
  return passages;

  function visit(node) {
    if (BLOCKS.has(node.type)) passages.push(blockPassage(source, node));
    else if (node.type === "html") passages.push(htmlPassage(source, node));
    else if (node.type === "code") passages.push(...exampleComments(source, node));
    else for (const child of node.children ?? []) visit(child);
  }
}

const rangeOf = (node) => [node.position.start.offset, node.position.end.offset];

function blockPassage(source, block) {
  const builder = blankPassage(source, "markdown", ...rangeOf(block));
  inline(block);
  // The marks of a quote are inside of text that goes on in another line.
  builder.blankAll(/(?<=\n)[ \t]*>[> \t]*/g);
  return builder.passage();

  function inline(node) {
    if (node.type === "text") builder.keep(...rangeOf(node));
    else if (node.type === "inlineCode" || node.type === "image") builder.hole(...rangeOf(node));
    else if (node.children?.every(({ position }) => position)) node.children.forEach(inline);
    // Where remark-gfm finds an address in a text, the parts of the text lose their places.
    else if (node.children) builder.keep(...rangeOf(node));
  }
}

function htmlPassage(source, node) {
  return passageWithout(source, "markdown", ...rangeOf(node), /<!--|-->|<\/?[a-z][^>]*>/gi);
}

/** `# …` behind a command or on a line of its own. */
function exampleComments(source, node) {
  const [start, end] = rangeOf(node);
  return [...source.slice(start, end).matchAll(/(?<=^|\s)(?:#|\/\/) .*/gm)].map(
    ({ 0: comment, index }) =>
      passageWithout(source, "comment", start + index, start + index + comment.length, /^#|^\/\//g),
  );
}
