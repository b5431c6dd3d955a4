// RFC 8785, canonical JSON.

import canonicalize from "canonicalize";
import { strictFault } from "../strict-value.ts";

/** The canonical text of a JSON value. Throws for anything else: half a surrogate pair, NaN, undefined, a function. */
export function canonicalJson(value: unknown): string {
  const fault = strictFault(value);
  if (fault) {
    throw new TypeError(
      `Only JSON values have a canonical form (RFC 8785), but ${fault.pointer || "the value"} is ${fault.what}.`,
    );
  }
  return canonicalJsonOfHistory(value);
}

/**
 * The same, but half a surrogate pair stays escaped as in the definition. Entries published before such texts were
 * refused have hashes over it, which must not change.
 */
export function canonicalJsonOfHistory(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("Only JSON values have a canonical form (RFC 8785).");
  return text;
}
