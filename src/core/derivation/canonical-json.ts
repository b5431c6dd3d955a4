// RFC 8785, canonical JSON.

import canonicalize from "canonicalize";
import { strictFault } from "../strict-value.ts";

/** The canonical text of a JSON value. Throws for anything else: half of a surrogate pair, NaN, undefined, a function. */
export function canonicalJson(value: unknown): string {
  const fault = strictFault(value);
  if (fault) {
    throw new TypeError(
      `Only a JSON value has a canonical form (RFC 8785): ${fault.pointer || "the whole of it"} is ${fault.what}.`,
    );
  }
  return canonicalJsonOfHistory(value);
}

/**
 * The same, where half of a surrogate pair stays as the escape that it is in a definition. Entries that were published
 * before such texts were refused have hashes over it, which must stay what they are.
 */
export function canonicalJsonOfHistory(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("Only a JSON value has a canonical form.");
  return text;
}
