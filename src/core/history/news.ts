// What a publication contains, small enough to pass from the job that builds to the job that comments: the commits,
// what each published, and the accounts it refers to for the first time.

import { GIT_ID } from "../git-id.ts";
import { parseShaped } from "../published/parse.ts";
import {
  hasShape,
  isAnyText,
  isCount,
  isId,
  isText,
  listOf,
  optional,
  type Shape,
} from "../published/shape.ts";
import type { Id } from "../registry/definition.ts";

export interface News {
  /** Oldest first. */
  commits: CommitNews[];
  /** How many older commits are left out for lack of space. */
  omitted: number;
}

export interface CommitNews {
  commit: string;
  entries: EntryName[];
  /** How many more entries the commit published. */
  moreEntries: number;
  firstReferred: FirstReferred[];
  /** How many more accounts it refers to for the first time. */
  moreReferred: number;
}

export interface EntryName {
  coalition: string;
  seq: number;
}

/** An account that a coalition refers to and no earlier definition did. */
export interface FirstReferred {
  /** The number identifies the account; the login is the one in the definition. */
  id: number;
  login: string;
  coalition: string;
  /** "lattice base.mainnet". */
  parts: string[];
  /** The ids of these parts; absent in news that an older version gathered. */
  ids?: Id[];
  /** How many more parts of the coalition belong to them. */
  moreParts: number;
}

/** If a commit publishes more, only the first are listed. */
const MOST_ENTRIES = 200;
const MOST_REFERRED = 50;
const MOST_PARTS = 3;
/** Each commit gets a comment, and GitHub limits comments per minute. */
export const MOST_COMMITS = 50;
/** An action's inputs arrive as environment variables, which Linux limits to 128 KiB each. */
const MOST_BYTES = 100_000;

/** A commit's news. Every list is cut to what can be passed on. */
export function commitNews(
  commit: string,
  entries: readonly EntryName[],
  firstReferred: readonly Omit<FirstReferred, "moreParts">[],
): CommitNews {
  return {
    commit,
    entries: entries.slice(0, MOST_ENTRIES).map(({ coalition, seq }) => ({ coalition, seq })),
    moreEntries: Math.max(0, entries.length - MOST_ENTRIES),
    firstReferred: firstReferred.slice(0, MOST_REFERRED).map((it) => ({
      ...{ ...it, parts: it.parts.slice(0, MOST_PARTS) },
      ...(it.ids ? { ids: it.ids.slice(0, MOST_PARTS) } : {}),
      moreParts: Math.max(0, it.parts.length - MOST_PARTS),
    })),
    moreReferred: Math.max(0, firstReferred.length - MOST_REFERRED),
  };
}

/** One line of JSON, with as many of the newest commits as fit. */
export function writeNews({ commits, omitted }: News): string {
  const kept: CommitNews[] = [];
  let room = MOST_BYTES;
  for (const commit of [...commits].reverse()) {
    room -= new TextEncoder().encode(JSON.stringify(commit)).length + 1;
    if (room < 0) break;
    kept.unshift(commit);
  }
  return JSON.stringify({ commits: kept, omitted: omitted + commits.length - kept.length });
}

const IS_NEWS: Shape = hasShape({
  commits: listOf(
    hasShape({
      commit: isText("a commit: 40 or 64 lowercase hex digits", GIT_ID),
      entries: listOf(hasShape({ coalition: isAnyText, seq: isCount })),
      moreEntries: isCount,
      firstReferred: listOf(
        hasShape({
          id: isCount,
          login: isAnyText,
          coalition: isAnyText,
          parts: listOf(isAnyText),
          ids: optional(listOf(isId)),
          moreParts: isCount,
        }),
      ),
      moreReferred: isCount,
    }),
  ),
  omitted: isCount,
});

/** Throws an error that explains the problem if the text is not what `writeNews` wrote. */
export function parseNews(text: string): News {
  const news = parseShaped<News>(new TextEncoder().encode(text), IS_NEWS);
  if (news.fault === undefined) return news.value;
  throw new Error(
    `The input news does not match the output news of actions/publish. ${news.fault} Pass that output on unchanged.`,
  );
}
