// Bytes of a file -> JSON value, or the problems that keep it from being one.
// Nothing here throws on bad input, and no input is read in a way that depends on the engine.

import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { type Finding, type Problem, problemAt } from "../problem.ts";
import { Locator, pointerOf } from "./locate.ts";
import { countKeys, scanStructure } from "./structure.ts";

/** Fifty citizens take about 40 KiB; twelve times that is a mistake, not a coalition. */
export const MAX_BYTES = 512 * 1024;
/** A definition needs six levels. */
export const MAX_DEPTH = 32;

/** A file's text and value. `value` is undefined when `problems` is not empty. */
export interface Source {
  file: string;
  text: string;
  value: unknown;
  problems: Problem[];
  locator: Locator;
}

/** Reads one file. `file` is only a label, for the problems. */
export function parseSource(file: string, bytes: Uint8Array): Source {
  const decoded = decode(bytes);
  const text = typeof decoded === "string" ? decoded : "";
  const locator = new Locator(text);
  const source: Source = { file, text, value: undefined, problems: [], locator };
  const refuse = (finding: Finding, offset: number) => {
    source.problems.push(problemAt(file, locator.placeAt(offset), finding));
  };
  if (typeof decoded !== "string") {
    refuse(decoded, 0);
    return source;
  }
  const structure = scanStructure(text, MAX_DEPTH);
  if (structure.tooDeepAt >= 0) {
    refuse(tooDeep(structure.depth), structure.tooDeepAt);
    return source;
  }
  const value = parseJson(text);
  if (value === undefined) {
    const { finding, offset } = syntaxFinding(text);
    refuse(finding, offset);
  } else if (countKeys(value) !== structure.keys && locator.root) {
    for (const { finding, offset } of duplicateKeys(locator.root)) refuse(finding, offset);
  }
  if (source.problems.length === 0) source.value = value;
  return source;
}

function decode(bytes: Uint8Array): string | Finding {
  if (bytes.length > MAX_BYTES) {
    return {
      code: "file-too-large",
      pointer: "",
      message: `The file is larger than ${MAX_BYTES} bytes, which no definition needs.`,
      fix: "Remove what does not belong into a definition, or split the coalition.",
    };
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return {
      code: "byte-order-mark",
      pointer: "",
      message: "The file begins with a byte order mark (EF BB BF), which JSON does not allow.",
      fix: "Save the file as UTF-8 without BOM.",
    };
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return {
      code: "not-utf8",
      pointer: "",
      message: "The file is not valid UTF-8, so no two readers would read the same text.",
      fix: "Save the file as UTF-8.",
    };
  }
}

function tooDeep(depth: number): Finding {
  return {
    code: "too-deep",
    pointer: "",
    message: `Objects and arrays nest ${depth} levels deep; at most ${MAX_DEPTH} are read.`,
    fix: "A definition needs six levels: remove the brackets that are too many.",
  };
}

/** undefined when `text` is not JSON: `undefined` itself is no JSON value. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const SYNTAX: Partial<Record<string, string>> = {
  CommaExpected: "a comma is missing here",
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

/** The first syntax error, in words that do not depend on the JavaScript engine. */
function syntaxFinding(text: string): { finding: Finding; offset: number } {
  const first = firstSyntaxError(text);
  const why = (first && SYNTAX[printParseErrorCode(first.error)]) ?? "its brackets do not match";
  const finding: Finding = {
    code: "json-syntax",
    pointer: "",
    message: `The file is not JSON: ${why}.`,
    fix: "Correct the syntax at this place; an editor marks it, too.",
  };
  return { finding, offset: first?.offset ?? 0 };
}

/** undefined where the parser, which goes on after an error, nests deeper than it can. */
function firstSyntaxError(text: string): ParseError | undefined {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return errors[0];
}

/** Every key that stands again in its object, at the place where it does. */
function duplicateKeys(root: Node): { finding: Finding; offset: number }[] {
  const found: { finding: Finding; offset: number }[] = [];
  const visit = (node: Node, steps: (string | number)[]) => {
    if (node.type === "array") {
      for (const [index, item] of (node.children ?? []).entries()) visit(item, [...steps, index]);
    }
    if (node.type !== "object") return;
    const seen = new Set<string>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key || !value) continue;
      if (seen.has(key.value)) {
        const pointer = pointerOf(...steps, key.value);
        found.push({ finding: duplicateKey(key.value, pointer), offset: key.offset });
      }
      seen.add(key.value);
      visit(value, [...steps, key.value]);
    }
  };
  visit(root, []);
  return found;
}

function duplicateKey(key: string, pointer: string): Finding {
  return {
    code: "duplicate-key",
    pointer,
    message: `The key ${JSON.stringify(key)} stands twice in one object; readers disagree on which counts.`,
    fix: "Keep one of the two.",
  };
}
