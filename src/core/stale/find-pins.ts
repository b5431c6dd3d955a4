// Finds the pins in a text: lines that are comments, whatever the language.

import { isId, isText, type Shape } from "../published/shape.ts";
import { isName } from "../published/shapes.ts";
import type { Id } from "../registry/definition.ts";
import { shortened } from "../text.ts";
import { PIN_MARK, type Pin } from "./pin.ts";

export interface FoundPin extends Pin {
  /** 1-based. */
  line: number;
}

/** A line that looks like a pin but is not valid. */
export interface PinFault {
  line: number;
  fault: string;
}

/** A comment at the beginning of a line. One with angle brackets is an explanation, not a pin. */
const LINE = new RegExp(`^[ \\t]*(?://|#|--|;|\\*)[ \\t]*${PIN_MARK}(?![ \\t]*<)(.*)$`);
const LONGEST = 120;
/** An http or https address without a user name, password, query or anchor. */
const ADDRESS = /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/i;

/** The values of a pin, in their order. */
const VALUES: readonly [Shape, string][] = [
  [isText("an address", ADDRESS), "the http or https address of a registry"],
  [isName, "the name of a coalition"],
  [isText("a number", /^#\d{1,9}$/), "the number of an entry"],
  [isId, "a fingerprint of 64 lowercase hex digits"],
];

export function findPins(text: string): (FoundPin | PinFault)[] {
  return text.split(/\r\n|[\r\n]/).flatMap((content, at) => {
    const [, rest] = LINE.exec(content) ?? [];
    return rest === undefined ? [] : { line: at + 1, ...readPin(rest) };
  });
}

function readPin(rest: string): Pin | { fault: string } {
  const words = rest.trim().split(/\s+/);
  const [registry = "", coalition = "", number = "", fingerprint = ""] = words;
  const fault = faultOf(words);
  if (fault !== undefined) {
    return { fault: `The pin is damaged: ${fault}.` };
  }
  return { registry: withSlash(registry), coalition, seq: Number(number.slice(1)), fingerprint };
}

function faultOf(words: readonly string[]): string | undefined {
  if (words.length !== VALUES.length) {
    return `it has ${words.length} values instead of ${VALUES.length}`;
  }
  const faults = VALUES.flatMap(([shape, what], at) => {
    const word = words[at] ?? "";
    return shape(word) ? `${JSON.stringify(shortened(word, LONGEST))} is not ${what}` : [];
  });
  return faults[0];
}

/** The address of a registry, with a final slash; undefined if the text is not an address. */
export function registryAddress(text: string): string | undefined {
  return ADDRESS.test(text) ? withSlash(text) : undefined;
}

function withSlash(address: string): string {
  return address.endsWith("/") ? address : `${address}/`;
}

/** In Rust and TypeScript. Formatters may break the line or change the quotes. */
const COMPILED_IN = [
  /^pub const FINGERPRINT\s*:\s*UniqueId\s*=\s*unique_id!\(\s*"([0-9a-f]{64})"/m,
  /^export const COALITION\s*=\s*\{[^{}[\]]*?\bfingerprint["']?\s*:\s*["']([0-9a-f]{64})["']/m,
];

/** The fingerprint in the code of a constant; undefined if the text has no such constant, or several. */
export function compiledIn(text: string): Id | undefined {
  const found = COMPILED_IN.flatMap((it) => [...text.matchAll(new RegExp(it, "gm"))]);
  return found.length === 1 ? found[0]?.[1] : undefined;
}
