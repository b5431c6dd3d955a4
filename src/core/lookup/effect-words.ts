// Describes the state of an id, and its effect on programs that hold it.

import { ANNOUNCED_KINDS } from "../changes/impact-announcements.ts";
import { oneLine } from "../text.ts";
import { hasCome, moment } from "../time.ts";
import type { Match } from "./answer.ts";
import { isBack, type Place } from "./fix-words.ts";
import { ENDS_HANDLES, type LookupAnnouncement, MOVES_WITH_FINGERPRINT } from "./record.ts";

/** "superseded on 2026-11-22 07:36 UTC". */
export function stateOf({
  status,
  since,
  until,
  retirement,
  announcement,
  shipped,
}: Match): string {
  const unserved = shipped === false ? ", but nobody serves it" : "";
  switch (status) {
    case "current":
      return `current since ${moment(since.at)}${unserved}`;
    case "announced":
      return `announced for ${moment(announcement?.effectiveAt ?? "")}`;
    case "retired":
      return `retired on ${moment(retirement?.at ?? "")}`;
    case "superseded":
      return `${announcement ? "withdrawn" : "superseded"} on ${moment(until?.at ?? "")}`;
  }
}

/** The effect on programs that hold the id. `all` are all matches of the same id. */
export function effectSentences(match: Match, all: readonly Match[], { now }: Place): string[] {
  const { status, coalition, until, shipped, announcement, compileIn } = match;
  if (shipped === false) return unservedSentences(match);
  if (isBack(match, all)) return ["It came back since, and is current."];
  if (status === "retired") return retirementSentences(match);
  if (announcement && until) {
    return ["It never took effect: its announcement was withdrawn, changed or overtaken."];
  }
  if (status === "announced") {
    return hasCome(announcement?.effectiveAt ?? "", now)
      ? ["That time has passed, but the registry has not published the change yet."]
      : ["Until then nobody serves it: handles on it time out."];
  }
  if (status === "superseded") {
    const ended = endedHandles(match, isElsewhere(match, all));
    // The constant to compile in instead is of a coalition that ends, too.
    return compileIn?.coalition === coalition ? [...ended, ...retirementSentences(match)] : ended;
  }
  return [...retirementSentences(match), ...announcedSentences(match, now)];
}

function endedHandles({ kind, until }: Match, isElsewhere: boolean): string[] {
  if (MOVES_WITH_FINGERPRINT.has(kind)) {
    return [
      "In programs built with it, handles on any modules or tickets time out. Handles on citizens keep working, except on those that changed.",
    ];
  }
  if (kind === "content-hash") return ["Handles keep working, unless a confluence pins this hash."];
  if (!ENDS_HANDLES.has(kind) || isElsewhere) return [];
  // A module that the fingerprint does not fold ends alone.
  return until?.breaking
    ? [
        "Handles on it time out. So do those on any modules or tickets, in programs built when it was current.",
      ]
    : ["Handles on it time out."];
}

function isElsewhere({ coalition }: Match, all: readonly Match[]): boolean {
  return all.some((it) => it.status === "current" && it.coalition !== coalition);
}

function retirementSentences(match: Match): string[] {
  const { retirement, coalition, compileIn, status, instead: after = compileIn } = match;
  if (!retirement) return [];
  const { at, reason, replacement } = retirement;
  const says = oneLine(reason);
  const so =
    status === "retired"
      ? "Its services have ended: all its handles time out."
      : `${coalition} retires: its services end at ${moment(at)}, and all its handles time out from then on.`;
  const isRetiring =
    after && replacement !== null && ![replacement, coalition].includes(after.coalition);
  return [
    so,
    ...(says === "" ? [] : [`Reason: ${says}`]),
    replacement === null ? "Nothing replaces it." : `${replacement} replaces it.`,
    ...(isRetiring ? [`${replacement} retires, too. Use ${after.coalition}.`] : []),
  ];
}

function announcedSentences({ announced = [], kind }: Match, now: string): string[] {
  return announced.map((it) => {
    const { id, to, effectiveAt, fingerprint } = it;
    const what = `${to === null ? `${id} retires` : `${id} becomes ${to}`} (${announcedKind(it)})`;
    const when = hasCome(effectiveAt, now)
      ? `Announced for ${moment(effectiveAt)}, but not published yet: ${what}.`
      : `From ${moment(effectiveAt)}, as announced, ${what}.`;
    if (!fingerprint || !MOVES_WITH_FINGERPRINT.has(kind)) return when;
    return `${when} The fingerprint will then be ${fingerprint}.`;
  });
}

function announcedKind({ kind }: LookupAnnouncement): string {
  // A later version of the software may have more kinds.
  return ANNOUNCED_KINDS[kind] ?? oneLine(kind);
}

function unservedSentences({ kind, coalition }: Match): string[] {
  const what = kind === "tickets-root" ? "has no ticket issuer" : "does not ship this module";
  return [`With this fingerprint, ${coalition} ${what}, so handles on it time out.`];
}

export interface Hint {
  text: string;
  /** The section of the coalition's page with details. */
  section?: string;
}

/** Causes of a ConnectTimeout although the id is current, the likeliest first. */
export function hintsOf({ status, kind, shipped }: Match): Hint[] {
  if (status !== "current" || shipped === false || !ENDS_HANDLES.has(kind)) return [];
  return [
    { text: OTHER_STRING },
    ...(MOVES_WITH_FINGERPRINT.has(kind) ? OF_COALITION : []),
    { text: "Do your peers answer?", section: "#peer-hints" },
  ];
}

const OTHER_STRING =
  "Does your build contain this id? unique_id!(…) silently hashes every string that is not 64 bare hex digits into a different id, such as one with 0x. coalition.rs has tests that recompute it: run cargo test.";
const OF_COALITION: readonly Hint[] = [
  {
    text: "Is the handle on a citizen? Citizens have ids of their own: look up the id that times out.",
  },
  { text: "Is the service shipped?", section: "#modules" },
];
