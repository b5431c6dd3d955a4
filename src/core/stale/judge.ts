// Judges whether a compiled-in constant is stale, from its fingerprint's lookup shard and its coalition's chain.

import { businessDaysAfter } from "../business-days.ts";
import type { Entry } from "../history/entry.ts";
import { answerLookup, type Match } from "../lookup/answer.ts";
import {
  concerns,
  type LookupAnnouncement,
  type LookupKind,
  type Shard,
} from "../lookup/record.ts";
import type { Hex, UtcTime } from "../registry/definition.ts";
import { hasCome, midnightAfter } from "../time.ts";
import { type Newer, newerValues } from "./newer.ts";

/** A pin, or an id of any kind that was named on the command line. */
export interface Asked {
  registry: string;
  fingerprint: Hex;
  /** Absent for a named id. */
  coalition?: string;
  /** 0 or absent if its entry is not known. */
  seq?: number;
}

export type Finding =
  /** A change was announced. Overdue if its time has passed and it is not published. */
  | { status: "announced"; at: UtcTime; isOverdue: boolean; together: LookupAnnouncement[] }
  /** The id itself is announced. */
  | { status: "early"; at: UtcTime; isOverdue: boolean }
  | { status: "retiring"; at: UtcTime }
  /** The fingerprint is current, but newer entries changed other values of the constant. */
  | { status: "outdated"; newer: Newer }
  | { status: "superseded" }
  /** It was announced, but never took effect. */
  | { status: "withdrawn" }
  | { status: "retired"; at: UtcTime }
  | { status: "unknown"; nearest: Hex[] };

export interface Judged {
  /** Empty if it is current and there is nothing to do. */
  findings: Finding[];
  /** The site's match; absent if the id is unknown. */
  match?: Match;
}

export interface Known {
  shard: Shard;
  /** The entries of the coalition, if `needsChain`. */
  chain?: readonly Entry[] | undefined;
  /** The shard of the `successor`, for changes announced of it. */
  current?: Shard | undefined;
}

export interface When {
  now: UtcTime;
  /** Business days. */
  within: number;
}

const OF_COALITION: ReadonlySet<LookupKind> = new Set(["fingerprint", "next-fingerprint"]);

export function judgeStale(
  asked: Asked,
  { shard, chain, current }: Known,
  { now, within }: When,
): Judged {
  const { id, matches, nearest = [] } = answerLookup(asked.fingerprint, shard, now);
  const match = soonest(matches.filter((it) => isAbout(it, asked)));
  if (!match) {
    const near = nearest.filter((it) => it.id !== id).map((it) => it.id);
    return { findings: [{ status: "unknown", nearest: near }] };
  }
  const time = { shard, chain, now, until: windowEnd(now, within) };
  const findings = findingsOf(asked, match, time);
  const next = current && successorOf(match, current, now);
  if (!next) return { match, findings };
  return {
    match,
    findings: [...findings, ...announcedFindings(next, { ...time, shard: current })],
  };
}

/** The fingerprint that superseded this one in the same coalition. */
export function successor(asked: Asked, shard: Shard, now: UtcTime): Hex | undefined {
  const { matches } = answerLookup(asked.fingerprint, shard, now);
  const { status, compileIn } = matches.find((it) => isAbout(it, asked)) ?? {};
  if (status !== "superseded" || compileIn?.coalition !== asked.coalition) return undefined;
  return compileIn?.fingerprint;
}

function successorOf(
  { status, compileIn }: Match,
  current: Shard,
  now: UtcTime,
): Match | undefined {
  if (status !== "superseded" || !compileIn) return undefined;
  const { coalition, fingerprint } = compileIn;
  const { matches } = answerLookup(fingerprint, current, now);
  return matches.find((it) => it.status === "current" && isAbout(it, { coalition }));
}

/** Whether the chain is needed: the fingerprint is current, and the coalition has newer entries than the pin's. */
export function needsChain(
  { coalition, seq = 0, fingerprint }: Asked,
  { shard, now }: { shard: Shard; now: UtcTime },
): boolean {
  if (coalition === undefined || seq === 0) return false;
  const { matches } = answerLookup(fingerprint, shard, now);
  const match = matches.find((it) => isAbout(it, { coalition }));
  return match?.status === "current" && seq < (shard.coalitions[coalition]?.seq ?? 0);
}

/**
 * Until when announced changes are reported. A daily check should report a change with all the business days left, so
 * this looks one day further, to the end of that day.
 */
function windowEnd(now: UtcTime, within: number): UtcTime {
  return midnightAfter(businessDaysAfter(now, within + 1), 1);
}

/** A named id may be in many coalitions. This picks the one in which it changes first. */
function soonest([first, ...others]: readonly Match[]): Match | undefined {
  const timeOf = ({ announced: [next] = [] }: Match) => next?.effectiveAt ?? "9999";
  return others.reduce(
    (best, it) => (best && it.status === best.status && timeOf(it) < timeOf(best) ? it : best),
    first,
  );
}

function isAbout({ coalition, kind }: Match, asked: Pick<Asked, "coalition">): boolean {
  if (asked.coalition === undefined) return true;
  return coalition === asked.coalition && OF_COALITION.has(kind);
}

interface Time {
  shard: Shard;
  chain: readonly Entry[] | undefined;
  now: UtcTime;
  until: UtcTime;
}

function findingsOf(asked: Asked, match: Match, time: Time): Finding[] {
  const { status, announcement, until, retirement } = match;
  const { now } = time;
  if (until && announcement && status !== "current") return [{ status: "withdrawn" }];
  if (status === "retired") return [{ status: "retired", at: retirement?.at ?? match.since.at }];
  if (status === "superseded") return [{ status: "superseded" }];
  if (status === "announced") {
    const at = announcement?.effectiveAt ?? match.since.at;
    return [{ status: "early", at, isOverdue: hasCome(at, now) }];
  }
  return [
    ...outdated(asked, match, time),
    ...(retirement ? [{ status: "retiring" as const, at: retirement.at }] : []),
    ...announcedFindings(match, time),
  ];
}

function outdated({ seq = 0 }: Asked, { since }: Match, { chain }: Time): Finding[] {
  const newer = seq > 0 && chain ? newerValues(chain, seq, since.seq) : undefined;
  return newer ? [{ status: "outdated", newer }] : [];
}

/** In the order of their times. */
function announcedFindings(match: Match, { shard, now, until }: Time): Finding[] {
  const announced = (shard.coalitions[match.coalition]?.announced ?? []).filter((it) =>
    concerns(it, match),
  );
  const times = [...new Set(announced.map(({ effectiveAt }) => effectiveAt))].sort();
  return times
    .filter((at) => at <= until)
    .map((at) => ({
      status: "announced",
      ...{ at, isOverdue: hasCome(at, now) },
      together: announced.filter(({ effectiveAt }) => effectiveAt === at),
    }));
}
