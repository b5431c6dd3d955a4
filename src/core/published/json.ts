// The text of every published JSON file, and the check it must pass before it is written: strict parsers such as
// serde_json must be able to read it.

import { parseStrict } from "../source/strict-json.ts";
import { strictFault } from "../strict-value.ts";
import { MAX_DEPTH } from "./parse.ts";

/**
 * A value that the site makes, as text. Half surrogate pairs, which old definitions may contain, become U+FFFD, so
 * that one coalition's text does not make a shared file unreadable. Throws for a number that is not finite.
 */
export function publishedJson(value: unknown, indent = 0): string {
  const fault = strictFault(value);
  if (fault && !fault.isText) throw new TypeError(`${fault.pointer} is ${fault.what}.`);
  return JSON.stringify(fault ? wellFormed(value) : value, null, indent);
}

function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/\p{Cs}/gu, "\ufffd");
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(wellFormed);
  const members = Object.entries(value).map(([key, it]) => [wellFormed(key), wellFormed(it)]);
  return Object.fromEntries(members);
}

/** Why a strict parser refuses a file's text; undefined if it accepts it. */
export function strictFaultIn(text: string): string | undefined {
  const { value, faults } = parseStrict(text, MAX_DEPTH);
  const [first] = faults;
  if (first) return first.finding.message;
  const fault = strictFault(value);
  return (
    fault &&
    `${fault.pointer || "Its value"} is ${fault.what}. Strict parsers refuse the whole file because of it.`
  );
}

/**
 * Whether everything that a strict parser refuses in a file was already published at its address and stays as it is:
 * the text itself, or the entries of a chain.
 */
export function wasPublished(text: string, before: string): boolean {
  if (text === before) return true;
  const published = new Set(entriesOf(before).map((entry) => JSON.stringify(entry)));
  const entries = entriesOf(text);
  return (
    entries.length > 0 &&
    entries.every((it) => !strictFault(it) || published.has(JSON.stringify(it)))
  );
}

function entriesOf(text: string): unknown[] {
  const { value } = parseStrict(text, MAX_DEPTH);
  const { entries } = (value ?? {}) as { entries?: unknown };
  return Array.isArray(entries) ? entries : [];
}
