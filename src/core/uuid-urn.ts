// Ids for feeds and their items that do not depend on host, scheme or clock.

import { hash } from "./derivation/hash.ts";

/** A version 8 UUID (RFC 9562) derived from what it names. It never changes. */
export function uuidUrn(feed: string, what: string): string {
  const bytes = hash(feed, "|", what).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `urn:uuid:${groups.join("-")}-${hex.slice(20)}`;
}
