// What is wrong with text that is not JSON, and where. In words of our own: those of JSON.parse differ from
// engine to engine.

import { type ParseErrorCode, printParseErrorCode } from "jsonc-parser";
import type { Finding } from "../problem.ts";

/** A finding at an offset of the text. */
export interface PlacedFinding {
  finding: Finding;
  offset: number;
}

/** By the names that jsonc-parser prints of its codes. */
const WHY: Partial<Record<string, string>> = {
  ColonExpected: "a colon is missing here",
  ValueExpected: "a value is missing here",
  PropertyNameExpected: "a property name in double quotes is missing here",
  CloseBraceExpected: "a } is missing here",
  CloseBracketExpected: "a ] is missing here",
  EndOfFileExpected: "the JSON value has ended, but more text follows",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfComment: "JSON has no comments",
  UnexpectedEndOfString: "a string is not closed on its line",
  InvalidCharacter: "a character that JSON does not allow here",
  InvalidEscapeCharacter: "an escape that JSON does not have",
  InvalidUnicode: "an incomplete \\u escape",
  UnexpectedEndOfNumber: "a number is incomplete",
  InvalidNumberFormat: "a number is malformed",
  InvalidSymbol: "a word that JSON does not have",
};
const AFTER_A_COMMA = ["ValueExpected", "PropertyNameExpected"];

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
  if (name === "CommaExpected") {
    return syntaxError("a comma is missing here", "Put a comma here.", end);
  }
  if (AFTER_A_COMMA.includes(name) && text[end - 1] === ",") {
    return syntaxError("nothing follows this comma", "Remove the comma.", end - 1);
  }
  const why = WHY[name] ?? "a syntax error";
  return syntaxError(why, "Correct the syntax at this place; an editor marks it, too.", offset);
}

const EMPTY: Finding = {
  code: "json-syntax",
  pointer: "",
  message: "The file is empty.",
  fix: "Restore its content. A coalition that is to end is retired in its definition, which stays.",
};

function syntaxError(why: string, fix: string, offset: number): PlacedFinding {
  const message = `The file is not JSON: ${why}.`;
  return { finding: { code: "json-syntax", pointer: "", message, fix }, offset };
}
