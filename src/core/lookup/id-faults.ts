// Explains why a text is not an id: what is wrong, the reason, and how to fix it.

import type { Hex } from "../registry/definition.ts";
import { counted, shortened } from "../text.ts";
import { MIN_PREFIX } from "./prefix.ts";

export interface Fault {
  what: string;
  reason: string;
  fix: string;
  /** The digits that the text resembles, close enough to search for similar ids. */
  like?: Hex;
}

const ID_LENGTHS = "An id is 64 hex digits (0-9, a-f), an MR_TD 96, a short citizen id 40.";
const COPY_AGAIN = "Copy the whole id again.";

export const TOO_LONG: Fault = {
  what: "The text is far too long for an id.",
  reason: ID_LENGTHS,
  fix: "Paste only the line with the id.",
};

const NO_ID: Fault = { what: "The text is empty.", reason: ID_LENGTHS, fix: "Paste an id." };

export function twoIds(ids: readonly Hex[]): Fault {
  const heads = ids.slice(0, 3).map((id) => `${id.slice(0, 8)}…`);
  const more = ids.length > heads.length ? " and more" : "";
  return {
    what: `There are ${ids.length} different ids: ${heads.join(", ")}${more}.`,
    reason: "Only one id can be looked up at a time.",
    fix: "Paste one of them.",
  };
}

/** The text is only `count` digits, and perhaps dots where it was cut off. */
export function tooFewDigits(text: string, count: number): Fault {
  return {
    what: `${quotedBeginning(text)} has ${counted(count, "digit")}.`,
    reason: `At least ${MIN_PREFIX} digits are needed: several ids may begin with fewer.`,
    fix: "Copy more of it. mosaik prints the first 10 digits in its logs.",
  };
}

export function tooManyBeginnings(found: readonly Hex[]): Fault {
  return {
    what: `The text has ${found.length} numbers that may be the start of an id: ${found.slice(0, 3).join(", ")} and more.`,
    reason: "Only a few can be looked up at a time.",
    fix: "Paste one of them, or one line of the log.",
  };
}

/** Whether the text is only dotted labels, like the name of a coalition or chain. */
export function isNameOnly(text: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text) && !/[0-9a-f]{32}/.test(text);
}

/** What is wrong with a text that has no id. */
export function faultOf(text: string): Fault {
  if (text === "") return NO_ID;
  if (isNameOnly(text)) {
    return {
      what: `${quotedBeginning(text)} looks like a name.`,
      reason: "Only ids can be looked up here.",
      fix: "Search for names on the home page, or paste an id.",
    };
  }
  if (/[0-9a-f]\.\.\./i.test(text)) {
    return {
      what: `${quotedBeginning(text)} is only part of an id.`,
      reason: ID_LENGTHS,
      fix: "Copy the whole id. On a page, use the copy button beside it.",
    };
  }
  const word = longestWord(text);
  const strange = [...word].findIndex((it) => !/[0-9a-f]/i.test(it));
  const hex = word.replace(/[^0-9a-f]/gi, "").length;
  if (word.length < 16 || hex * 2 < word.length) {
    return {
      what: `There is no id in ${quotedBeginning(text)}.`,
      reason: ID_LENGTHS,
      fix: COPY_AGAIN,
    };
  }
  return strange < 0 ? wrongLength(word) : strangeDigit(word, strange);
}

/** Digits in groups count as one word. */
function longestWord(text: string): string {
  const joined = text.replace(/^[^:=]*[g-z][^:=]*[:=]/i, "").replace(/[\s:_"'`-]/g, "");
  const words = joined.replace(/0x/gi, " ").match(/[0-9a-z]+/gi) ?? [];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), "");
}

function wrongLength(digits: string): Fault {
  const count = digits.length;
  const [right = 64] = [40, 64, 96].sort((a, b) => Math.abs(a - count) - Math.abs(b - count));
  const off = Math.abs(right - count);
  const verb = off === 1 ? "is" : "are";
  const wrong = count < right ? `${off} ${verb} missing` : `${off} ${verb} too many`;
  const near = off <= 4 ? `: ${wrong}` : "";
  const like = off <= 4 ? { like: digits.toLowerCase() } : {};
  return {
    what: `There are ${counted(count, "digit")}${near}.`,
    reason: ID_LENGTHS,
    fix: COPY_AGAIN,
    ...like,
  };
}

/** Letters that look like a digit, and the digit. */
const MISREAD: Record<string, string> = { o: "0", l: "1", i: "1", s: "5", z: "2", g: "9", q: "9" };

function strangeDigit(word: string, at: number): Fault {
  const letter = word[at] ?? "";
  const meant = MISREAD[letter.toLowerCase()];
  const fix =
    meant === undefined
      ? COPY_AGAIN
      : `If it should be the digit ${meant}, write that. ${COPY_AGAIN}`;
  const like = word.toLowerCase().replace(/[^0-9a-f]/g, (it) => MISREAD[it] ?? "0");
  return {
    what: `Character ${at + 1} of the id, "${letter}", is not a hex digit.`,
    reason: ID_LENGTHS,
    fix,
    ...([40, 64, 96].some((length) => Math.abs(length - like.length) <= 4) ? { like } : {}),
  };
}

function quotedBeginning(text: string): string {
  return `"${shortened(text, 40)}"`;
}
