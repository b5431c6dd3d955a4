// A Change: one difference between two versions of a definition, named in the field's terms.

import type { Hex, Id, UtcTime } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";

/**
 * Every kind, and whether it breaks integrators who compiled in the previous version. The kinds in `BREAK_BY_READING`
 * break only if the reading of the derivation makes the fingerprint change.
 */
export const CHANGE_KINDS = {
  published: false,
  "coalition-renamed": true,
  "citizen-added": true,
  "citizen-removed": true,
  "citizen-bumped": true,
  "citizen-renamed": false,
  "content-hash-rotated": false,
  "ticket-issuance-root-rotated": false,
  "mrtd-rotated": false,
  "confluence-added": true,
  "confluence-removed": true,
  "confluence-upgraded": true,
  "span-changed": false,
  "module-shipped": true,
  "module-withdrawn": true,
  "module-upgraded": true,
  "issuer-added": true,
  "issuer-rotated": true,
  "issuer-removed": true,
  "order-changed": true,
  "derivation-changed": true,
  "config-disclosed": false,
  "peer-hints-changed": false,
  "authority-changed": false,
  announced: false,
  amended: false,
  "announcement-withdrawn": false,
  "announcement-fulfilled": false,
  "announcement-overtaken": false,
  "next-fingerprint-changed": false,
  overdue: false,
  retired: true,
  "retirement-amended": false,
  "retirement-withdrawn": false,
  "metadata-changed": false,
  // Breaks if the last published fingerprint differs.
  "history-rewritten": false,
} as const satisfies Record<string, boolean>;

export type ChangeKind = keyof typeof CHANGE_KINDS;

/** The kinds that a reading of the derivation may leave out of the fingerprint. */
export const BREAK_BY_READING: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "derivation-changed",
  "module-shipped",
  "module-withdrawn",
  "module-upgraded",
]);

const OF_NEXT_FINGERPRINT: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "announced",
  "amended",
  "next-fingerprint-changed",
]);

/** Whether the change's `after` has a time (`effectiveAt`) for which integrators must prepare a build. */
export function announcesNextFingerprint(kind: ChangeKind): boolean {
  return OF_NEXT_FINGERPRINT.has(kind);
}

/** These break handles on citizens and confluences. Handles on modules and tickets break with the fingerprint. */
export const ENDS_HANDLES: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "citizen-bumped",
  "citizen-removed",
  "confluence-upgraded",
  "confluence-removed",
]);

/**
 * Whether a change breaks handles on its part that would otherwise keep working, whatever happens to the fingerprint.
 */
export function endsHandles({ kind, breaking }: Change): boolean {
  const isOfModule = kind === "module-upgraded" || kind === "module-withdrawn";
  return ENDS_HANDLES.has(kind) || (isOfModule && !breaking);
}

/** Whether handles of integrators end: by the fingerprint, or without it. */
export function mustAct(it: { breaking: boolean; changes: readonly Change[] }): boolean {
  return it.breaking || it.changes.some(endsHandles);
}

/** The kinds whose value, after or before, is an announcement. */
export const HAS_ANNOUNCEMENT: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "announced",
  "amended",
  "announcement-withdrawn",
  "announcement-fulfilled",
  "announcement-overtaken",
  "overdue",
]);

export interface Change {
  kind: ChangeKind;
  part: Part;
  /** The property that differs; absent if a whole part was added or removed. */
  field?: string;
  breaking: boolean;
  /** For a part added to a list: its index. The order is part of the fingerprint. */
  position?: number;
  /** For an announcement: the part that has the id it is about. */
  of?: Part;
  /** For a content hash: the confluences and modules that pin it, as "confluence router". */
  pinnedBy?: string[];
  /** JSON values; null for a value that is missing. */
  before: unknown;
  after: unknown;
}

export function change(
  kind: ChangeKind,
  part: Part,
  values: { field?: string; before?: unknown; after?: unknown },
): Change {
  const { field, before = null, after = null } = values;
  const named = field === undefined ? {} : { field };
  return { kind, part, ...named, breaking: CHANGE_KINDS[kind], before, after };
}

/** A fingerprint announced for a certain time. */
export interface AnnouncedFingerprint {
  /** With seconds. */
  effectiveAt: UtcTime;
  /** The ids announced to change at that time, each once. */
  ids: Hex[];
  /** null while it waits for an operator. */
  fingerprint: Id | null;
  /** Services whose operators have not announced their new fingerprint yet: "confluence router". */
  waitsFor: string[];
}
