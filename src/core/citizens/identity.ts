// The ids and names that identify a citizen or service. Each of these ids that was ever published has a page.

import type { Id } from "../registry/definition.ts";
import type { PartIdKind } from "../registry/part-ids.ts";
import type { PartClass } from "../registry/parts.ts";

export interface Named {
  id: Id;
  /** "citizen" for one that only the spans of services refer to. */
  class: PartClass | "citizen";
  /** The most frequent first; empty if nobody names it. */
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
