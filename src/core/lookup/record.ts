// What a shard of the lookup holds, for those who write shards and those who read them.

import type { IdKind, SpanAnnouncement } from "../history/id-spans.ts";
import type { Hex, Id, Retirement, Upcoming, UtcTime } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";

/** What an id is, or was: what stands in a definition, and what follows from one. */
export type LookupKind = IdKind | CoalitionIdKind;

/** Ids that are a coalition's own: they end with it. */
export type CoalitionIdKind = "fingerprint" | "coalition-id" | "module-root" | "tickets-root";

/** Ids that follow from a coalition's fingerprint: they go when it moves. */
export const MOVES_WITH_FINGERPRINT: ReadonlySet<LookupKind> = new Set<LookupKind>([
  "fingerprint",
  "module-root",
  "tickets-root",
]);

/** What programs open handles by: the fingerprint, what follows from it, and what it folds. */
export const ENDS_HANDLES: ReadonlySet<LookupKind> = new Set<LookupKind>([
  ...MOVES_WITH_FINGERPRINT,
  ...(["stable-id", "confluence", "module", "ticket-issuer"] as const),
]);

/** Every published id that begins with the same two digits, and the coalitions that they are about. */
export interface Shard {
  /** By id; of an id, in the order of the coalitions' names. */
  ids: Record<Hex, LookupRecord[]>;
  /** By name. */
  coalitions: Record<string, LookupCoalition>;
}

/** One time that an id stood in one coalition. */
export interface LookupRecord {
  coalition: string;
  kind: LookupKind;
  /** Absent where the id is that of the coalition itself. */
  part?: Part;
  /** The `seq` of the entry by which it came. */
  since: number;
  /** That of the entry by which it went; absent while it stands. */
  until?: number;
  /** What took its place then; only where that is not what stands there now. */
  successor?: Hex;
  /** What stands in its place now; absent while it stands, or where its place is gone. */
  now?: Hex;
  /** Of a fingerprint or root that went: how many entries since break integrators, `until` included. */
  breakingSince?: number;
  announcement?: SpanAnnouncement;
  /** Of a root: false where nobody serves it, since the coalition ships no such module or issuer. */
  shipped?: false;
}

/** What is published of a coalition now, as far as answers need it. */
export interface LookupCoalition {
  status: "current" | "retired";
  fingerprint: Id;
  /** That of the newest entry. */
  seq: number;
  /** By `seq`: those that the shard's records name, and the newest that broke the fingerprints among them. */
  entries: Record<string, LookupEntry>;
  retirement?: Retirement;
  /** Of a retired coalition: what to compile in, at the end of all replacements. */
  instead?: { coalition: string; fingerprint: Id };
  /** Announced changes, by the time at which they take effect. */
  announced?: LookupAnnouncement[];
}

export interface LookupEntry {
  at: UtcTime;
  /** What it changed, in short: what breaks integrators, if anything does. */
  title?: string;
  /** Whether it breaks integrators; only where it does. */
  breaking?: true;
  /** Why it could not wait; only where it was marked urgent. */
  urgent?: string;
  /** Why, in the operator's words: the commit's first line. */
  subject?: string;
  commit?: string;
}

export interface LookupAnnouncement extends Pick<Upcoming, "kind" | "id" | "to"> {
  effectiveAt: UtcTime;
  /** The fingerprint from then on: null where it moves and cannot be told yet; absent where it stays. */
  fingerprint?: Id | null;
}

/** Whether handles end by what is announced, though the fingerprint, and so this id, stays: of a module that it does not fold. */
export function endsUnfolded(
  { kind: changes, fingerprint }: LookupAnnouncement,
  { kind }: { kind: LookupKind },
): boolean {
  const isOfModule = changes === "fingerprint" || changes === "retirement";
  return kind === "fingerprint" && fingerprint === undefined && isOfModule;
}

/** Whether an id changes by what is announced: itself, or with the fingerprint that it follows from. */
export function changesId(
  { id: of, fingerprint }: LookupAnnouncement,
  { id, kind }: { id: Hex; kind: LookupKind },
): boolean {
  return MOVES_WITH_FINGERPRINT.has(kind) ? fingerprint !== undefined : of === id;
}

/** Whether handles on what an id is of may end by what is announced. */
export function concerns(
  announced: LookupAnnouncement,
  it: { id: Hex; kind: LookupKind },
): boolean {
  return changesId(announced, it) || endsUnfolded(announced, it);
}

/** Whether an announced id comes by this announcement. */
export function bringsId(
  { to }: LookupAnnouncement,
  { id, kind }: { id: Hex; kind: LookupKind },
): boolean {
  return kind === "announced" && to === id;
}
