// Splits text into the words and dotted names that the search compares, and makes terms of them. Definitions and
// queries use the same code, so that equal spellings match.

import type { Hex } from "../registry/definition.ts";
import { oneLine } from "../text.ts";

/** How many digits of an id are compared. Only forged ids have more in common. */
export const ID_DIGITS = 16;

/** A term begins with a letter for its kind, so that each kind is sorted together. */
export const termOf = {
  word: (word: string) => `w${word}`,
  /** A dotted name, or its end from one of the labels on. */
  name: (name: string) => `n${name}`,
  chain: (chainId: number | string) => `c${chainId}`,
  id: (digits: Hex) => `i${digits.slice(0, ID_DIGITS)}`,
};

export function isTermOfId(term: string): boolean {
  return term.startsWith(termOf.id(""));
}

/** How many characters of a word or name are compared. */
const COMPARED_CHARACTERS = 40;
const PIECE = /[\p{L}\p{M}\p{N}]+/gu;

export interface Words {
  /** Runs of letters and digits: `op` and `mainnet` of `op.mainnet`. */
  words: string[];
  /** Several words written together, from each of them on: `a.b.c`, `b.c`. */
  names: string[];
}

/** Splits at white space. In lowercase and normalised, because Unicode may have several forms of the same text. */
export function piecesOf(text: string): string[] {
  const normal = oneLine(text.normalize("NFKC")).toLowerCase();
  return normal.split(" ").filter((piece) => piece !== "");
}

/** The words and names of one piece, in their order. */
export function wordsOf(piece: string): Words {
  const all = [...piece.matchAll(PIECE)];
  const last = all.at(-1);
  const end = last ? last.index + last[0].length : 0;
  return {
    words: all.map(([word]) => comparedPart(word)),
    names: all.slice(0, -1).map(({ index }) => comparedPart(piece.slice(index, end))),
  };
}

export function termsOfText(text: string): string[] {
  return piecesOf(text).flatMap((piece) => {
    const { words, names } = wordsOf(piece);
    return [...words.map(termOf.word), ...names.map(termOf.name)];
  });
}

function comparedPart(text: string): string {
  // By code point, so that no surrogate pair is split.
  return text.length <= COMPARED_CHARACTERS
    ? text
    : [...text].slice(0, COMPARED_CHARACTERS).join("");
}
