// Describes the answer to a lookup, with the same words at a terminal and on the page.

import type { Hex } from "../registry/definition.ts";
import { counted, someOf } from "../text.ts";
import type { Answer, Match } from "./answer.ts";
import { describeMatches, type MatchWords } from "./described-match.ts";
import { stateOf } from "./effect-words.ts";
import type { Place } from "./fix-words.ts";
import { describeId } from "./kind-words.ts";
import { urgentSentences } from "./past-words.ts";

export interface AnswerWords {
  /** For a single match, what it is and its state. */
  title: string;
  /** The whole id, if there is only one. */
  id?: Hex;
  sentences: string[];
  matches: MatchWords[];
  /** Matches beyond those that are described. */
  more: number;
  /** If several ids begin with the digits: each in full, and what it is. */
  candidates: FoundId[];
  /** Similar published ids, with the number of digits that differ. */
  nearest: { id: string; differs: string }[];
}

/** A published id in full, and what it is or was, in one line. */
export interface FoundId {
  id: string;
  what: string;
}

/** Thousands of coalitions may have the same id. Only the first are described. */
const MOST_MATCHES = 20;

const ANSWER_TITLES: Record<Answer["status"], string> = {
  current: "Current",
  announced: "Announced: not current yet",
  retired: "Retired",
  superseded: "Superseded",
  ambiguous: "Several published ids match",
  unknown: "Unknown: this id was never published here",
  malformed: "This cannot be looked up",
};

const UNKNOWN_BEGINNING = "Unknown: no published id begins with these digits";

function titleOf({ id, status }: Answer): string {
  return status === "unknown" && !isWhole(id) ? UNKNOWN_BEGINNING : ANSWER_TITLES[status];
}

/** True for an id or MR_TD, false for its first digits. */
function isWhole({ length }: Hex): boolean {
  return length === 64 || length === 96;
}

export function describeAnswer(answer: Answer, place: Place): AnswerWords {
  const { status, matches, nearest = [] } = answer;
  const first = matches.slice(0, MOST_MATCHES);
  const shown = describeMatches(first, matches, place);
  const [only, ...others] = shown;
  const id = matches[0]?.id ?? (status === "unknown" && isWhole(answer.id) ? answer.id : undefined);
  return {
    title: only && others.length === 0 ? `${only.title}: ${only.state}` : titleOf(answer),
    ...(id === undefined ? {} : { id }),
    sentences: [...urgentSentences(first), ...answerSentences(answer)],
    matches: shown,
    more: matches.length - shown.length,
    candidates: answer.candidates ? idsFound(answer) : [],
    nearest: nearest.map(({ id, edits }) => ({
      id,
      differs: `${counted(edits, "digit")} ${edits === 1 ? "differs" : "differ"}`,
    })),
  };
}

/** The id that was looked up, or all that begin with the digits; empty if none was ever published. */
export function idsFound(answer: Pick<Answer, "id" | "matches" | "candidates">): FoundId[] {
  const all = answer.candidates ?? (answer.matches.length > 0 ? [answer] : []);
  return all.map(({ id, matches }) => ({
    id: matches[0]?.id ?? id,
    what: whatMatched({ matches }),
  }));
}

/** One line: "mini.one: old fingerprint, superseded on 2026-11-22 07:36 UTC"; "" if it was never published. */
function whatMatched({ matches }: Pick<Answer, "matches">): string {
  const [match] = matches;
  if (!match) return "";
  const isOld = match.status === "superseded" && !match.announcement;
  const more = matches.length > 1 ? `, and ${counted(matches.length - 1, "other use")}` : "";
  return `${describeId(match, isOld ? "old " : "")}, ${stateOf(match)}${more}`;
}

function answerSentences({ id, status, matches, nearest = [], fault }: Answer): string[] {
  if (fault) {
    const near = nearest.length > 0 ? ["Similar published ids:"] : [];
    return [fault.what, fault.reason, fault.fix, ...near];
  }
  if (status === "ambiguous") return ["Look up the one you mean, with all its digits:"];
  if (status === "unknown") {
    return [
      ...(isWhole(id) ? UNKNOWN_ID : UNKNOWN_DIGITS),
      nearest.length > 0
        ? "Similar published ids, if a digit was mistyped:"
        : "No similar published id was found.",
    ];
  }
  const isMixed = matches.some((it) => it.status !== status);
  const moved = matches.filter(
    (it) => it.status === "superseded" && !isCurrentIn(it.coalition, matches),
  );
  if (status !== "current" || !isMixed || moved.length === 0) return [];
  const still = matches.filter((it) => it.status === "current");
  return [
    `It is current in ${coalitionNames(still)}, but not in ${coalitionNames(moved)}. If its operator replaced it, ${coalitionNames(still)} has yet to follow.`,
  ];
}

const UNKNOWN_ID = [
  "It may be from another registry. Or unique_id!(…) made it from a string that is not 64 bare hex digits, such as one with 0x. Nobody serves such an id, so handles on it time out.",
  "Chain hashes, composition digests, peer ids and commits cannot be looked up.",
];
const UNKNOWN_DIGITS = [
  "mosaik's logs also show ids that no registry publishes: ids of peers, networks and groups.",
  "An id that you compiled in may be from another registry. Or unique_id!(…) made it from a string that is not 64 bare hex digits.",
];

function isCurrentIn(coalition: string, matches: readonly Match[]): boolean {
  return matches.some((it) => it.coalition === coalition && it.status === "current");
}

function coalitionNames(matches: readonly Match[]): string {
  const all = [...new Set(matches.map(({ coalition }) => coalition))];
  return someOf(all, 3);
}
