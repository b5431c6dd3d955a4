// The pins in a text: lines that are comments, whatever the language.

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
const NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;
const LONGEST = 120;

export function findPins(text: string): (FoundPin | PinFault)[] {
  return text.split(/\r\n|[\r\n]/).flatMap((content, at) => {
    const [, rest] = LINE.exec(content) ?? [];
    return rest === undefined ? [] : { line: at + 1, ...readPin(rest) };
  });
}

function readPin(rest: string): Pin | { fault: string } {
  const words = rest.trim().split(/\s+/);
  const [registry = "", coalition = "", number = "", fingerprint = ""] = words;
  const fault =
    words.length === 4
      ? faultOf(registry, coalition, { number, fingerprint })
      : `it has ${words.length} values in place of 4`;
  if (fault !== undefined) {
    return { fault: `The pin is damaged: ${fault}. Put the whole constant in again.` };
  }
  return { registry: withSlash(registry), coalition, seq: Number(number.slice(1)), fingerprint };
}

function faultOf(
  registry: string,
  coalition: string,
  { number, fingerprint }: { number: string; fingerprint: string },
): string | undefined {
  const quoted = (word: string) => JSON.stringify(shortened(word, LONGEST));
  if (!ADDRESS.test(registry)) {
    return `${quoted(registry)} is not the http or https address of a registry`;
  }
  if (!NAME.test(coalition) || coalition.length > 100) {
    return `${quoted(coalition)} is not the name of a coalition`;
  }
  if (!/^#\d{1,9}$/.test(number)) return `${quoted(number)} is not the number of an entry`;
  if (/^[0-9a-f]{64}$/.test(fingerprint)) return undefined;
  return `${quoted(fingerprint)} is not a fingerprint of 64 lowercase hex digits`;
}

/** Of http or https, without a name, a password, a query or an anchor. */
const ADDRESS = /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/i;

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
