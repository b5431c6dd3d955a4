// Reads an id from a pasted text, or says what is wrong with the text. The id may be bare, with 0x, in uppercase, in
// groups, an array of bytes, or in the middle of a line.

import type { Hex } from "../registry/definition.ts";
import { cleanText } from "../text.ts";
import { readBytes } from "./byte-arrays.ts";
import { type Fault, faultOf, TOO_LONG, twoIds } from "./id-faults.ts";
import { GAPS, ID_ALONE } from "./id-runs.ts";

export type { Fault } from "./id-faults.ts";

export interface FoundId {
  /** 64 digits; 96 for an MR_TD, 40 for a short citizen id. */
  id: Hex;
  /** What was removed or changed to read the id. */
  how: string[];
  /** What happens if the id was compiled in as it was pasted. */
  warning?: string;
}

/** Enough for an MR_TD as an array with a byte on each line. */
const LONGEST_PASTE = 4000;
/** The lengths of a short citizen id, an id and an MR_TD. */
const DIGIT_COUNTS = [40, 64, 96];
/** A label before an id in groups, such as `fingerprint:`. It has a letter that is not a hex digit. */
const LABEL = /^[^:=]*[g-z][^:=]*[:=]/i;
const DECORATION = /unique_id!|uniqueid!?|0x(?=[0-9a-f])|[()"'`;,.]/gi;

const HASHED =
  "mosaik's unique_id!(…) decodes exactly 64 bare hex digits and hashes every other string. Compiled in with 0x, this id silently becomes a different one, and its handles time out (ConnectTimeout). Write it bare and in lowercase.";

/** Never throws, whatever the text. */
export function readId(pasted: string): FoundId | { fault: Fault } {
  const text = readablePaste(pasted);
  if (text === undefined) return { fault: TOO_LONG };
  const bytes = readBytes(text);
  if (bytes && "fault" in bytes) return bytes;
  if (bytes) return { id: bytes.id, how: ["the bytes were read as hex digits"] };
  return readWhole(text) ?? readPieces(text) ?? { fault: faultOf(text) };
}

/** The text without invisible characters, normalised; undefined if it is far too long. */
export function readablePaste(pasted: string): string | undefined {
  if (pasted.length > LONGEST_PASTE) return undefined;
  const text = cleanText(pasted).normalize("NFKC").trim();
  // NFKC turns some single characters into many.
  return text.length > LONGEST_PASTE ? undefined : text;
}

interface Candidate {
  digits: string;
  prefixed: boolean;
}

/** One id, alone or in the middle of other text. */
function readWhole(text: string): FoundId | { fault: Fault } | undefined {
  const all = [...text.matchAll(ID_ALONE)].map(
    ([, prefix, digits = ""]): Candidate => ({ digits, prefixed: prefix !== undefined }),
  );
  // 40 digits beside an id are a commit.
  const long = all.filter(({ digits }) => digits.length > 40);
  const candidates = long.length > 0 ? long : all;
  const [first] = candidates;
  if (!first) return undefined;
  const different = new Set(candidates.map(({ digits }) => digits.toLowerCase()));
  if (different.size > 1) return { fault: twoIds([...different]) };
  const prefixed = candidates.some((it) => it.prefixed);
  const bare = text.replace(/^0x/i, "") === first.digits;
  return found({ ...first, prefixed }, bare ? [] : ["the text around it was ignored"]);
}

/** One id in groups, on several lines, or with colons between its bytes. */
function readPieces(text: string): FoundId | undefined {
  const prefixed = /0x/i.test(text);
  const digits = text.replace(LABEL, "").replace(DECORATION, "").replace(GAPS, "");
  if (!DIGIT_COUNTS.includes(digits.length) || !/^[0-9a-f]+$/i.test(digits)) return undefined;
  return found({ digits, prefixed }, ["everything between its digits was ignored"]);
}

function found({ digits, prefixed }: Candidate, how: string[]): FoundId {
  const id = digits.toLowerCase();
  if (prefixed) how.push("the 0x before it was removed");
  if (id !== digits) how.push("it was changed to lowercase");
  const warn = (prefixed || id !== digits) && id.length === 64;
  return { id, how, ...(warn ? { warning: HASHED } : {}) };
}
