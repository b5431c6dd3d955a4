// Beginnings of ids in what people paste: alone, cut short by dots, or in a line of a log, which may have several.

import type { Hex } from "../registry/definition.ts";
import { beginningsInBytes } from "./byte-arrays.ts";
import { isNameOnly } from "./id-faults.ts";
import { MIN_PREFIX } from "./prefix.ts";

/** Digits by themselves, whole ids included. After dots, they are the end of something. */
const BEGINNING = new RegExp(`(?<![0-9a-z.])(?:0x)?([0-9a-f]{${MIN_PREFIX},96})(?![0-9a-z])`, "gi");

/** Each once, in lower case. */
export function readBeginnings(text: string): Hex[] {
  if (isNameOnly(text)) return [];
  const digits = [...text.matchAll(BEGINNING)].map(([, found = ""]) => found.toLowerCase());
  return [...new Set([...beginningsInBytes(text), ...digits])];
}

/** How many digits there are, where the text is nothing but too few of them; else 0. */
export function digitsTooFew(text: string): number {
  const [, digits = ""] = /^["'`(]*(?:0x)?([0-9a-f]+)\.*["'`);,]*$/i.exec(text) ?? [];
  return digits.length < MIN_PREFIX ? digits.length : 0;
}
