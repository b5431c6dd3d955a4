// Text -> what is compared of it: its words, and the names of several labels; and the terms that these become.
// Definitions and queries are read by the same code, so that what is written alike is found.

import type { Hex } from "../registry/definition.ts";
import { oneLine } from "../text.ts";

/** So many digits of an id are compared: no two ids that are not forgeries have as many in common. */
export const ID_DIGITS = 16;

/** A term begins with a letter for what it is, so that terms that begin alike are side by side in their order. */
export const termOf = {
  word: (word: string) => `w${word}`,
  /** A name of several labels, from one of them on. */
  name: (name: string) => `n${name}`,
  chain: (chainId: number | string) => `c${chainId}`,
  id: (digits: Hex) => `i${digits.slice(0, ID_DIGITS)}`,
};

/** So many characters of a word or name are compared. */
const COMPARED_CHARACTERS = 40;
const PIECE = /[\p{L}\p{M}\p{N}]+/gu;

export interface Words {
  /** Runs of letters and digits: `op` and `mainnet` of `op.mainnet`. */
  words: string[];
  /** What is written together of several words, from each of them on: `a.b.c`, `b.c`. */
  names: string[];
}

/** What stands between white space, in lower case, in one form where Unicode has several. */
export function piecesOf(text: string): string[] {
  const normal = oneLine(text.normalize("NFKC")).toLowerCase();
  return normal.split(" ").filter((piece) => piece !== "");
}

/** The words of one piece, in their order. */
export function wordsOf(piece: string): Words {
  const all = [...piece.matchAll(PIECE)];
  const last = all.at(-1);
  const end = last ? last.index + last[0].length : 0;
  return {
    words: all.map(([word]) => comparedPart(word)),
    names: all.slice(0, -1).map(({ index }) => comparedPart(piece.slice(index, end))),
  };
}

/** What the words and names of a text are found by. */
export function termsOfText(text: string): string[] {
  return piecesOf(text).flatMap((piece) => {
    const { words, names } = wordsOf(piece);
    return [...words.map(termOf.word), ...names.map(termOf.name)];
  });
}

function comparedPart(text: string): string {
  // By characters, not by halves of them.
  return text.length <= COMPARED_CHARACTERS
    ? text
    : [...text].slice(0, COMPARED_CHARACTERS).join("");
}
