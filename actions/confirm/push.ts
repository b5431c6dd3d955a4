// Notifies the feeds' hub, and sends one message to each webhook. A failure is only a warning, because the publication
// itself is complete.

import { randomUUID } from "node:crypto";
import { info, setOutput, setSecret, warning } from "@actions/core";
import type { News } from "../../src/core/history/news.ts";
import {
  type PublicationMessage,
  publicationMessage,
} from "../../src/core/messages/publication.ts";
import { messageFault, messageRequest } from "../../src/core/messages/request.ts";
import { parseWebhooks, type Webhook } from "../../src/core/messages/webhooks.ts";
import type { Api } from "../../src/io/github/api.ts";
import { claimCommit } from "../../src/io/github/claims.ts";
import { readRunFacts } from "../../src/io/github/run-facts.ts";
import { GitHubError } from "../../src/io/github/steadily.ts";
import { post, UnansweredError } from "../../src/io/post.ts";
import type { Looked } from "./look.ts";
import { pingHub } from "./ping.ts";

const TITLE = "Messages";

/** Warns about lines that are not webhook addresses. The runner hides the addresses in its log from here on. */
export function readWebhooks(secret: string): Webhook[] {
  for (const line of secret.split(/[\r\n]+/)) if (line.trim() !== "") setSecret(line.trim());
  const { webhooks, faults } = parseWebhooks(secret);
  // An error may show only the path of an address.
  for (const { url } of webhooks) if (url.pathname.length > 8) setSecret(url.pathname + url.search);
  for (const fault of faults)
    warning(`In the secret with the webhooks: ${fault}`, { title: TITLE });
  return webhooks;
}

export interface ToPush {
  api: Api;
  news: News;
  looked: Looked;
  webhooks: readonly Webhook[];
  /** Where the site is, with a final slash. */
  url: string;
}

/** Only for a verified site. Never throws. */
export async function pushPublication(wanted: ToPush): Promise<void> {
  const { looked, news } = wanted;
  const isDue = looked.outcome.state === "verified" && news.commits.length > 0;
  const commits = new Set(isDue ? news.commits.map(({ commit }) => commit) : []);
  await orWarning(async () => {
    setOutput("messages", JSON.stringify(await sendMessages(wanted, commits)));
  });
  await orWarning(async () => setOutput("pings", await pingHub(looked, commits)));
}

async function orWarning(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    warning(`Not every message was sent: ${(error as Error).message}`, { title: TITLE });
  }
}

interface Sent {
  line: number;
  host: string;
  sent: boolean;
}

async function sendMessages(wanted: ToPush, commits: ReadonlySet<string>): Promise<Sent[]> {
  const { webhooks } = wanted;
  if (webhooks.length === 0 || commits.size === 0) return [];
  const claimed = await claimAll(wanted.api, commits);
  if (claimed.length === 0) return [];
  const message = messageOf(wanted, claimed);
  const faults = await Promise.all(webhooks.map((it) => faultOf(it, message)));
  return webhooks.map((it, index) => reported(it, faults[index]));
}

/** The commits that no other run has sent messages about. If GitHub refuses, none is sent: never is better than twice. */
async function claimAll(api: Api, commits: Iterable<string>): Promise<string[]> {
  const { runUrl } = readRunFacts();
  const mine = `${runUrl}/attempts/${process.env.GITHUB_RUN_ATTEMPT}#${randomUUID()}`;
  const claimed: string[] = [];
  for (const commit of commits) {
    try {
      if (await claimCommit(api, commit, mine)) claimed.push(commit);
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      warning(`No message was sent about ${commit}. ${error.message}`, { title: TITLE });
      return claimed;
    }
  }
  if (claimed.length === 0) {
    info("An earlier run has sent the messages about this publication, or may have.");
  }
  return claimed;
}

function messageOf({ looked, news, url }: ToPush, claimed: string[]): PublicationMessage {
  const { outcome, entries, site } = looked;
  return publicationMessage({
    registry: { name: site?.config.name ?? new URL(url).host, url },
    commit: outcome.state === "verified" ? outcome.commit : "",
    entries: claimed.flatMap((commit) => entries.get(commit) ?? []),
    olderCommits: news.omitted,
  });
}

function reported({ line, kind, url }: Webhook, fault: string | undefined): Sent {
  const { host } = url;
  const whose = `the webhook on line ${line} (${kind}, ${host})`;
  if (fault === undefined) info(`Sent a message to ${whose}.`);
  else warning(`No message was sent to ${whose}: ${fault}`, { title: TITLE });
  return { line, host, sent: fault === undefined };
}

/** Sends the message. Undefined if it has arrived, else the fault. */
async function faultOf(webhook: Webhook, message: PublicationMessage): Promise<string | undefined> {
  try {
    const contentType = "application/json";
    const request = { ...messageRequest(webhook, message), contentType, isRepeatable: false };
    return messageFault(webhook, await post(request));
  } catch (error) {
    if (!(error instanceof UnansweredError)) throw error;
    return `${error.message} It is not sent again, because it may have arrived anyway.`;
  }
}
