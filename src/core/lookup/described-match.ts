// Describes one period in which an id was part of a coalition: what it is, what to do, then what happened.

import type { Id } from "../registry/definition.ts";
import { oneLine } from "../text.ts";
import { moment } from "../time.ts";
import type { Match, MatchStatus } from "./answer.ts";
import { effectSentences, type Hint, hintsOf, stateOf } from "./effect-words.ts";
import { type Constant, fixOf, type Place } from "./fix-words.ts";
import { kindWords } from "./kind-words.ts";
import { detailSentences } from "./past-words.ts";

export interface MatchWords {
  status: MatchStatus;
  coalition: string;
  /** What it is: "mini.one, entry 2". */
  title: string;
  /** "superseded on 2026-11-22 07:36 UTC". */
  state: string;
  /** The effect on programs that hold the id. */
  effects: string[];
  todo: string[];
  /** The whole constant to compile in; once for each coalition. */
  constant?: Constant;
  /** Other causes of a ConnectTimeout; only for the first match. */
  hints: Hint[];
  /** What broke since, in order. */
  changes: string[];
  details: string[];
  /** The entry that ended it. */
  entry?: number;
  /** For a superseded fingerprint: the two to compare on the coalition's history page. */
  compare?: { from: Id; to: Id };
}

/** `all` are all matches of the same id. */
export function describeMatches(
  matches: readonly Match[],
  all: readonly Match[],
  place: Place,
): MatchWords[] {
  const described = matches.map((match) => wordsOfMatch(match, all, place));
  return withoutRepeats(described).map((it, at) => (at === 0 ? it : { ...it, hints: [] }));
}

function wordsOfMatch(match: Match, all: readonly Match[], place: Place): MatchWords {
  const { status, coalition, kind, since, until, changesSince = [], breakingSince = 0 } = match;
  const unlisted = breakingSince - changesSince.length;
  const changes = changesSince.map(
    ({ seq, at, title = "", urgent }) =>
      `${moment(at)}, entry ${seq}: ${urgent === undefined ? "" : "Urgent: "}${oneLine(title)}`,
  );
  return {
    status,
    coalition,
    title: `${coalition}, ${kind === "fingerprint" ? `entry ${since.seq}` : kindWords(match)}`,
    state: stateOf(match),
    effects: effectSentences(match, all, place),
    ...fixOf(match, all, place),
    hints: hintsOf(match),
    changes:
      unlisted > 0 ? [...changes, `and ${unlisted} more, in the coalition's history`] : changes,
    details: detailSentences(match, all),
    ...(until ? { entry: until.seq } : {}),
    ...comparedFingerprints(match),
  };
}

/** Names each constant once, with its first match. */
function withoutRepeats(matches: readonly MatchWords[]): MatchWords[] {
  const named = new Map<string, string[]>();
  return matches.map((match) => {
    const { todo, constant, ...rest } = match;
    if (!constant) return match;
    const file = `${constant.coalition}/${constant.file}`;
    const earlier = named.get(file);
    named.set(file, [...(earlier ?? []), ...todo]);
    return earlier ? { ...rest, todo: todo.filter((it) => !earlier.includes(it)) } : match;
  });
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
