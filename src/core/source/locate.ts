// JSON pointer -> line and column, by the syntax tree of jsonc-parser (the parser of VS Code).

import { type Node, parseTree } from "jsonc-parser";
import type { Place } from "../problem.ts";

/** Turns offsets and pointers of one text into places. The tree is built at the first question. */
export class Locator {
  readonly #text: string;
  #root: Node | undefined;
  #lineStarts: number[] | undefined;
  /** The values of objects by their keys, once one was asked for: there may be as many questions as keys. */
  readonly #members = new Map<Node, Map<string, Node>>();

  constructor(text: string) {
    this.#text = text;
  }

  get root(): Node | undefined {
    this.#root ??= parseTree(this.#text);
    return this.#root;
  }

  /**
   * The place of the value at `pointer`. For a property it is the place of its value, so that annotations mark what
   * to change. For something missing, it is the nearest existing value around it.
   */
  place(pointer: string): Place {
    return this.placeAt(this.#find(pointer).node?.offset ?? 0);
  }

  placeOfKey(pointer: string): Place {
    const { node } = this.#find(pointer);
    return this.placeAt((node?.parent?.type === "property" ? node.parent : node)?.offset ?? 0);
  }

  /** The value at exactly `pointer`; undefined if it does not exist. */
  nodeAt(pointer: string): Node | undefined {
    const { node, isExact } = this.#find(pointer);
    return isExact ? node : undefined;
  }

  /** The text of the value at exactly `pointer`; undefined if it does not exist. */
  written(pointer: string): string | undefined {
    const node = this.nodeAt(pointer);
    return node && this.#text.slice(node.offset, node.offset + node.length);
  }

  placeAt(offset: number): Place {
    this.#lineStarts ??= lineStarts(this.#text);
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] as number) + 1 };
  }

  /** The value at `pointer`, or the nearest thing around it that is there. */
  #find(pointer: string): { node: Node | undefined; isExact: boolean } {
    let node = this.root;
    for (const step of pointerSteps(pointer)) {
      const next = node && this.#child(node, step);
      if (!next) return { node, isExact: false };
      node = next;
    }
    return { node, isExact: true };
  }

  #child(node: Node, step: string): Node | undefined {
    if (node.type === "array") {
      return /^(0|[1-9][0-9]*)$/.test(step) ? node.children?.[Number(step)] : undefined;
    }
    const members = this.#members.get(node) ?? membersOf(node);
    this.#members.set(node, members);
    return members.get(step);
  }
}

/** The last of several equal keys is the one whose value JSON.parse keeps. */
function membersOf(node: Node): Map<string, Node> {
  return new Map(
    (node.children ?? []).flatMap(({ children: [key, value] = [] }): [string, Node][] =>
      key && value ? [[key.value, value]] : [],
    ),
  );
}

/** The unescaped steps of an RFC 6901 pointer; none for "". */
export function pointerSteps(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The RFC 6901 pointer of these steps. */
export function pointerOf(...steps: (string | number)[]): string {
  return steps
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}
