// Bytes of a file -> JSON value, or the problems that keep it from being one.
// Nothing here throws on bad input, and no input is read in a way that depends on the engine.

import { lazy } from "../lazy.ts";
import { type Problem, problemAt } from "../problem.ts";
import { type Decoded, decode } from "./decode.ts";
import { findLongList } from "./lists.ts";
import { Locator } from "./locate.ts";
import { parseStrict, type StrictJson } from "./strict-json.ts";

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
  const { value, faults } = fault
    ? { value: undefined, faults: [{ finding: fault, offset: text.length }] }
    : readText(text, locator);
  const problems = faults.map(({ finding, offset }) =>
    problemAt(file, finding, locator.placeAt(offset)),
  );
  return { file, text, value, problems, locator };
}

/** The same for any text. */
export function parseText(file: string, text: string): Source {
  return parseSource(file, new TextEncoder().encode(text));
}

/** The value, or what keeps text from being read. */
function readText(text: string, locator: Locator): StrictJson {
  const { value, faults } = parseStrict(text, MAX_DEPTH);
  const finding = findLongList(text, value);
  if (!finding) return { value, faults };
  const offset = locator.nodeAt(finding.pointer)?.offset ?? 0;
  return { value: undefined, faults: [{ finding, offset }] };
}

/** A valid value without text yet: `write` is called when the text, or a place in it, is needed. */
export function unwrittenSource(file: string, value: unknown, write: () => string): Source {
  const locator = lazy(() => new Locator(write()));
  return {
    ...{ file, value, problems: [] },
    get text() {
      return write();
    },
    get locator() {
      return locator();
    },
  };
}
