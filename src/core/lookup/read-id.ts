// What people paste when they look an id up -> the id, or what is wrong with the text. An id is found
// bare, with 0x, in upper case, in groups, as an array of bytes, and in the midst of a line.

import type { Hex } from "../registry/definition.ts";
import { cleanText } from "../text.ts";
import { readBytes } from "./byte-arrays.ts";
import { type Fault, faultOf, TOO_LONG, twoIds } from "./id-faults.ts";
import { GAPS, ID_ALONE } from "./id-runs.ts";

export type { Fault } from "./id-faults.ts";

export interface FoundId {
  /** 64 digits; 96 of an MR_TD; 40 of a short citizen id. */
  id: Hex;
  /** What was taken off or changed, in words. */
  how: string[];
  /** What follows where the id was compiled in as it was pasted. */
  warning?: string;
}

/** An MR_TD as an array has a byte on each line at most. */
const LONGEST_PASTE = 4000;
/** Digits of a short citizen id, of an id and of an MR_TD. */
const DIGIT_COUNTS = [40, 64, 96];
/** `fingerprint:` and the like before an id in groups: a word that is no hex digits itself. */
const LABEL = /^[^:=]*[g-z][^:=]*[:=]/i;
const DECORATION = /unique_id!|uniqueid!?|0x(?=[0-9a-f])|[()"'`;,.]/gi;

const HASHED =
  "mosaik's unique_id!(…) decodes exactly 64 bare hex digits and hashes every other string: an id that is compiled in with 0x is, without an error, another id, and gives ConnectTimeout. Write it bare and in lower case.";

/** Never throws, whatever the text. */
export function readId(pasted: string): FoundId | { fault: Fault } {
  const text = readablePaste(pasted);
  if (text === undefined) return { fault: TOO_LONG };
  const bytes = readBytes(text);
  if (bytes && "fault" in bytes) return bytes;
  if (bytes) return { id: bytes.id, how: ["the bytes were read as hex digits"] };
  return readWhole(text) ?? readPieces(text) ?? { fault: faultOf(text) };
}

/** Without what cannot be seen, in plain characters; undefined where it is far too long. */
export function readablePaste(pasted: string): string | undefined {
  if (pasted.length > LONGEST_PASTE) return undefined;
  const text = cleanText(pasted).normalize("NFKC").trim();
  // Some single characters become many.
  return text.length > LONGEST_PASTE ? undefined : text;
}

interface Candidate {
  digits: string;
  prefixed: boolean;
}

/** One id in the midst of other text, or alone. */
function readWhole(text: string): FoundId | { fault: Fault } | undefined {
  const all = [...text.matchAll(ID_ALONE)].map(
    ([, prefix, digits = ""]): Candidate => ({ digits, prefixed: prefix !== undefined }),
  );
  // The 40 digits beside an id are those of a commit.
  const long = all.filter(({ digits }) => digits.length > 40);
  const candidates = long.length > 0 ? long : all;
  const [first] = candidates;
  if (!first) return undefined;
  const different = new Set(candidates.map(({ digits }) => digits.toLowerCase()));
  if (different.size > 1) return { fault: twoIds([...different]) };
  const prefixed = candidates.some((it) => it.prefixed);
  const bare = text.replace(/^0x/i, "") === first.digits;
  return found({ ...first, prefixed }, bare ? [] : ["the text around it was left out"]);
}

/** One id in groups, over several lines, or with colons between its bytes. */
function readPieces(text: string): FoundId | undefined {
  const prefixed = /0x/i.test(text);
  const digits = text.replace(LABEL, "").replace(DECORATION, "").replace(GAPS, "");
  if (!DIGIT_COUNTS.includes(digits.length) || !/^[0-9a-f]+$/i.test(digits)) return undefined;
  return found({ digits, prefixed }, ["what stood between its digits was left out"]);
}

function found({ digits, prefixed }: Candidate, how: string[]): FoundId {
  const id = digits.toLowerCase();
  if (prefixed) how.push("the 0x before it was taken off");
  if (id !== digits) how.push("upper case was made lower case");
  const warn = (prefixed || id !== digits) && id.length === 64;
  return { id, how, ...(warn ? { warning: HASHED } : {}) };
}
