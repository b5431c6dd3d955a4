// The feeds with new entries, which a hub is notified about.

import type { RegistryConfig } from "../../src/core/config/config.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { RegistryView } from "../../src/core/history/registry-view.ts";
import { citizenFeeds } from "./citizen-feeds.ts";
import { coalitionFeed, type FeedFacts, registryFeeds } from "./feed-list.ts";
import { FEED_FORMATS } from "./formats.ts";

/** Their addresses, as the feeds give them; the most general feeds first. */
export function changedFeeds(
  view: RegistryView,
  config: RegistryConfig,
  isNew: (entry: Entry) => boolean,
): string[] {
  const touched = view.coalitions.filter(({ entries }) => entries.some(isNew));
  const isChanged = ({ entries }: FeedFacts) =>
    entries.some((it) => isNew("entry" in it ? it.entry : it));
  const changed = [
    ...registryFeeds(view, config),
    ...touched.map(coalitionFeed),
    ...[...citizenFeeds(view)].map(({ facts }) => facts()),
  ].filter(isChanged);
  return changed.flatMap(({ path, brief }) =>
    (brief ? [".atom"] : FEED_FORMATS).map((format) => config.baseUrl + path + format),
  );
}
