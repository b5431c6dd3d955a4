// Bytes of a file -> JSON value, or the problems that keep it from being one.
// Nothing here throws on bad input, and no input is read in a way that depends on the engine.

import { type Finding, type Problem, problemAt } from "../problem.ts";
import { type Decoded, decode } from "./decode.ts";
import { findLongList } from "./lists.ts";
import { Locator } from "./locate.ts";
import { isPlain } from "./plain.ts";
import { countKeys, scanStructure } from "./structure.ts";
import { findDuplicateKeys, findSyntaxError, type PlacedFinding } from "./syntax.ts";

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
  return parseDecoded(file, decode(bytes));
}

/** The same for what has been decoded already, in the way of `decode`. */
export function parseDecoded(file: string, { text, fault }: Decoded): Source {
  const locator = new Locator(text);
  const source: Source = { file, text, value: undefined, problems: [], locator };
  const value = fault ? undefined : parseJson(text);
  const found = fault
    ? [{ finding: fault, offset: text.length }]
    : findFaults(text, value, locator);
  source.problems = found.map(({ finding, offset }) =>
    problemAt(file, locator.placeAt(offset), finding),
  );
  if (found.length === 0) source.value = value;
  return source;
}

/** The same for any text. */
export function parseText(file: string, text: string): Source {
  return parseSource(file, new TextEncoder().encode(text));
}

/** What keeps text that JSON.parse has read, or could not read, from being taken as it is. */
function findFaults(text: string, value: unknown, locator: Locator): PlacedFinding[] {
  if (value !== undefined && isPlain(text, value, MAX_DEPTH))
    return findLists(text, value, locator);
  const { depth, tooDeepAt, keys } = scanStructure(text, MAX_DEPTH);
  if (tooDeepAt >= 0) return [{ finding: tooDeep(depth), offset: tooDeepAt }];
  if (value === undefined) return [findSyntaxError(text)];
  // The tree is slow to build, so that it is only asked where a key is known to be lost.
  if (countKeys(value) === keys || !locator.root) return findLists(text, value, locator);
  return findDuplicateKeys(locator.root, (offset) => locator.placeAt(offset).line);
}

function findLists(text: string, value: unknown, locator: Locator): PlacedFinding[] {
  if (typeof value !== "object" || value === null) return [];
  const finding = findLongList(text, value);
  return finding ? [{ finding, offset: locator.nodeAt(finding.pointer)?.offset ?? 0 }] : [];
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
