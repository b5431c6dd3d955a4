// A Change: one difference between two versions of a definition, by its name in the field.

import type { Hex, Id, UtcTime } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";

/**
 * Every kind, and whether it breaks integrators who compiled in the version before. Those of `BREAK_BY_READING` do
 * where the reading of the derivation has the fingerprint move.
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
  // It breaks where the fingerprint published last is another one.
  "history-rewritten": false,
} as const satisfies Record<string, boolean>;

export type ChangeKind = keyof typeof CHANGE_KINDS;

/** What a reading of the derivation may leave out of the fingerprint. */
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

/** Whether a change tells, in its `after`, a moment (`effectiveAt`) for which a build is to be prepared. */
export function tellsNextFingerprint(kind: ChangeKind): boolean {
  return OF_NEXT_FINGERPRINT.has(kind);
}

/** What ends handles on citizens and confluences; those on modules and tickets end with the fingerprint. */
export const ENDS_HANDLES: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "citizen-bumped",
  "citizen-removed",
  "confluence-upgraded",
  "confluence-removed",
]);

/** Whether a change ends handles on its part that would work on, whatever the fingerprint does. */
export function endsHandles({ kind, breaking }: Change): boolean {
  const isOfModule = kind === "module-upgraded" || kind === "module-withdrawn";
  return ENDS_HANDLES.has(kind) || (isOfModule && !breaking);
}

/** The kinds whose value, after or before, is an announcement. */
export const TELLS_ANNOUNCEMENT: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
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
  /** The property that differs; absent where a whole part came or went. */
  field?: string;
  breaking: boolean;
  /** Of a part that came into a list: its place there, from 0. The fingerprint folds the order. */
  position?: number;
  /** Of an announcement: the part that has the id which it is about. */
  of?: Part;
  /** Of a content hash: the confluences and modules that pin it, by their names in words. */
  pinnedBy?: string[];
  /** JSON values; null for what was, or is, not there. */
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

/** What was, or is, announced of the fingerprint from a moment on. */
export interface AnnouncedFingerprint {
  /** With its seconds. */
  effectiveAt: UtcTime;
  /** What is announced to change then, each id once. */
  ids: Hex[];
  /** null where it waits for an operator. */
  fingerprint: Id | null;
  /** Services whose operators have yet to say their new fingerprint: "confluence router". */
  waitsFor: string[];
}
