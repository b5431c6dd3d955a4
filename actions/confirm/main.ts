// actions/confirm: fetches the deployed site, verifies it, comments on the merged pull requests, and notifies the WebSub
// hub and the webhooks.

import { getInput, info, setOutput, summary } from "@actions/core";
import { type CommitNews, type News, parseNews } from "../../src/core/history/news.ts";
import type { PublishedContext } from "../../src/core/render/published/facts.ts";
import { renderConfirmSummary } from "../../src/core/render/published/summary.ts";
import { counted } from "../../src/core/text.ts";
import { type Api, openApi } from "../../src/io/github/api.ts";
import { comesAfter } from "../../src/io/github/commits.ts";
import { readRunFacts } from "../../src/io/github/run-facts.ts";
import { steadily } from "../../src/io/github/steadily.ts";
import { runAction } from "../../src/io/run-action.ts";
import { settle } from "../../src/io/settle.ts";
import { type Looked, lookAt } from "./look.ts";
import { pushPublication, readWebhooks } from "./push.ts";
import { findMerged, type MergedNews, type Teller, tellMerged } from "./tell.ts";

async function run(): Promise<void> {
  const news = parseNews(getInput("news", { required: true }));
  const api = openApi();
  const webhooks = readWebhooks(getInput("webhooks"));
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt } = process.env;
  const order = { id: Number(id), attempt: Number(attempt) };
  const looked = await look(api, news.commits, `${order.id}.${order.attempt}`);
  setOutput("verified", looked.outcome.state === "verified");
  const teller = { api, author: getInput("author"), run: order, context: context() };
  await settle([
    () => tellAll(teller, news, looked),
    () => pushPublication({ api, news, looked, webhooks, url: baseUrl() }),
    () => failUnlessVerified(looked),
  ]);
}

function context(): PublishedContext {
  const { repositoryUrl, runUrl } = readRunFacts();
  return { baseUrl: baseUrl(), repositoryUrl, runUrl };
}

function baseUrl(): string {
  const url = getInput("url", { required: true });
  return url.endsWith("/") ? url : `${url}/`;
}

function look(api: Api, commits: readonly CommitNews[], fresh: string): Promise<Looked> {
  const expected = {
    commit: getInput("commit", { required: true }),
    heads: getInput("heads", { required: true }),
  };
  return lookAt({
    url: baseUrl(),
    expected,
    commits,
    waitMs: minutes() * 60_000,
    fresh,
    isNewer: (commit) =>
      steadily(`compare ${commit} with what was published`, "contents: read", () =>
        comesAfter(api, expected.commit, commit),
      ),
  });
}

function minutes(): number {
  const written = getInput("wait-minutes");
  const value = Number(written);
  if (written !== "" && value >= 0 && value <= MOST_MINUTES) return value;
  throw new Error(
    `wait-minutes is "${written}". Give the minutes to wait for the site, from 0 to ${MOST_MINUTES}.`,
  );
}

/** A job on GitHub runs for at most six hours. */
const MOST_MINUTES = 300;

/** The summary is written even if something failed. */
async function tellAll(teller: Teller, { commits, omitted }: News, looked: Looked): Promise<void> {
  const comments: { pullRequest: number; kept: string }[] = [];
  const alone: string[] = [];
  try {
    const found = await findMerged(teller, commits);
    alone.push(...found.alone);
    const tell = (merged: MergedNews) => async () => {
      const kept = await tellMerged(teller, merged, looked);
      comments.push({ pullRequest: merged.pullRequest, kept });
    };
    await settle(found.merged.map(tell));
  } finally {
    setOutput("comments", JSON.stringify(comments));
    const { outcome, verification } = looked;
    const confirmed = { outcome, verification, comments, alone, omitted };
    await summary.addRaw(renderConfirmSummary(confirmed, teller.context)).write();
  }
}

async function failUnlessVerified({ outcome }: Looked): Promise<void> {
  if (outcome.state === "verified") {
    const { coalitions, entries } = outcome.counts;
    return info(
      `Verified: ${counted(coalitions, "coalition")}, ${counted(entries, "entry", "entries")}, at ${outcome.commit}.`,
    );
  }
  if (outcome.state === "absent") throw new Error(outcome.reason);
  const [first] = outcome.problems;
  const more = outcome.problems.length - 1 + outcome.more;
  const rest = more > 0 ? ` ${counted(more, "more problem")}: see the summary.` : "";
  throw new Error(`The deployed site is wrong. ${first?.file}: ${first?.message}${rest}`);
}

/** Settles when the action is done, for a caller that runs it in its own process. */
export const ended = runAction(run);
