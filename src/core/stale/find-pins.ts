// The pins in a text: lines that are comments, whatever the language.

import { isId, isText, type Shape } from "../published/shape.ts";
import { isName } from "../published/shapes.ts";
import type { Id } from "../registry/definition.ts";
import { shortened } from "../text.ts";
import { PIN_MARK, type Pin } from "./pin.ts";

export interface FoundPin extends Pin {
  /** 1-based. */
  line: number;
}

/** A line that is meant to be a pin, and is not one. */
export interface PinFault {
  line: number;
  fault: string;
}

/** Of a comment that begins its line. What is in angle brackets is an explanation, and no pin. */
const LINE = new RegExp(`^[ \\t]*(?://|#|--|;|\\*)[ \\t]*${PIN_MARK}(?![ \\t]*<)(.*)$`);
const LONGEST = 120;
/** Of http or https, without a name, a password, a query or an anchor. */
const ADDRESS = /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/i;

/** The values of a pin in their order, and what each is. */
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
    return { fault: `The pin is damaged: ${fault}. Put the whole constant in again.` };
  }
  return { registry: withSlash(registry), coalition, seq: Number(number.slice(1)), fingerprint };
}

function faultOf(words: readonly string[]): string | undefined {
  if (words.length !== VALUES.length) {
    return `it has ${words.length} values in place of ${VALUES.length}`;
  }
  const faults = VALUES.flatMap(([shape, what], at) => {
    const word = words[at] ?? "";
    return shape(word) ? `${JSON.stringify(shortened(word, LONGEST))} is not ${what}` : [];
  });
  return faults[0];
}

/** The address of a registry as people write it, with a final slash; undefined where it is not one. */
export function registryAddress(text: string): string | undefined {
  return ADDRESS.test(text) ? withSlash(text) : undefined;
}

function withSlash(address: string): string {
  return address.endsWith("/") ? address : `${address}/`;
}

/** In Rust and in TypeScript; formatters may break the line, or change the quotes. */
const COMPILED_IN = [
  /^pub const FINGERPRINT\s*:\s*UniqueId\s*=\s*unique_id!\(\s*"([0-9a-f]{64})"/m,
  /^export const COALITION\s*=\s*\{[^{}[\]]*?\bfingerprint["']?\s*:\s*["']([0-9a-f]{64})["']/m,
];

/** The fingerprint that a constant has as code; undefined where the text has no such constant, or several. */
export function compiledIn(text: string): Id | undefined {
  const found = COMPILED_IN.flatMap((it) => [...text.matchAll(new RegExp(it, "gm"))]);
  return found.length === 1 ? found[0]?.[1] : undefined;
}
