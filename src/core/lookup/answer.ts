// What is known of an id: answered from its shard alone, at a terminal and in a browser.

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

/** Of an id that was published. */
export type MatchStatus = "current" | "announced" | "retired" | "superseded";

/** Of several matches the first of these is the id's: one that stands somewhere is current. */
const PRECEDENCE: MatchStatus[] = ["current", "announced", "retired", "superseded"];

export interface Answer {
  /** As it was looked up: normalised, and maybe the beginning of one; of a malformed one, the text. */
  id: string;
  status: MatchStatus | "unknown" | "malformed" | "ambiguous";
  /** Every time that the id stood: by status, then coalition, the latest first. */
  matches: Match[];
  /** Of an unknown or malformed id: published ones that it may be a slip of. */
  nearest?: NearId[];
  /** Of a beginning that several published ids have: what each of them is. */
  candidates?: Pick<Answer, "id" | "status" | "matches">[];
  /** Of a malformed one. */
  fault?: Omit<Fault, "like">;
}

/** One time that the id stood in one coalition, with what has become of the coalition. */
export interface Match extends Omit<LookupRecord, "since" | "until"> {
  /** In full, where the beginning of an id was looked up. */
  id: Hex;
  status: MatchStatus;
  since: Pick<AnswerEntry, "seq" | "at">;
  until?: AnswerEntry;
  /** Of a fingerprint or root that went: how many entries there were since, `until` included. */
  entriesSince?: number;
  /** The newest of them that break integrators, oldest first. */
  changesSince?: AnswerEntry[];
  /** What to compile in now: the coalition's fingerprint, or that of what replaces it. */
  compileIn?: { coalition: string; fingerprint: Id };
  /** Of a coalition that has retired, or will. */
  retirement?: LookupCoalition["retirement"];
  /** Of one that will: what to compile in then, where something replaces it. */
  instead?: { coalition: string; fingerprint: Id };
  /** Announced changes of the coalition that concern the id, while it stands. */
  announced?: LookupAnnouncement[];
  /** Of an announced id: the announcement by which it comes. */
  brings?: LookupAnnouncement;
  /** The address of the whole constant to compile in, or to have ready; for programs. */
  constant?: string;
}

/** An entry of the coalition's chain. */
export interface AnswerEntry extends LookupEntry {
  seq: number;
}

/** What ends with its coalition, wherever it stood. */
const OWN_KINDS: LookupKind[] = [
  "fingerprint",
  "coalition-id",
  "module-root",
  "tickets-root",
  "next-fingerprint",
];

/** `id` is a whole id or the beginning of one, and the shard is that of its first two digits. */
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

/** Empty where the shard says nothing of the id. */
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

/** Of a text that is no id; `shard` is that of the digits that it is like, if it is like any. */
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
  // A part's id that went before its coalition ended had been superseded: others may still have it.
  if (isOver && (until === undefined || OWN_KINDS.includes(kind))) return "retired";
  if (until !== undefined) return "superseded";
  return kind === "announced" || kind === "next-fingerprint" ? "announced" : "current";
}
