// RFC 8785, canonical JSON.

import canonicalize from "canonicalize";

/** The canonical text of a JSON value. Throws for anything else: NaN, undefined, a function. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("Only a JSON value has a canonical form.");
  return text;
}
