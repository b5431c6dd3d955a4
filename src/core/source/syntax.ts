// What is wrong with text that is not JSON, and where. The words are our own, because those of JSON.parse differ
// between engines.

import { type ParseErrorCode, printParseErrorCode } from "jsonc-parser";
import { charName } from "../characters.ts";
import type { Finding, PlacedFinding } from "../problem.ts";
import { type Habit, habitAt, numeral } from "./habits.ts";

/** By the names that jsonc-parser prints for its codes. */
const FAULTS: Partial<Record<string, string>> = {
  ColonExpected: "a colon is missing here",
  ValueExpected: "a value is missing here",
  PropertyNameExpected: "a property name in double quotes is missing here",
  CloseBraceExpected: "a } is missing here",
  CloseBracketExpected: "a ] is missing here",
  EndOfFileExpected: "there is text after the end of the JSON value",
  UnexpectedEndOfComment: "JSON has no comments",
  UnexpectedEndOfString: "a string does not end on its line",
  InvalidCharacter: "a character is not allowed here",
  InvalidEscapeCharacter: "JSON has no such escape",
  InvalidUnicode: "a \\u escape is incomplete",
  UnexpectedEndOfNumber: "a number is incomplete",
  InvalidNumberFormat: "a number is malformed",
  InvalidSymbol: "this is not valid JSON",
};
/** Each closing bracket, and the other one. */
const CLOSES: Readonly<Record<string, string>> = { "}": "]", "]": "}" };
const AFTER_A_COMMA = ["ValueExpected", "PropertyNameExpected"];
/** No JSON token starts there. */
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
  if (habit) return syntaxError(habit.reason, habit.fix, offset);
  const closed = text[offset] ?? "";
  if (name === "CommaExpected" && Object.hasOwn(CLOSES, closed)) {
    const missing = CLOSES[closed];
    return syntaxError(
      `a ${missing} is missing before this ${closed}`,
      `Add a ${missing} here, or remove the ${closed} if it is extra.`,
      offset,
    );
  }
  if (name === "EndOfFileExpected" && Object.hasOwn(CLOSES, closed)) {
    return syntaxError(
      `this ${closed} has no opening bracket`,
      "Remove it, or add the opening bracket.",
      offset,
    );
  }
  if (name === "CommaExpected") {
    return syntaxError("a comma is missing here", "Add a comma here.", end);
  }
  if (AFTER_A_COMMA.includes(name) && text[end - 1] === ",") {
    return syntaxError("nothing follows this comma", "Remove the comma.", end - 1);
  }
  const reason = FAULTS[name] ?? "this is a syntax error";
  return syntaxError(reason, "Correct the syntax here. Your editor marks it, too.", offset);
}

function habitOf(name: string, text: string, offset: number): Habit | undefined {
  if (NO_TOKEN.includes(name)) return habitAt(text, offset);
  // After a leading 0, the parser expects a comma.
  if (name === "CommaExpected" && /\d/.test(text[offset - 1] ?? "")) return numeral(text, offset);
  return IN_A_STRING[name]?.(text, offset);
}

/** `offset` is the place of the string's own quote. */
const IN_A_STRING: Partial<Record<string, (text: string, offset: number) => Habit | undefined>> = {
  InvalidCharacter(text, offset) {
    const [char] = /[\0-\x1f]/.exec(text.slice(offset)) ?? [];
    if (char === undefined) return undefined;
    const written = JSON.stringify(char).slice(1, -1);
    return {
      reason: `a string contains ${charName(char)}, which JSON allows only as an escape`,
      fix: `Remove it, or write: ${written}`,
    };
  },
  InvalidEscapeCharacter(text, offset) {
    const [, found = "\\"] =
      /^"(?:[^"\\\n]|\\["\\/bfnrtu])*(\\[^"\\/bfnrtu]?)/u.exec(text.slice(offset)) ?? [];
    if (found.length === 1 || found.endsWith("\n") || found.endsWith("\r")) {
      return {
        reason: "a string does not end on its line",
        fix: "JSON has no multi-line strings. Write it on one line, with \\n for each line break.",
      };
    }
    const isHex = found === "\\x";
    return {
      reason: `${found} is not a JSON escape`,
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
      reason: `a string does not end on its line: there is ${charName(quote)} where the plain " (U+0022) belongs`,
      fix: 'Write: "',
    };
  },
};

const EMPTY: Finding = {
  code: "json-syntax",
  pointer: "",
  message: "The file is empty.",
  fix: "Restore its content. To end a coalition, retire it; its definition stays.",
};

function syntaxError(reason: string, fix: string, offset: number): PlacedFinding {
  const message = `The file is not JSON: ${reason}${/[.?]$/.test(reason) ? "" : "."}`;
  return { finding: { code: "json-syntax", pointer: "", message, fix }, offset };
}
