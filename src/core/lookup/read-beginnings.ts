// Reads first digits of ids from a pasted text: alone, cut off by dots, or several in a line of a log.

import type { Hex } from "../registry/definition.ts";
import { beginningsInBytes } from "./byte-arrays.ts";
import { isNameOnly } from "./id-faults.ts";
import { MIN_PREFIX } from "./prefix.ts";

/** Separate runs of digits, including whole ids. Digits after dots are the end of something. */
const BEGINNING = new RegExp(`(?<![0-9a-z.])(?:0x)?([0-9a-f]{${MIN_PREFIX},96})(?![0-9a-z])`, "gi");

/** Each once, in lowercase. */
export function readBeginnings(text: string): Hex[] {
  if (isNameOnly(text)) return [];
  const digits = [...text.matchAll(BEGINNING)].map(([, found = ""]) => found.toLowerCase());
  return [...new Set([...beginningsInBytes(text), ...digits])];
}

/** The number of digits, if the text is only digits and too few; else 0. */
export function digitsTooFew(text: string): number {
  const [, digits = ""] = /^["'`(]*(?:0x)?([0-9a-f]+)\.*["'`);,]*$/i.exec(text) ?? [];
  return digits.length < MIN_PREFIX ? digits.length : 0;
}
