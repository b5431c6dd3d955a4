// What is known of an id: answered from its shard alone, at a terminal and in a browser.

import type { Hex, Id } from "../definition.ts";
import type { Fault } from "./id-faults.ts";
import { type NearId, nearestIds } from "./nearest-ids.ts";
import type {
  LookupAnnouncement,
  LookupCoalition,
  LookupKind,
  LookupRecord,
  Shard,
  ToldEntry,
} from "./record.ts";

/** Of an id that was published. */
export type MatchStatus = "current" | "announced" | "retired" | "superseded";

/** Of several matches the first of these is the id's: one that stands somewhere is current. */
const PRECEDENCE: MatchStatus[] = ["current", "announced", "retired", "superseded"];

export interface Answer {
  /** As it was looked up: normalised; of a malformed one, the text. */
  id: string;
  status: MatchStatus | "unknown" | "malformed";
  /** Every time that the id stood: by status, then coalition, the latest first. */
  matches: Match[];
  /** Of an unknown or malformed id: published ones that it may be a slip of. */
  nearest?: NearId[];
  /** Of a malformed one. */
  fault?: Omit<Fault, "like">;
}

/** One time that the id stood in one coalition, with what has become of the coalition. */
export interface Match extends LookupRecord {
  /** In full, where a short citizen id was looked up. */
  id: Hex;
  status: MatchStatus;
  /** What to compile in now: the coalition's fingerprint, or that of what replaces it. */
  compileIn?: { coalition: string; fingerprint: Id };
  /** Of a retired coalition. */
  retirement?: LookupCoalition["retirement"];
  /** Of a fingerprint or root that went: the newest entries since that break, oldest first. */
  changesSince?: ToldEntry[];
  /** Announced changes of the coalition that concern the id, while it stands. */
  announced?: LookupAnnouncement[];
}

/** What ends with its coalition, wherever it stood. */
const OWN: LookupKind[] = [
  "fingerprint",
  "coalition-id",
  "module-root",
  "tickets-root",
  "next-fingerprint",
];
const SHORT_DIGITS = 40;

/** `id` as `readId` gives it, and the shard of its first two digits. */
export function answerLookup(id: Hex, shard: Shard): Answer {
  const matches = matchingIds(id, shard)
    .flatMap((it) => (shard.ids[it] ?? []).flatMap((record) => matchOf(it, record, shard)))
    .filter(({ kind }) => id.length > SHORT_DIGITS || isCitizen(kind))
    .sort(
      (a, b) =>
        PRECEDENCE.indexOf(a.status) - PRECEDENCE.indexOf(b.status) ||
        // The shard has the coalitions in the order of their names, and a sort is stable.
        (a.coalition === b.coalition ? b.since.seq - a.since.seq : 0),
    );
  const [first] = matches;
  if (first) return { id, status: first.status, matches };
  return { id, status: "unknown", matches, nearest: nearestIds(id, Object.keys(shard.ids)) };
}

/** Of a text that is no id; `shard` is that of the digits that it is like, if it is like any. */
export function answerMalformed(text: string, { like, ...fault }: Fault, shard?: Shard): Answer {
  const nearest = like && shard ? nearestIds(like, Object.keys(shard.ids)) : [];
  const answer: Answer = { id: text, status: "malformed", matches: [], fault };
  return nearest.length > 0 ? { ...answer, nearest } : answer;
}

function matchingIds(id: Hex, { ids }: Shard): Hex[] {
  if (id.length > SHORT_DIGITS) return Object.hasOwn(ids, id) ? [id] : [];
  return Object.keys(ids).filter((it) => it.startsWith(id) && it.length === 64);
}

/** A short id is that of a citizen. */
function isCitizen(kind: LookupKind): boolean {
  return kind === "stable-id" || kind === "spanned-citizen" || kind === "announced";
}

function matchOf(id: Hex, record: LookupRecord, shard: Shard): Match[] {
  const coalition = shard.coalitions[record.coalition];
  if (!coalition) return [];
  const { status, fingerprint, retirement, instead, announced = [], breaking = [] } = coalition;
  const { until, breakingSince } = record;
  const concerning = announced.filter((it) => concerns(it, id, record));
  const now = status === "current" ? { coalition: record.coalition, fingerprint } : instead;
  return [
    {
      id,
      status: statusOf(record, coalition),
      ...record,
      ...(now ? { compileIn: now } : {}),
      ...(retirement ? { retirement } : {}),
      ...(until && breakingSince
        ? { changesSince: breaking.filter(({ seq }) => seq >= until.seq) }
        : {}),
      ...(until || concerning.length === 0 ? {} : { announced: concerning }),
    },
  ];
}

function statusOf({ kind, until }: LookupRecord, { status }: LookupCoalition): MatchStatus {
  // A part's id that went before its coalition ended had been superseded: others may still have it.
  if (status === "retired" && (!until || OWN.includes(kind))) return "retired";
  if (until) return "superseded";
  return kind === "announced" || kind === "next-fingerprint" ? "announced" : "current";
}

/** Its own change, or, of what the fingerprint decides, one that moves the fingerprint. */
function concerns({ id: of, fingerprint }: LookupAnnouncement, id: Hex, { kind }: LookupRecord) {
  if (kind === "fingerprint" || kind === "module-root" || kind === "tickets-root") {
    return fingerprint !== undefined;
  }
  return of === id;
}
