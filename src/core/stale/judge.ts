// What has become of what is compiled in, from the lookup's shard of its fingerprint, and the chain of its coalition.

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

/** What is asked about: a pin, or an id of any kind that people name. */
export interface Asked {
  registry: string;
  fingerprint: Hex;
  /** Absent of an id that people name. */
  coalition?: string;
  /** 0 or absent where it is not known which entry it is of. */
  seq?: number;
}

export type Finding =
  /** Not in effect yet; or its time has come, and nothing is published. */
  | { status: "announced"; at: UtcTime; isOverdue: boolean; together: LookupAnnouncement[] }
  /** It is itself announced. */
  | { status: "early"; at: UtcTime; isOverdue: boolean }
  | { status: "retiring"; at: UtcTime }
  /** The fingerprint is current, and entries since have other values, or cannot wait. */
  | { status: "outdated"; newer: Newer }
  | { status: "superseded" }
  /** It was announced, and never came. */
  | { status: "withdrawn" }
  | { status: "retired"; at: UtcTime }
  | { status: "unknown"; nearest: Hex[] };

export interface Judged {
  /** None: it is current, and nothing can be done. */
  findings: Finding[];
  /** What the site says about it; absent of what is unknown. */
  match?: Match;
}

export interface Known {
  shard: Shard;
  /** The entries of the coalition; needed where `needsChain` says so. */
  chain?: readonly Entry[] | undefined;
  /** The shard of what is to be compiled in instead, for what is announced of that. */
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

/** The fingerprint to compile in instead of one of the same coalition that went. */
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

/** Whether the chain is needed: the fingerprint is current, and there are newer entries than the pin's. */
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
 * Until when announced changes are reported. One that asks once a day has the whole number of business days left when
 * it first hears of a change: so one day more is looked ahead, to the end of that day.
 */
export function windowEnd(now: UtcTime, within: number): UtcTime {
  return midnightAfter(businessDaysAfter(now, within + 1), 1);
}

/** An id by itself may be in many coalitions: what counts is the one in which it changes first. */
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

/** By their time. */
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
