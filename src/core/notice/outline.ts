// The headings and blocks of a notice's body, as GitHub shows them.

import type { Nodes } from "mdast";
import { remark } from "remark";

/** A heading that is not inside another block. */
export interface Heading {
  /** As written, without the number signs. */
  text: string;
  start: number;
  end: number;
}

/** A block that is not inside another one; offsets into the body. */
export interface Block {
  type: string;
  start: number;
  end: number;
}

/** A heading whose depth is not 3. */
export interface OtherHeading extends Heading {
  depth: number;
}

export interface Outline {
  /** Depth 3, as in the form. */
  headings: Heading[];
  others: OtherHeading[];
  blocks: Block[];
}

/**
 * Only blocks are parsed. Inline syntax can be written so that parsing takes time by the square of its length.
 */
const INLINE = [
  ...["attention", "autolink", "characterEscape", "characterReference", "codeText"],
  ...["hardBreakEscape", "htmlText", "labelEnd", "labelStartImage", "labelStartLink"],
];

const markdown = remark()
  .data("micromarkExtensions", [{ disable: { null: INLINE } }])
  .freeze();

/**
 * For a body whose lines end in newlines. Headings in quotes, lists, code or HTML elements are left out: GitHub
 * may show them folded, as a quotation, or not at all.
 */
export function outlineOf(body: string): Outline {
  const open: string[] = [];
  const outline: Outline = { headings: [], others: [], blocks: [] };
  for (const node of markdown.parse(body).children) {
    const { start, end } = placeOf(node);
    const source = body.slice(start, end);
    outline.blocks.push({ type: node.type, start, end });
    if (node.type === "html") trackElements(source, open);
    if (node.type === "paragraph") trackElements(source.replace(/`+[^`]*`+/g, ""), open);
    if (node.type === "heading" && open.length === 0) {
      const [first, last] = [node.children[0], node.children.at(-1)];
      const text = first && last ? body.slice(placeOf(first).start, placeOf(last).end) : "";
      if (node.depth === 3) outline.headings.push({ text, start, end });
      else outline.others.push({ text, start, end, depth: node.depth });
    }
  }
  return outline;
}

function placeOf({ position }: Nodes): { start: number; end: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

/** Elements without content, and paragraphs, which a heading ends. */
const CLOSED = new Set(
  "area base br col embed hr img input link meta p source track wbr".split(" "),
);

/** Adds the elements that a piece of HTML begins to `open`, and removes those that it ends. */
function trackElements(html: string, open: string[]): void {
  for (const [, slash, tag = ""] of html
    .replace(/<!--[\s\S]*?-->/g, "")
    .matchAll(/<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])[^<>]*>/gi)) {
    const name = tag.toLowerCase();
    if (CLOSED.has(name)) continue;
    if (slash === "") open.push(name);
    else if (open.includes(name)) open.length = open.lastIndexOf(name);
  }
}

/** More than 20 quotes or lists that begin on one line. */
const DEEP = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*){21}/m;

/** Whether parsing the body would take very long. No notice needs such a line. */
export function isTooDeep(body: string): boolean {
  return DEEP.test(body);
}
