// RFC 8785, canonical JSON. It takes numbers and texts as JSON.stringify writes them, so that only the
// keys' order is left to do; that is twice as fast as the library, which a test holds it to.

import canonicalize from "canonicalize";

/** The canonical text of a JSON value. Throws a TypeError for what is none: NaN, undefined, a function. */
export function canonicalJson(value: unknown): string {
  const text = hasNumberLikeKey(value) ? canonicalize(value) : JSON.stringify(inOrder(value));
  if (text === undefined) throw new TypeError("Only a JSON value has a canonical form.");
  return text;
}

/** Such keys come first in any object, whatever their order was; canonical is their order as text. */
function hasNumberLikeKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(hasNumberLikeKey);
  return Object.entries(value).some(([key, member]) => /^\d/.test(key) || hasNumberLikeKey(member));
}

/** A copy with all keys in the order of their UTF-16 units. */
function inOrder(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`${value} has no canonical form.`);
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  // Without a prototype, "__proto__" is a key like any other.
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value).sort()) {
    copy[key] = inOrder((value as Record<string, unknown>)[key]);
  }
  return copy;
}
