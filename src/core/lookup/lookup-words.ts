// The answer to a lookup in plain words: the same at a terminal and on the page.

import type { Id } from "../registry/definition.ts";
import { counted, someOf } from "../text.ts";
import type { Answer, Match, MatchStatus } from "./answer.ts";
import { describeId } from "./kind-words.ts";
import { matchSentences, urgentSentences, whatToDo } from "./match-words.ts";
import { moment } from "./moment.ts";

export interface AnswerWords {
  title: string;
  sentences: string[];
  matches: MatchWords[];
  /** Matches beyond those that are told. */
  more: number;
  /** Of the beginning of several ids: each of them, in full, and what it is. */
  candidates: FoundId[];
  /** Published ids that it may be a slip of, with the number of digits that differ. */
  nearest: { id: string; differs: string }[];
}

/** An id that was published, in full, and what it is or was, in a line. */
export interface FoundId {
  id: string;
  what: string;
}

export interface MatchWords {
  status: MatchStatus;
  coalition: string;
  title: string;
  sentences: string[];
  /** What came since, in order: the reason of a ConnectTimeout. */
  changes: string[];
  /** What to do, the Rust line that follows included. */
  todo: string[];
  rust?: string;
  /** Of a fingerprint that went: the two that can be compared on the page of the coalition's history. */
  compare?: { from: Id; to: Id };
}

/** An id that thousands of coalitions have is not told of each. */
const MOST_MATCHES = 20;

const ANSWER_TITLES: Record<Answer["status"], string> = {
  current: "Current",
  announced: "Announced: not current yet",
  retired: "Retired",
  superseded: "Superseded",
  ambiguous: "Several published ids fit",
  unknown: "Unknown: this id was never published here",
  malformed: "This is no id",
};

export function describeAnswer(answer: Answer): AnswerWords {
  const { status, matches, nearest = [] } = answer;
  const told = matches.slice(0, MOST_MATCHES);
  const unserved = matches.length > 0 && matches.every(({ shipped }) => shipped === false);
  return {
    title: unserved ? `${ANSWER_TITLES[status]}, but nobody serves it` : ANSWER_TITLES[status],
    sentences: [...urgentSentences(told), ...answerSentences(answer)],
    matches: told.map((match) => wordsOfMatch(match, matches)),
    more: matches.length - told.length,
    candidates: answer.candidates ? idsFound(answer) : [],
    nearest: nearest.map(({ id, edits }) => ({
      id,
      differs: `${counted(edits, "digit")} ${edits === 1 ? "differs" : "differ"}`,
    })),
  };
}

/** The id that was looked up, or all that it can be; none where none was ever published. */
export function idsFound(answer: Pick<Answer, "id" | "matches" | "candidates">): FoundId[] {
  const all = answer.candidates ?? (answer.matches.length > 0 ? [answer] : []);
  return all.map(({ id, matches }) => ({
    id: matches[0]?.id ?? id,
    what: whatMatched({ matches }),
  }));
}

/** In a line: "mini.one: old fingerprint, superseded on 2026-11-22 07:36 UTC"; "" of what was never published. */
export function whatMatched({ matches }: Pick<Answer, "matches">): string {
  const [match] = matches;
  if (!match) return "";
  const { status, since, until, retirement, announcement } = match;
  const ended = announcement ? "withdrawn" : "superseded";
  const at = {
    current: `current since ${moment(since.at)}`,
    announced: `announced for ${moment(announcement?.effectiveAt ?? "")}`,
    superseded: `${ended} on ${moment(until?.at ?? "")}`,
    retired: `retired on ${moment(retirement?.at ?? "")}`,
  }[status];
  const isOld = status === "superseded" && !announcement;
  const more = matches.length > 1 ? `, and ${counted(matches.length - 1, "other use")}` : "";
  return `${describeId(match, isOld ? "old " : "")}, ${at}${more}`;
}

function wordsOfMatch(match: Match, all: readonly Match[]): MatchWords {
  const { status, coalition, changesSince = [], breakingSince = 0 } = match;
  const untold = breakingSince - changesSince.length;
  const changes = changesSince.map(
    ({ seq, at, title = "", urgent }) =>
      `${moment(at)}, entry ${seq}: ${urgent === undefined ? "" : "Urgent: "}${title}`,
  );
  return {
    status,
    coalition,
    title: describeId(match),
    sentences: matchSentences(match, all),
    changes: untold > 0 ? [...changes, `and ${untold} more, in the coalition's history`] : changes,
    ...whatToDo(match, all),
    ...comparedFingerprints(match),
  };
}

function comparedFingerprints({
  kind,
  status,
  id,
  coalition,
  compileIn,
}: Match): Pick<MatchWords, "compare"> {
  if (kind !== "fingerprint" || status !== "superseded") return {};
  if (compileIn?.coalition !== coalition || compileIn.fingerprint === id) return {};
  return { compare: { from: id, to: compileIn.fingerprint } };
}

function answerSentences({ status, matches, nearest = [], fault }: Answer): string[] {
  if (fault) {
    const near = nearest.length > 0 ? ["Published ids that are nearly the same are below."] : [];
    return [fault.what, fault.why, fault.fix, ...near];
  }
  if (status === "ambiguous") return ["Look up the one that you mean, by all of its digits:"];
  if (status === "unknown") {
    const slip =
      nearest.length > 0
        ? "Published ids that are nearly the same are below: a digit may have slipped."
        : "No published id is nearly the same, as far as was looked.";
    return [
      slip,
      "Nobody serves an id that was never published: one that is compiled in gives ConnectTimeout. Was it pasted into unique_id!(…) with 0x, or made from other parts, or in another order?",
      "Chain hashes, composition digests, peer ids and commits are no ids to look up.",
    ];
  }
  const elsewhere = matches.filter((it) => it.status !== status);
  const moved = matches.filter(
    (it) => it.status === "superseded" && !standsIn(it.coalition, matches),
  );
  if (status !== "current" || elsewhere.length === 0 || moved.length === 0) return [];
  return [
    `It stands in ${coalitionNames(matches.filter((it) => it.status === "current"))}, but no more in ${coalitionNames(moved)}: if it was bumped, who still has it is behind.`,
  ];
}

function standsIn(coalition: string, matches: readonly Match[]): boolean {
  return matches.some((it) => it.coalition === coalition && it.status === "current");
}

function coalitionNames(matches: readonly Match[]): string {
  const all = [...new Set(matches.map(({ coalition }) => coalition))];
  return someOf(all, 3);
}
