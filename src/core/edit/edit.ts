// Changes single values in a definition's text, and leaves every other byte as its author wrote it.
// Each function takes a text that is JSON with an object at its top, and gives one like it.

import type { Node } from "jsonc-parser";
import type { Id } from "../registry/definition.ts";
import { fieldAt } from "../schema/fields.ts";
import { Locator } from "../source/locate.ts";
import type { Source } from "../source/source.ts";
import { endOf, indentAt, type Layout, layoutOf, printLike, spaceBefore } from "./layout.ts";

/** The text with another declared fingerprint: in the place of the old one, or where one belongs. */
export function withFingerprint({ text }: Pick<Source, "text">, fingerprint: Id): string {
  return withProperty(text, "fingerprint", fingerprint);
}

/** The text with other values in the places of those at these pointers, which must be there. */
export function withValues(text: string, values: ReadonlyMap<string, unknown>): string {
  const locator = new Locator(text);
  const places = [...values].map(([pointer, value]) => ({ node: nodeAt(locator, pointer), value }));
  return places
    .sort((a, b) => b.node.offset - a.node.offset)
    .reduce((now, { node, value }) => splice(now, node, JSON.stringify(value)), text);
}

/** The text with a property of the definition itself: in place of the old, or where the schema has it. */
export function withProperty(text: string, key: string, value: unknown): string {
  const locator = new Locator(text);
  const root = nodeAt(locator, "");
  const layout = layoutOf(text, root);
  const present = locator.nodeAt(`/${key}`);
  if (present) {
    const printed = printLike(value, layout, indentAt(text, present.offset), present);
    return splice(text, present, printed);
  }
  const order = fieldAt("").properties;
  const earlier = order.slice(0, Math.max(0, order.indexOf(key)));
  const before = earlier.findLast((name) => locator.nodeAt(`/${name}`) !== undefined);
  const anchor = before === undefined ? undefined : locator.nodeAt(`/${before}`)?.parent;
  const property = (indent: string) =>
    JSON.stringify(key) + layout.colon + printLike(value, layout, indent);
  if (anchor) {
    const space = spaceBefore(text, anchor.offset);
    return insert(text, endOf(anchor), `,${space}${property(indentAt(text, anchor.offset))}`);
  }
  const [first] = root.children ?? [];
  if (!first) return splice(text, root, printLike({ [key]: value }, layout, ""));
  const indent = indentAt(text, first.offset);
  return insert(
    text,
    first.offset,
    `${property(indent)},${spaceBefore(text, first.offset) || layout.gap}`,
  );
}

/** The text with one more item at the end of the list at `pointer`, laid out as its last one is. */
export function withItem(text: string, pointer: string, value: unknown): string {
  const locator = new Locator(text);
  const list = nodeAt(locator, pointer);
  const layout = layoutOf(text, nodeAt(locator, ""));
  const [before, last] = (list.children ?? []).slice(-2);
  const model = last ?? before;
  if (!model) return splice(text, list, printFirst(value, layout, indentAt(text, list.offset)));
  const between =
    before && last
      ? text.slice(endOf(before), last.offset)
      : `,${spaceBefore(text, model.offset) || layout.gap}`;
  const printed = printLike(value, layout, indentAt(text, model.offset), model);
  return insert(text, endOf(model), between + printed);
}

function printFirst(value: unknown, layout: Layout, indent: string): string {
  return printLike([value], layout, indent);
}

/** The text without the property or item at `pointer`, and without the comma that parted it. */
export function without(text: string, pointer: string): string {
  const value = nodeAt(new Locator(text), pointer);
  const member = value.parent?.type === "property" ? value.parent : value;
  const siblings = member.parent?.children ?? [member];
  const at = siblings.indexOf(member);
  const [previous, next] = [siblings[at - 1], siblings[at + 1]];
  if (previous) return cut(text, endOf(previous), endOf(member));
  if (next) return cut(text, member.offset, next.offset);
  const container = member.parent ?? member;
  return cut(text, container.offset + 1, endOf(container) - 1);
}

function nodeAt(locator: Locator, pointer: string): Node {
  const node = locator.nodeAt(pointer);
  if (!node) throw new Error(`There is nothing at ${JSON.stringify(pointer)} to edit.`);
  return node;
}

function splice(text: string, node: Node, printed: string): string {
  return text.slice(0, node.offset) + printed + text.slice(endOf(node));
}

function insert(text: string, offset: number, printed: string): string {
  return text.slice(0, offset) + printed + text.slice(offset);
}

function cut(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(end);
}
