// What is wrong with text that is not JSON, and where. In words of our own: those of JSON.parse differ from
// engine to engine.

import { type ParseErrorCode, printParseErrorCode } from "jsonc-parser";
import { charName } from "../characters.ts";
import type { Finding, PlacedFinding } from "../problem.ts";
import { type Habit, habitAt, numeral } from "./habits.ts";

/** By the names that jsonc-parser prints of its codes. */
const WHY: Partial<Record<string, string>> = {
  ColonExpected: "a colon is missing here",
  ValueExpected: "a value is missing here",
  PropertyNameExpected: "a property name in double quotes is missing here",
  CloseBraceExpected: "a } is missing here",
  CloseBracketExpected: "a ] is missing here",
  EndOfFileExpected: "the JSON value has ended, but more text follows",
  UnexpectedEndOfComment: "JSON has no comments",
  UnexpectedEndOfString: "a string is not closed on its line",
  InvalidCharacter: "a character that JSON does not allow here",
  InvalidEscapeCharacter: "an escape that JSON does not have",
  InvalidUnicode: "an incomplete \\u escape",
  UnexpectedEndOfNumber: "a number is incomplete",
  InvalidNumberFormat: "a number is malformed",
  InvalidSymbol: "a word that JSON does not have",
};
/** By what closes the other. */
const CLOSES: Readonly<Record<string, string>> = { "}": "]", "]": "}" };
const AFTER_A_COMMA = ["ValueExpected", "PropertyNameExpected"];
/** What is there begins no token of JSON. */
const NO_TOKEN = [
  "InvalidSymbol",
  "InvalidCommentToken",
  "UnexpectedEndOfNumber",
  "EndOfFileExpected",
];

/** What `error`, the first one of text that is not JSON, means to a person; `undefined` where the parser found none. */
export function syntaxFault(
  text: string,
  error: ParseErrorCode | undefined,
  offset: number,
): PlacedFinding {
  if (text.trim() === "") return { finding: EMPTY, offset: text.length };
  if (error === undefined) {
    return syntaxError("its brackets do not match", "Close each bracket once.", 0);
  }
  const name = printParseErrorCode(error);
  // Where the last thing before the error ends: there a comma is missing, or is one too many.
  const end = text.slice(0, offset).trimEnd().length;
  const habit = habitOf(name, text, offset);
  if (habit) return syntaxError(habit.why, habit.fix, offset);
  const closed = text[offset] ?? "";
  if (name === "CommaExpected" && Object.hasOwn(CLOSES, closed)) {
    const missing = CLOSES[closed];
    return syntaxError(
      `a ${missing} is missing before this ${closed}`,
      `Put a ${missing} here, or remove the ${closed} if it is one too many.`,
      offset,
    );
  }
  if (name === "EndOfFileExpected" && Object.hasOwn(CLOSES, closed)) {
    return syntaxError(
      `this ${closed} closes nothing`,
      "Remove it, or add what it is to close.",
      offset,
    );
  }
  if (name === "CommaExpected") {
    return syntaxError("a comma is missing here", "Put a comma here.", end);
  }
  if (AFTER_A_COMMA.includes(name) && text[end - 1] === ",") {
    return syntaxError("nothing follows this comma", "Remove the comma.", end - 1);
  }
  const why = WHY[name] ?? "a syntax error";
  return syntaxError(why, "Correct the syntax at this place; an editor marks it, too.", offset);
}

function habitOf(name: string, text: string, offset: number): Habit | undefined {
  if (NO_TOKEN.includes(name)) return habitAt(text, offset);
  // Behind a 0 that begins a number, the parser looks for a comma.
  if (name === "CommaExpected" && /\d/.test(text[offset - 1] ?? "")) return numeral(text, offset);
  return IN_A_STRING[name]?.(text, offset);
}

/** `offset` is that of the string's own quote. */
const IN_A_STRING: Partial<Record<string, (text: string, offset: number) => Habit | undefined>> = {
  InvalidCharacter(text, offset) {
    const [char] = /[\0-\x1f]/.exec(text.slice(offset)) ?? [];
    if (char === undefined) return undefined;
    const written = JSON.stringify(char).slice(1, -1);
    return {
      why: `a text has ${charName(char)}, which stands in JSON only as an escape`,
      fix: `Remove it, or write: ${written}`,
    };
  },
  InvalidEscapeCharacter(text, offset) {
    const [, found = "\\"] =
      /^"(?:[^"\\\n]|\\["\\/bfnrtu])*(\\[^"\\/bfnrtu]?)/u.exec(text.slice(offset)) ?? [];
    if (found.length === 1 || found.endsWith("\n") || found.endsWith("\r")) {
      return {
        why: "a string is not closed on its line",
        fix: "JSON has no string of several lines: put it on one, with \\n where a line is to end.",
      };
    }
    const isHex = found === "\\x";
    return {
      why: `${found} is not an escape of JSON`,
      fix: isHex
        ? "Write \\u and four hex digits."
        : `Write the character itself: ${found.slice(1)}`,
    };
  },
  UnexpectedEndOfString(text, offset) {
    const [line = ""] = /^.*/.exec(text.slice(offset)) ?? [];
    const quote = /[“”„‟＂″](?=\s*[:,}\]]?\s*$)/u.exec(line)?.[0];
    if (quote === undefined) return undefined;
    return {
      why: `a string is not closed on its line: ${charName(quote)} is where the plain " (U+0022) belongs`,
      fix: 'Write: "',
    };
  },
};

const EMPTY: Finding = {
  code: "json-syntax",
  pointer: "",
  message: "The file is empty.",
  fix: "Restore its content. A coalition that is to end is retired in its definition, which stays.",
};

function syntaxError(why: string, fix: string, offset: number): PlacedFinding {
  const message = `The file is not JSON: ${why}${/[.?]$/.test(why) ? "" : "."}`;
  return { finding: { code: "json-syntax", pointer: "", message, fix }, offset };
}
