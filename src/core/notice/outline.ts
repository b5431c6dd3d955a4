// The outline of a notice's body: the headings that GitHub shows as sections of the issue.

import type { Nodes } from "mdast";
import { remark } from "remark";

/** A heading that stands by itself. */
export interface Heading {
  /** As it is written, without the number signs. */
  text: string;
  start: number;
  end: number;
}

/** A block that stands by itself; offsets into the body. */
export interface Block {
  type: string;
  start: number;
  end: number;
}

/** A heading of another depth than the form's. */
export interface OtherHeading extends Heading {
  depth: number;
}

export interface Outline {
  /** Those of depth 3, as the form has them. */
  headings: Heading[];
  others: OtherHeading[];
  blocks: Block[];
}

/**
 * Only blocks are looked at. Left on, what stands within lines could be made to take time by the
 * square of its length.
 */
const INLINE = [
  ...["attention", "autolink", "characterEscape", "characterReference", "codeText"],
  ...["hardBreakEscape", "htmlText", "labelEnd", "labelStartImage", "labelStartLink"],
];

const markdown = remark()
  .data("micromarkExtensions", [{ disable: { null: INLINE } }])
  .freeze();

/**
 * The outline of a body whose lines end in newlines. No heading is in there that stands in a quote, a
 * list, code or an HTML element: GitHub may show it folded, as a quotation, or not at all.
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

/** Elements that nothing can stand in, and paragraphs, which a heading ends. */
const CLOSED = new Set(
  "area base br col embed hr img input link meta p source track wbr".split(" "),
);

/** Adds to `open` the elements that a piece of HTML begins, and takes from it those that it ends. */
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

/** Whether reading the body would take time out of all proportion; a notice has no such line. */
export function isTooDeep(body: string): boolean {
  return DEEP.test(body);
}
