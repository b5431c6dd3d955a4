// What is wrong with text that is not JSON, or that readers would read differently, and where.
// In words of our own: those of JSON.parse differ from engine to engine.

import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Finding } from "../problem.ts";
import { pointerOf } from "./locate.ts";

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

/** The first syntax error of text that is not JSON. */
export function findSyntaxError(text: string): PlacedFinding {
  if (text.trim() === "") return { finding: EMPTY, offset: text.length };
  const first = firstError(text);
  if (!first) return syntaxError("its brackets do not match", "Close each bracket once.", 0);
  const { offset } = first;
  const error = printParseErrorCode(first.error);
  // Where the last thing before the error ends: there a comma is missing, or is one too many.
  const end = text.slice(0, offset).trimEnd().length;
  if (error === "CommaExpected") {
    return syntaxError("a comma is missing here", "Put a comma here.", end);
  }
  if (AFTER_A_COMMA.includes(error) && text[end - 1] === ",") {
    return syntaxError("nothing follows this comma", "Remove the comma.", end - 1);
  }
  const why = WHY[error] ?? "a syntax error";
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

/** undefined where the parser, which goes on after an error, nests deeper than it can. */
function firstError(text: string): ParseError | undefined {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return errors[0];
}

/** Every key that stands again in its object, at the place where it does. */
export function findDuplicateKeys(root: Node, lineOf: (offset: number) => number): PlacedFinding[] {
  const found: PlacedFinding[] = [];
  const visit = (node: Node, steps: (string | number)[]) => {
    if (node.type === "array") {
      for (const [index, item] of (node.children ?? []).entries()) visit(item, [...steps, index]);
    }
    if (node.type !== "object") return;
    const first = new Map<string, number>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key || !value) continue;
      const earlier = first.get(key.value);
      if (earlier === undefined) first.set(key.value, key.offset);
      else {
        const finding = duplicateKey(key.value, pointerOf(...steps, key.value), lineOf(earlier));
        found.push({ finding, offset: key.offset });
      }
      visit(value, [...steps, key.value]);
    }
  };
  visit(root, []);
  return found;
}

function duplicateKey(key: string, pointer: string, line: number): Finding {
  return {
    code: "duplicate-key",
    pointer,
    message: `The key ${JSON.stringify(key)} stands twice in one object, the first time on line ${line}; readers disagree on which counts.`,
    fix: "Keep one of the two.",
  };
}
