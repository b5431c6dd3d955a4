// Where a file first differs from what a page shows of it, for people who look for an altered byte.

import { findNodeAtOffset, getNodePath } from "jsonc-parser";
import type { Place } from "../problem.ts";
import { Locator, pointerOf } from "../source/locate.ts";
import type { Source } from "../source/source.ts";
import { cleanText } from "../text.ts";

export interface TextDifference extends Place {
  /** The member of the JSON that it is in; undefined where the text is no JSON. */
  pointer?: string;
  /** The line as it is shown, and as the file has it: the part of it around the difference. */
  shown: string;
  served: string;
}

/** undefined where the file's text looks like what is shown. */
export function firstDifference(
  shown: string,
  { text, value }: Source,
): TextDifference | undefined {
  // As a page shows it: clean, and with the line ends of HTML.
  const served = cleanText(text).replace(/\r\n?/g, "\n");
  if (served === shown) return undefined;
  let offset = 0;
  while (offset < served.length && served[offset] === shown[offset]) offset += 1;
  const locator = new Locator(served);
  const pointer = value === undefined ? undefined : pointerAt(locator, offset);
  return {
    ...locator.placeAt(offset),
    ...(pointer === undefined ? {} : { pointer }),
    shown: lineAt(shown, offset),
    served: lineAt(served, offset),
  };
}

function pointerAt({ root }: Locator, offset: number): string | undefined {
  const node = root && findNodeAtOffset(root, offset);
  return node && pointerOf(...getNodePath(node));
}

const AROUND = 60;

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const next = text.indexOf("\n", offset);
  const end = next < 0 ? text.length : next;
  const from = Math.max(start, offset - AROUND);
  const to = Math.min(end, offset + AROUND);
  return `${from > start ? "…" : ""}${text.slice(from, to).trim()}${to < end ? "…" : ""}`;
}
