// By which ids and names a citizen or service is known: each of these ids that was ever published has a page.

import type { Id } from "../registry/definition.ts";
import type { PartIdKind } from "../registry/part-ids.ts";
import type { PartClass } from "../registry/parts.ts";

export interface Named {
  id: Id;
  /** Of one that services alone refer to, by their spans, "citizen". */
  class: PartClass | "citizen";
  /** The most frequent first; none of one that nobody names. */
  names: readonly string[];
}

const KINDS: ReadonlySet<string> = new Set<PartIdKind>([
  "stable-id",
  "confluence",
  "module",
  "ticket-issuer",
  "spanned-citizen",
]);

export function isIdentity({ kind }: { kind: string }): boolean {
  return KINDS.has(kind);
}
