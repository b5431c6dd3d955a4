// Learns how a JSON text is laid out, and prints new values in the layout of their neighbours.

import type { Node } from "jsonc-parser";

export interface Layout {
  text: string;
  /** One level of indentation; undefined if the whole text is on one line. */
  unit: string | undefined;
  eol: string;
  /** What separates a key from its value. */
  colon: string;
  /** What follows a comma within a line. */
  gap: string;
  /** What is inside the braces of an object on one line. */
  pad: string;
}

/** The layout of a text whose value is the object at `root`. */
export function layoutOf(text: string, root: Node): Layout {
  const spaces = (root.children ?? []).map(({ offset }) => spaceBefore(text, offset));
  const unit = spaces.find((space) => space.includes("\n"))?.replace(/^.*\n/s, "");
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = unit === undefined ? "" : " ";
  const layout = learnFrom(root, { text, unit, eol, colon: ": ", gap, pad: gap });
  return layout.colon.endsWith(" ") ? layout : { ...layout, gap: "", pad: "" };
}

/** The layout of what is added to a list or object of the text. */
export function layoutIn(node: Node, around: Layout): Layout {
  const layout = learnFrom(node, around);
  return isOnOneLine(around.text, node) ? { ...layout, unit: undefined } : layout;
}

/**
 * `value` as JSON text. `indent` is the indentation of the line that it begins on. `model` is a similar value of the
 * text, whose layout the new value gets.
 */
export function printLike(value: unknown, layout: Layout, indent: string, model?: Node): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const list = Array.isArray(value);
  const items = Object.entries(value).filter(([, item]) => item !== undefined);
  if (items.length === 0) return list ? "[]" : "{}";
  const { colon, gap, pad, eol } = learnFrom(model, layout);
  const unit = isOnOneLine(layout.text, model) ? undefined : layout.unit;
  const inner = indent + (unit ?? "");
  const printed = items.map(([key, item]) => {
    const label = list ? "" : JSON.stringify(key) + colon;
    return label + printLike(item, { ...layout, unit }, inner, modelOf(model, list ? "0" : key));
  });
  const [open, close] = list ? ["[", "]"] : ["{", "}"];
  if (unit === undefined) {
    const space = list ? "" : pad;
    return open + space + printed.join(`,${gap}`) + space + close;
  }
  return open + eol + inner + printed.join(`,${eol}${inner}`) + eol + indent + close;
}

/** The layout, with what the model has of its own within a line. */
function learnFrom(model: Node | undefined, layout: Layout): Layout {
  const [first, second] = model?.children ?? [];
  if (!model || !first) return layout;
  const within = (start: number, end: number, otherwise: string) => {
    const space = layout.text.slice(start, end);
    return space.includes("\n") ? otherwise : space;
  };
  const [key, value] = first.children ?? [];
  return {
    ...layout,
    gap: second ? within(endOf(first), second.offset, layout.gap).replace(/^\s*,/, "") : layout.gap,
    colon:
      first.type === "property" && key && value
        ? within(endOf(key), value.offset, layout.colon)
        : layout.colon,
    pad: model.type === "object" ? within(model.offset + 1, first.offset, layout.pad) : layout.pad,
  };
}

/** False for an empty list or object, which shows no layout. */
function isOnOneLine(text: string, model: Node | undefined): boolean {
  if (!model?.children?.length) return false;
  return !text.slice(model.offset, endOf(model)).includes("\n");
}

function modelOf(model: Node | undefined, key: string): Node | undefined {
  if (model?.type === "array") return model.children?.[0];
  return model?.children?.find((property) => property.children?.[0]?.value === key)?.children?.[1];
}

/** The offset after a node. */
export function endOf({ offset, length }: Node): number {
  return offset + length;
}

function spaceBefore(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return before.slice(before.trimEnd().length);
}

/** The white space that the line of `offset` begins with. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
}
