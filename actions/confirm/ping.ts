// Notifies the config's WebSub hub of feeds that changed, so that it fetches them and delivers the new items. Notifying
// it twice is harmless. WebSub leaves this request to each hub: all known hubs accept one feed per request, as in
// PubSubHubbub 0.4, and not all accept several.

import { info, warning } from "@actions/core";
import pLimit from "p-limit";
import { changedFeeds } from "../../site/feeds/changed-feeds.ts";
import { counted } from "../../src/core/text.ts";
import { post, UnansweredError } from "../../src/io/post.ts";
import type { Looked } from "./look.ts";

const TITLE = "WebSub";
const AT_ONCE = 4;
/** Feeds of all coalitions come first. Readers of a feed beyond this limit see the change at their next poll. */
const MOST = 300;
const LONGEST_MS = 120_000;

/** Notifies the hub of the feeds with entries of these commits, until `timeIsUp`; returns how many. */
export async function pingHub(
  { site }: Pick<Looked, "site">,
  commits: ReadonlySet<string>,
  timeIsUp = AbortSignal.timeout(LONGEST_MS),
): Promise<number> {
  if (site?.config.hub === undefined || commits.size === 0) return 0;
  const { view, config } = site;
  const hub = new URL(site.config.hub);
  const feeds = changedFeeds(view, config, ({ commit }) => commits.has(commit));
  const limit = pLimit(AT_ONCE);
  const end = new AbortController();
  const signal = AbortSignal.any([end.signal, timeIsUp]);
  const faults: string[] = [];
  const ping = async (feed: string) => {
    if (signal.aborted) return false;
    const fault = await pingFault(hub, feed, signal);
    if (fault === undefined) return true;
    // It would refuse the other feeds, too.
    end.abort();
    faults.push(fault);
    return false;
  };
  const sent = await Promise.all(feeds.slice(0, MOST).map((it) => limit(() => ping(it))));
  const count = sent.filter((it) => it).length;
  const isLate = timeIsUp.aborted && count < sent.length;
  const fault = isLate ? `not all fit into ${LONGEST_MS / 1000} seconds.` : faults[0];
  const of = `${count} of ${counted(feeds.length, "feed")} that changed`;
  if (fault === undefined) info(`Notified the hub ${hub.host}: ${of}.`);
  else {
    const text = `The hub ${hub.host} was not notified of every feed (${of}): ${fault} Readers see the other changes at their next poll. If this continues, change or delete hub in registry.config.json.`;
    warning(text, { title: TITLE });
  }
  return count;
}

async function pingFault(url: URL, feed: string, signal: AbortSignal): Promise<string | undefined> {
  const body = `${new URLSearchParams({ "hub.mode": "publish", "hub.url": feed })}`;
  const contentType = "application/x-www-form-urlencoded";
  try {
    const { status } = await post({ url, contentType, body, isRepeatable: true, signal });
    return status >= 200 && status < 300 ? undefined : `it answered with status ${status}.`;
  } catch (error) {
    if (!(error instanceof UnansweredError)) throw error;
    return error.message;
  }
}
