// The content of a lookup shard, for code that writes shards and code that reads them.

import type { IdKind, SpanAnnouncement } from "../history/id-spans.ts";
import type { Hex, Id, Retirement, Upcoming, UtcTime } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";

/** What an id is or was: one in a definition, or one derived from it. */
export type LookupKind = IdKind | CoalitionIdKind;

/** A coalition's own ids, which end with it. */
export type CoalitionIdKind = "fingerprint" | "coalition-id" | "module-root" | "tickets-root";

/** Ids derived from a coalition's fingerprint, and itself: they change when it changes. */
export const MOVES_WITH_FINGERPRINT: ReadonlySet<LookupKind> = new Set<LookupKind>([
  "fingerprint",
  "module-root",
  "tickets-root",
]);

/** Ids that programs open handles with: the fingerprint, what is derived from it, and what it folds. */
export const ENDS_HANDLES: ReadonlySet<LookupKind> = new Set<LookupKind>([
  ...MOVES_WITH_FINGERPRINT,
  ...(["stable-id", "confluence", "module", "ticket-issuer"] as const),
]);

/** Every published id that begins with the same two digits, and the coalitions that have them. */
export interface Shard {
  /** By id, each in the order of the coalitions' names. */
  ids: Record<Hex, LookupRecord[]>;
  /** By name. */
  coalitions: Record<string, LookupCoalition>;
}

/** One period in which an id was part of one coalition. */
export interface LookupRecord {
  coalition: string;
  kind: LookupKind;
  /** Absent if the id belongs to the coalition itself. */
  part?: Part;
  /** The `seq` of the entry that brought it. */
  since: number;
  /** The `seq` of the entry that ended it; absent while it is current. */
  until?: number;
  /** What replaced it then; only if that is no longer current. */
  successor?: Hex;
  /** The id that is current instead; absent while this one is current, or if its part is gone. */
  now?: Hex;
  /** For a superseded fingerprint or root: how many breaking entries there were since, `until` included. */
  breakingSince?: number;
  announcement?: SpanAnnouncement;
  /** For a root: false if nobody serves it, because the coalition ships no such module or issuer. */
  shipped?: false;
}

/** What answers need of a coalition, as published now. */
export interface LookupCoalition {
  status: "current" | "retired";
  fingerprint: Id;
  /** The newest entry. */
  seq: number;
  /** By `seq`: the entries that the shard's records name, and the newest ones that broke fingerprints among them. */
  entries: Record<string, LookupEntry>;
  retirement?: Retirement;
  /** For a retired coalition: what to compile in, at the end of the chain of replacements. */
  instead?: { coalition: string; fingerprint: Id };
  /** Announced changes, in the order in which they take effect. */
  announced?: LookupAnnouncement[];
}

export interface LookupEntry {
  at: UtcTime;
  /** What it changed, in short: only the breaking changes, if there are any. */
  title?: string;
  /** Present if it breaks integrators. */
  breaking?: true;
  /** The reason, if it was marked urgent. */
  urgent?: string;
  /** The first line of the operator's commit message. */
  subject?: string;
  commit?: string;
}

export interface LookupAnnouncement extends Pick<Upcoming, "kind" | "id" | "to"> {
  effectiveAt: UtcTime;
  /** The fingerprint from then on; null if it changes but is not known yet, absent if it stays. */
  fingerprint?: Id | null;
}

/** Whether the announced change ends handles although this fingerprint stays: it is of a module that it does not fold. */
export function endsUnfolded(
  { kind: changes, fingerprint }: LookupAnnouncement,
  { kind }: { kind: LookupKind },
): boolean {
  const isOfModule = changes === "fingerprint" || changes === "retirement";
  return kind === "fingerprint" && fingerprint === undefined && isOfModule;
}

/** Whether the announced change replaces an id: itself, or the fingerprint that it is derived from. */
function changesId(
  { id: of, fingerprint }: LookupAnnouncement,
  { id, kind }: { id: Hex; kind: LookupKind },
): boolean {
  return MOVES_WITH_FINGERPRINT.has(kind) ? fingerprint !== undefined : of === id;
}

/** Whether the announced change may end handles that were opened with an id. */
export function concerns(
  announced: LookupAnnouncement,
  it: { id: Hex; kind: LookupKind },
): boolean {
  return changesId(announced, it) || endsUnfolded(announced, it);
}

/** Whether this announcement brings the announced id. */
export function bringsId(
  { to }: LookupAnnouncement,
  { id, kind }: { id: Hex; kind: LookupKind },
): boolean {
  return kind === "announced" && to === id;
}
