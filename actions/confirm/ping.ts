// Tells the hub that the config names which feeds have changed, so that it fetches them and passes on what is new. To
// tell it twice does no harm. The WebSub standard leaves this to each hub: all that are known take one feed a request,
// as PubSubHubbub 0.4 has it, and not all take several.

import { info, warning } from "@actions/core";
import pLimit from "p-limit";
import { changedFeeds } from "../../site/feeds/changed-feeds.ts";
import { counted } from "../../src/core/text.ts";
import { post, UnansweredError } from "../../src/io/post.ts";
import type { Looked } from "./look.ts";

const TITLE = "WebSub";
const AT_ONCE = 4;
/** Those of all coalitions come first. Readers of one that is left out see the change when they look. */
const MOST = 300;
const LONGEST_MS = 120_000;

/** How many feeds the hub was told of that have entries of these commits. */
export async function pingHub({ site }: Looked, commits: ReadonlySet<string>): Promise<number> {
  if (site?.config.hub === undefined || commits.size === 0) return 0;
  const { view, config } = site;
  const hub = new URL(site.config.hub);
  const feeds = changedFeeds(view, config, ({ commit }) => commits.has(commit));
  const limit = pLimit(AT_ONCE);
  const end = new AbortController();
  const signal = AbortSignal.any([end.signal, AbortSignal.timeout(LONGEST_MS)]);
  const faults: string[] = [];
  const ping = async (feed: string) => {
    if (signal.aborted) return false;
    const fault = await pingFault(hub, feed, signal);
    if (fault === undefined) return true;
    // What it refuses once, it refuses again.
    end.abort();
    faults.push(fault);
    return false;
  };
  const told = await Promise.all(feeds.slice(0, MOST).map((it) => limit(() => ping(it))));
  const count = told.filter((it) => it).length;
  const of = `${count} of ${counted(feeds.length, "feed")} that changed`;
  if (faults[0] === undefined) info(`Told the hub ${hub.host} of ${of}.`);
  else {
    const text = `The hub ${hub.host} was told of ${of}: ${faults[0]} Readers see the others when they look. If it stays so, change or delete hub in registry.config.json.`;
    warning(text, { title: TITLE });
  }
  return count;
}

async function pingFault(url: URL, feed: string, signal: AbortSignal): Promise<string | undefined> {
  const body = `${new URLSearchParams({ "hub.mode": "publish", "hub.url": feed })}`;
  const contentType = "application/x-www-form-urlencoded";
  try {
    const { status } = await post({ url, contentType, body, isRepeatable: true, signal });
    return status >= 200 && status < 300 ? undefined : `it answered ${status}.`;
  } catch (error) {
    if (!(error instanceof UnansweredError)) throw error;
    return error.message;
  }
}
