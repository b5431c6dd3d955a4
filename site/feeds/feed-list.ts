// Which feeds there are, and what stands in each.

import type { RegistryConfig } from "../../src/core/config.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { RegistryView } from "../../src/core/registry-view.ts";

/** More items than this, and several readers refuse the feed; the whole history is JSON beside it. */
const NEWEST = 100;

/** One feed, in whatever format. */
export interface FeedFacts {
  /** Below the base URL, without the format's ending: `changes`, `mev.mainnet-q2/changes`. */
  path: string;
  title: string;
  description: string;
  /** The page for people, below the base URL. */
  page: string;
  /** Newest first. */
  entries: Entry[];
  /** The hash of the oldest entry that the feed ever had; the feed's own id follows from it. */
  origin: string;
}

/** Every feed of the registry: all coalitions, only what breaks, and each coalition. */
export function feedsOf(
  { entries, coalitions }: RegistryView,
  config: RegistryConfig,
): FeedFacts[] {
  const origin = entries.at(-1)?.hash ?? "";
  return [
    {
      path: "changes",
      title: `${config.name}: all changes`,
      description: config.description,
      page: "changes/",
      entries: entries.slice(0, NEWEST),
      origin,
    },
    {
      path: "breaking",
      title: `${config.name}: breaking changes`,
      description: "Only the changes that break integrators who compiled in the version before.",
      page: "changes/",
      entries: entries.filter((entry) => entry.breaking).slice(0, NEWEST),
      origin,
    },
    ...coalitions.map((coalition) => ({
      path: `${coalition.name}/changes`,
      title: `${coalition.definition.title} (${coalition.name})`,
      description: `Every change of the coalition ${coalition.name}.`,
      page: `${coalition.name}/`,
      entries: coalition.entries.slice(-NEWEST).reverse(),
      origin: coalition.entries[0]?.hash ?? "",
    })),
  ];
}
