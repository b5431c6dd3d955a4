// Answers a lookup from the id's shard alone, at a terminal and in a browser.

import type { Hex, Id, UtcTime } from "../registry/definition.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { Fault } from "./id-faults.ts";
import { type NearId, nearestPublished } from "./nearest-ids.ts";
import { idsBeginning } from "./prefix.ts";
import {
  bringsId,
  concerns,
  type LookupAnnouncement,
  type LookupCoalition,
  type LookupEntry,
  type LookupKind,
  type LookupRecord,
  type Shard,
} from "./record.ts";

/** The status of an id that was published. */
export type MatchStatus = "current" | "announced" | "retired" | "superseded";

/** If matches differ, the first of these is the id's status: an id that is current anywhere is current. */
const PRECEDENCE: MatchStatus[] = ["current", "announced", "retired", "superseded"];

export interface Answer {
  /** The normalised id, or its first digits. If malformed, the text. */
  id: string;
  status: MatchStatus | "unknown" | "malformed" | "ambiguous";
  /** Every period in which the id was part of a coalition: by status, then coalition, the latest first. */
  matches: Match[];
  /** If unknown or malformed: similar published ids. */
  nearest?: NearId[];
  /** If several published ids begin with these digits: each of them. */
  candidates?: Pick<Answer, "id" | "status" | "matches">[];
  /** If malformed: what is wrong. */
  fault?: Omit<Fault, "like">;
}

/** One period in which the id was part of one coalition, with what the coalition is now. */
export interface Match extends Omit<LookupRecord, "since" | "until"> {
  /** In full, also if only its first digits were looked up. */
  id: Hex;
  status: MatchStatus;
  since: Pick<AnswerEntry, "seq" | "at">;
  until?: AnswerEntry;
  /** For a superseded fingerprint or root: how many entries there were since, `until` included. */
  entriesSince?: number;
  /** The newest breaking ones among them, oldest first. */
  changesSince?: AnswerEntry[];
  /** What to compile in now: the coalition's fingerprint, or that of what replaces it. */
  compileIn?: { coalition: string; fingerprint: Id };
  /** If the coalition has retired, or will. */
  retirement?: LookupCoalition["retirement"];
  /** If it will retire and something replaces it: what to compile in then. */
  instead?: { coalition: string; fingerprint: Id };
  /** While the id is current: announced changes of the coalition that concern it. */
  announced?: LookupAnnouncement[];
  /** For an announced id: its announcement. */
  brings?: LookupAnnouncement;
  /** The address of the whole constant to compile in, or to have ready; for programs. */
  constant?: string;
}

/** An entry of the coalition's chain. */
export interface AnswerEntry extends LookupEntry {
  seq: number;
}

/** The kinds of ids that belong to the coalition itself, and end with it. */
const OWN_KINDS: LookupKind[] = [
  "fingerprint",
  "coalition-id",
  "module-root",
  "tickets-root",
  "next-fingerprint",
];

/** `id` is an id or its first digits. `shard` is the one for its first two digits. */
export function answerLookup(id: Hex, shard: Shard, now: UtcTime): Answer {
  const found = idsBeginning(id, shard).flatMap((it) => publishedAnswer(it, shard, now));
  const [first] = found;
  if (first && found.length > 1) {
    return { id, status: "ambiguous", matches: [], candidates: found };
  }
  if (first) return { ...first, id };
  const nearest = nearestPublished(id, Object.keys(shard.ids));
  return { id, status: "unknown", matches: [], nearest };
}

/** Empty if the shard does not have the id. */
function publishedAnswer(id: Hex, shard: Shard, now: UtcTime): Answer[] {
  const matches = (shard.ids[id] ?? [])
    .flatMap((record) => matchOf(id, record, shard, now))
    .sort(
      (a, b) =>
        PRECEDENCE.indexOf(a.status) - PRECEDENCE.indexOf(b.status) ||
        // The shard has the coalitions in the order of their names, and a sort is stable.
        (a.coalition === b.coalition ? b.since.seq - a.since.seq : 0),
    );
  return matches.slice(0, 1).map(({ status }) => ({ id, status, matches }));
}

/** The answer for a text that is not an id. `shard` is the one for the digits that it resembles, if any. */
export function answerMalformed(text: string, { like, ...fault }: Fault, shard?: Shard): Answer {
  const nearest = like && shard ? nearestPublished(like, Object.keys(shard.ids)) : [];
  const answer: Answer = { id: text, status: "malformed", matches: [], fault };
  return nearest.length > 0 ? { ...answer, nearest } : answer;
}

function matchOf(id: Hex, record: LookupRecord, shard: Shard, by: UtcTime): Match[] {
  const coalition = shard.coalitions[record.coalition];
  if (!coalition) return [];
  const { fingerprint, retirement, instead, announced = [] } = coalition;
  const isOver = hasRetired(coalition, by);
  const { since, until, breakingSince, ...rest } = record;
  const concerning = announced.filter((it) => concerns(it, { id, kind: record.kind }));
  const brings = announced.find((it) => bringsId(it, { id, kind: record.kind }));
  const now = isOver ? instead : { coalition: record.coalition, fingerprint };
  return [
    {
      id,
      status: matchStatus(record, isOver),
      ...rest,
      since: { seq: since, at: coalition.entries[since]?.at ?? "" },
      ...(until === undefined ? {} : { until: { seq: until, ...entryAt(until, coalition) } }),
      ...(until !== undefined && breakingSince !== undefined
        ? { ...whatCameSince(until, coalition), breakingSince }
        : {}),
      ...(now ? { compileIn: now } : {}),
      ...(retirement ? { retirement } : {}),
      ...(retirement && instead && !isOver ? { instead } : {}),
      ...(until === undefined && concerning.length > 0 ? { announced: concerning } : {}),
      ...(until === undefined && brings ? { brings } : {}),
    },
  ];
}

function entryAt(seq: number, { entries }: LookupCoalition): LookupEntry {
  return entries[seq] ?? { at: "" };
}

function whatCameSince(until: number, { seq: newest, entries }: LookupCoalition) {
  const changesSince = Object.entries(entries)
    .map(([seq, { at, title, breaking, urgent }]) => ({
      ...{ seq: Number(seq), at, title, breaking },
      ...(urgent === undefined ? {} : { urgent }),
    }))
    .filter(({ seq, title, breaking }) => seq >= until && breaking && title !== undefined)
    .map(({ breaking: _, title = "", ...entry }) => ({ ...entry, title }));
  return { entriesSince: newest - until + 1, changesSince };
}

function matchStatus({ kind, until }: LookupRecord, isOver: boolean): MatchStatus {
  // A part's id that was replaced before the coalition ended is superseded: other coalitions may still have it.
  if (isOver && (until === undefined || OWN_KINDS.includes(kind))) return "retired";
  if (until !== undefined) return "superseded";
  return kind === "announced" || kind === "next-fingerprint" ? "announced" : "current";
}
