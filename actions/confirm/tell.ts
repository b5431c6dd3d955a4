// Reports a publication on each merged pull request: one comment, whichever commits it was merged as.

import { info } from "@actions/core";
import type { CommitNews } from "../../src/core/history/news.ts";
import { renderPublished } from "../../src/core/render/published/comment.ts";
import type { PublishedContext, PublishedFacts } from "../../src/core/render/published/facts.ts";
import { MOST_MENTIONED } from "../../src/core/render/published/inclusion.ts";
import { readLogins } from "../../src/io/github/accounts.ts";
import type { Api } from "../../src/io/github/api.ts";
import { type Kept, keepComment, type Writer } from "../../src/io/github/comment.ts";
import { mergedBy } from "../../src/io/github/commits.ts";
import { steadily } from "../../src/io/github/steadily.ts";
import type { Looked } from "./look.ts";

const PERMISSION = "pull-requests: write";

export interface Teller extends Writer {
  context: PublishedContext;
}

export interface MergedNews {
  pullRequest: number;
  /** The published commits that came from it, oldest first. */
  news: CommitNews[];
}

/** Groups the commits by pull request; `alone` are those without one. */
export async function findMerged(
  { api }: Teller,
  commits: readonly CommitNews[],
): Promise<{ merged: MergedNews[]; alone: string[] }> {
  const merged = new Map<number, CommitNews[]>();
  const alone: string[] = [];
  for (const news of commits) {
    const { commit } = news;
    const numbers = await steadily(`find the pull request of ${commit}`, PERMISSION, () =>
      mergedBy(api, commit),
    );
    if (numbers.length === 0) {
      alone.push(commit);
      info(`${commit} did not come from a pull request, so there is nowhere to comment.`);
    }
    for (const number of numbers) merged.set(number, [...(merged.get(number) ?? []), news]);
  }
  return { merged: [...merged].map(([pullRequest, news]) => ({ pullRequest, news })), alone };
}

/** Keeps the one comment of the pull request. Throws GitHubError. */
export async function tellMerged(
  teller: Teller,
  { pullRequest, news }: MergedNews,
  looked: Looked,
): Promise<Kept> {
  const facts = await factsOf(teller.api, news, looked);
  const comment = renderPublished(facts, teller.context);
  const kept = await steadily(`keep the comment on #${pullRequest}`, PERMISSION, () =>
    keepComment(teller, { number: pullRequest, comment }),
  );
  info(`The comment on #${pullRequest}: ${kept}.`);
  return kept;
}

async function factsOf(
  api: Api,
  news: readonly CommitNews[],
  { outcome, entries }: Looked,
): Promise<PublishedFacts> {
  const referred = news.flatMap(({ firstReferred }) => firstReferred);
  const numbers = referred.map(({ id }) => id);
  const logins = await steadily(
    "look up the accounts that are new in the registry",
    PERMISSION,
    () => readLogins(api, numbers, MOST_MENTIONED),
  );
  const isVerified = outcome.state === "verified";
  return {
    outcome,
    entries: isVerified ? news.flatMap(({ commit }) => entries.get(commit) ?? []) : [],
    names: news.flatMap((it) => it.entries),
    moreNames: news.reduce((sum, it) => sum + it.moreEntries, 0),
    referred: referred.map((it) => ({ ...it, now: logins.get(it.id) })),
    moreReferred: news.reduce((sum, it) => sum + it.moreReferred, 0),
  };
}
