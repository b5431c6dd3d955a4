// JSON text -> its value, or why parsers could disagree on it: it nests too deep, it is not valid JSON, or an object has
// a key twice.

import { type ParseErrorCode, visit } from "jsonc-parser";
import type { Finding, PlacedFinding } from "../problem.ts";
import { foreignText } from "./foreign.ts";
import { pointerOf } from "./locate.ts";
import { syntaxFault } from "./syntax.ts";

/** `value` is undefined if there are faults. */
export interface StrictJson {
  value: unknown;
  faults: PlacedFinding[];
}

/** Reads text that nests at most `levels` deep. Never throws. */
export function parseStrict(text: string, levels: number): StrictJson {
  const value = parseJson(text);
  if (value !== undefined && countKeys(value, levels) === mostKeys(text)) {
    return { value, faults: [] };
  }
  const faults = findFaults(text, levels, value !== undefined);
  return { value: faults.length > 0 ? undefined : value, faults };
}

/** undefined when `text` is not JSON: `undefined` itself is not a JSON value. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How many keys a parsed value has, at every depth; NaN where it nests deeper than `levels`. */
function countKeys(value: unknown, levels: number): number {
  if (typeof value !== "object" || value === null) return 0;
  if (levels === 0) return Number.NaN;
  const inner: unknown[] = Object.values(value);
  let keys = Array.isArray(value) ? 0 : inner.length;
  for (const it of inner) keys += countKeys(it, levels - 1);
  return keys;
}

/**
 * The most keys that the text can have. Strings rarely contain what looks like the end of a key. If the value has as
 * many, JSON.parse lost none and the visit can be skipped, which saves more time than parsing and validating take.
 */
function mostKeys(text: string): number {
  return text.match(/"\s*:/g)?.length ?? 0;
}

/** Thrown to end a visit. */
class Ended extends Error {}

/** The first fault of text that is not JSON or nests too deep; otherwise every repeated key. */
function findFaults(text: string, levels: number, isJson: boolean): PlacedFinding[] {
  let fault: PlacedFinding | undefined;
  const end = (found: PlacedFinding) => {
    fault = found;
    throw new Ended();
  };
  const duplicates: PlacedFinding[] = [];
  /** For each open object and array, the first line of each key. */
  const open: Map<string, number>[] = [];
  const enter = (offset: number) => {
    if (open.push(new Map()) > levels) end({ finding: tooDeep(levels), offset });
  };
  const leave = () => {
    open.pop();
  };
  const visitor = {
    onObjectBegin: enter,
    onObjectEnd: leave,
    onArrayBegin: enter,
    onArrayEnd: leave,
    onObjectProperty(
      key: string,
      offset: number,
      _length: number,
      line: number,
      _column: number,
      path: () => (string | number)[],
    ) {
      const keys = open.at(-1);
      const first = keys?.get(key);
      if (first === undefined) keys?.set(key, line + 1);
      else
        duplicates.push({ finding: duplicateKey(key, pointerOf(...path(), key), first), offset });
    },
    onError(error: ParseErrorCode, offset: number) {
      if (!isJson) end(foreignText(text) ?? syntaxFault(text, error, offset));
    },
  };
  try {
    visit(text, visitor, { disallowComments: true });
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
  }
  if (fault) return [fault];
  return isJson ? duplicates : [foreignText(text) ?? syntaxFault(text, undefined, 0)];
}

function tooDeep(levels: number): Finding {
  return {
    code: "too-deep",
    pointer: "",
    message: `Objects and arrays nest more than ${levels} levels deep.`,
    fix: "Remove the extra brackets: a definition needs six levels.",
  };
}

function duplicateKey(key: string, pointer: string, line: number): Finding {
  return {
    code: "duplicate-key",
    pointer,
    message: `The key ${JSON.stringify(key)} appears twice in one object, first on line ${line}. Parsers disagree on which value counts.`,
    fix: "Keep one of the two.",
  };
}
