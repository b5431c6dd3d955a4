// What people type into the search -> what is looked for. All terms must match, each by one of its
// kinds: a word or a name by how it begins, a chain by its whole number, an id by its first digits.

import { type FoundId, readId } from "../lookup/read-id.ts";
import { ID_DIGITS, piecesOf, termOf, wordsOf } from "./words.ts";

/** Of fewer digits, too many ids begin alike. */
export const FEWEST_DIGITS = 4;
const DIGITS = /^(?:0x)?([0-9a-f]+)$/;

export interface Query {
  /** Of each term, one kind must match. Without any, everything does. */
  terms: Sought[][];
  /** Where a whole id stands in the text: it alone is looked for. */
  id?: FoundId;
  /** Whether more digits of an id were given than are compared. */
  shortened: boolean;
}

/** Terms that begin like this one, or this term alone. */
export interface Sought {
  term: string;
  whole: boolean;
}

/** Never throws, whatever the text. */
export function readQuery(text: string): Query {
  const read = readId(text);
  if (!("fault" in read)) {
    return { terms: [[begins(termOf.id(read.id))]], id: read, shortened: true };
  }
  const pieces = [...new Set(piecesOf(text))];
  const terms = pieces.map(soughtBy).filter(({ length }) => length > 0);
  return { terms, shortened: pieces.some((it) => digitsOf(it).length > ID_DIGITS) };
}

function soughtBy(piece: string): Sought[] {
  const { words, names } = wordsOf(piece);
  const [word] = words;
  if (word === undefined) return [];
  const [name] = names;
  const written = begins(name === undefined ? termOf.word(word) : termOf.name(name));
  const digits = digitsOf(piece);
  return [
    written,
    ...(digits.length >= FEWEST_DIGITS ? [begins(termOf.id(digits))] : []),
    ...(name === undefined && /^[0-9]+$/.test(word)
      ? [{ term: termOf.chain(word), whole: true }]
      : []),
  ];
}

/** Ids are pasted with 0x, and with the dots that show where one is cut short. */
function digitsOf(piece: string): string {
  return DIGITS.exec(piece.replace(/\.+$/, ""))?.[1] ?? "";
}

function begins(term: string): Sought {
  return { term, whole: false };
}
