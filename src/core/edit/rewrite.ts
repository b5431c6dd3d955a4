// Gives a JSON text another value with the smallest edit: other bytes stay as the author wrote them, and new parts are
// laid out like their neighbours.

import { getNodeValue, type Node, parseTree } from "jsonc-parser";
import { sameJson } from "../json.ts";
import { fieldAt } from "../schema/fields.ts";
import { pointerOf } from "../source/locate.ts";
import { endOf, indentAt, type Layout, layoutIn, layoutOf, printLike } from "./layout.ts";
import { matchMembers } from "./matching.ts";

/**
 * The text of a JSON object, with `next` as its value. The text must not have a duplicate key. A new property goes
 * where the schema of definitions has it. A property of `next` that is undefined is left out.
 */
export function rewrite(text: string, next: object): string {
  const root = parseTree(text);
  if (!root) throw new Error("Only JSON can be rewritten.");
  const rewritten = rewriteNode(root, next, "", layoutOf(text, root));
  return text.slice(0, root.offset) + rewritten + text.slice(endOf(root));
}

/** An item or property to write. */
interface Member {
  /** Its index in the old text; undefined for a new one. */
  old: number | undefined;
  /** Only for a property. */
  key?: string;
  value: unknown;
  /** RFC 6901 pointer to the value. */
  pointer: string;
}

function rewriteNode(node: Node, next: unknown, pointer: string, around: Layout): string {
  const { text } = around;
  const { children = [] } = node;
  const [first] = children;
  if (sameJson(getNodeValue(node), next)) return text.slice(node.offset, endOf(node));
  const members = membersOf(node, next, pointer);
  if (!members || !first) return printLike(next, around, indentAt(text, node.offset), node);
  const close = text.charAt(endOf(node) - 1);
  if (members.length === 0) return text.charAt(node.offset) + close;
  const layout = layoutIn(node, around);
  let written = text.slice(node.offset, first.offset);
  let model = 0;
  for (const [at, member] of members.entries()) {
    model = member.old ?? model;
    if (at > 0) written += separatorBefore(node, model, layout);
    written += writeMember(member, children[model] ?? first, layout);
  }
  return written + text.slice(endOf(children.at(-1) ?? first), endOf(node));
}

/** The text between a member and the one before it; for the first, the one before the second. */
function separatorBefore({ offset, children = [] }: Node, at: number, layout: Layout): string {
  const { text, gap } = layout;
  const [first, second] = children;
  const [left, right] = at > 0 ? [children[at - 1], children[at]] : [first, second];
  if (left && right) return text.slice(endOf(left), right.offset);
  const space = text.slice(offset + 1, first?.offset);
  return `,${space.includes("\n") ? space : gap}`;
}

/** `model` is the member itself; for a new one, the member before it. */
function writeMember({ old, key, value, pointer }: Member, model: Node, layout: Layout): string {
  const { text, colon } = layout;
  if (old !== undefined) {
    const node = (key === undefined ? model : model.children?.[1]) ?? model;
    return text.slice(model.offset, node.offset) + rewriteNode(node, value, pointer, layout);
  }
  const indent = indentAt(text, model.offset);
  if (key === undefined) return printLike(value, layout, indent, model);
  return JSON.stringify(key) + colon + printLike(value, layout, indent);
}

/** In the order in which they are written; undefined if `next` is not the same kind of list or object. */
function membersOf(node: Node, next: unknown, pointer: string): Member[] | undefined {
  if (node.type === "array" && Array.isArray(next)) {
    const matches = matchMembers((node.children ?? []).map(getNodeValue), next);
    return next.map((value, at) => ({ old: matches.get(at), value, pointer: `${pointer}/${at}` }));
  }
  const isObject = typeof next === "object" && next !== null && !Array.isArray(next);
  return node.type === "object" && isObject ? propertiesOf(node, next, pointer) : undefined;
}

function propertiesOf({ children = [] }: Node, next: object, pointer: string): Member[] {
  const values = new Map(Object.entries(next).filter(([, value]) => value !== undefined));
  const member = (key: string, old?: number): Member => {
    return { old, key, value: values.get(key), pointer: pointer + pointerOf(key) };
  };
  const keys = children.map((property): string => property.children?.[0]?.value);
  const members = keys.flatMap((key, at) => (values.has(key) ? [member(key, at)] : []));
  const order = fieldAt(pointer).properties;
  const known = new Set(keys);
  for (const key of values.keys()) {
    if (known.has(key)) continue;
    const earlier = order.slice(0, Math.max(0, order.indexOf(key)));
    const before = members.findLastIndex((it) => earlier.includes(it.key ?? ""));
    members.splice(order.includes(key) ? before + 1 : members.length, 0, member(key));
  }
  return members;
}
