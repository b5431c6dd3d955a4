// The canonical layout of a definition: two spaces, keys in the order of the schemas, a final newline. Only white space
// and the order of keys change: numbers and texts stay as they are written.

import type { Node } from "jsonc-parser";
import { fieldAt } from "../schema/fields.ts";
import { pointerOf } from "../source/locate.ts";
import type { Source } from "../source/source.ts";
import { endOf } from "./layout.ts";

const INDENT = "  ";

/** The text of a source without problems, in the canonical layout. */
export function formatDefinition({ text, locator }: Source): string {
  if (!locator.root) throw new Error("Only JSON has a layout.");
  return `${print(text, locator.root, "", "")}\n`;
}

function print(text: string, node: Node, pointer: string, indent: string): string {
  if (!node.children) return text.slice(node.offset, endOf(node));
  const [open, close] = node.type === "array" ? ["[", "]"] : ["{", "}"];
  if (node.children.length === 0) return open + close;
  const inner = indent + INDENT;
  const lines =
    node.type === "array"
      ? node.children.map((item, index) => print(text, item, pointer + pointerOf(index), inner))
      : inOrder(node.children, pointer).map(([key, value]) => {
          const label = text.slice(key.offset, endOf(key));
          return `${label}: ${print(text, value, pointer + pointerOf(key.value), inner)}`;
        });
  return `${open}\n${inner}${lines.join(`,\n${inner}`)}\n${indent}${close}`;
}

/** The schema's keys in its order, then the others in theirs. */
function inOrder(properties: Node[], pointer: string): [key: Node, value: Node][] {
  const order = fieldAt(pointer).properties;
  const rank = (key: Node) => {
    const at = order.indexOf(key.value);
    return at < 0 ? order.length : at;
  };
  const pairs = properties.flatMap(({ children: [key, value] = [] }): [Node, Node][] =>
    key && value ? [[key, value]] : [],
  );
  return pairs.sort(([a], [b]) => rank(a) - rank(b));
}
