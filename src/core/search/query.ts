// Turns typed text into a query. All terms must match, each as one of its kinds: a word or name by its beginning, a
// chain by its whole number, an id by its first digits.

import { type FoundId, readId } from "../lookup/read-id.ts";
import { ID_DIGITS, piecesOf, termOf, wordsOf } from "./words.ts";

/** Too many ids begin with the same fewer digits. */
export const FEWEST_DIGITS = 4;
const DIGITS = /^(?:0x)?([0-9a-f]+)$/;

export interface Query {
  /** One kind of each term must match. Without terms, everything matches. */
  terms: Sought[][];
  /** If the text has a whole id, the search is for it alone. */
  id?: FoundId;
  /** Whether the text has more digits of an id than are compared. */
  shortened: boolean;
}

/** Matches terms that begin with this one, or only the whole term. */
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

/** The digits of a pasted id, which may have 0x, or dots where it was cut off. */
function digitsOf(piece: string): string {
  return DIGITS.exec(piece.replace(/\.+$/, ""))?.[1] ?? "";
}

function begins(term: string): Sought {
  return { term, whole: false };
}
