// Every file of the site, from a view. Paths are known without making the files: `mosaik-coalitions build`
// makes all of them, `mosaik-coalitions serve` the requested one.

import { siteDigest } from "../generated/code-digest.js";
import { Citizens } from "../src/core/citizens/citizen.ts";
import type { Brand } from "../src/core/config/check-brand.ts";
import type { RegistryConfig } from "../src/core/config/config.ts";
import { groupBy } from "../src/core/group-by.ts";
import type { CoalitionView, ReadText, RegistryView } from "../src/core/history/registry-view.ts";
import { lazy } from "../src/core/lazy.ts";
import type { Id } from "../src/core/registry/definition.ts";
import { gatherAssets } from "./assets.ts";
import { apiFiles, lookupGroup, searchOf } from "./data/api.ts";
import { coalitionFiles } from "./data/coalition-files.ts";
import { sitemapMembers } from "./data/sitemap.ts";
import { citizenFeeds, citizenPath } from "./feeds/citizen-feeds.ts";
import { coalitionFeed, hasEvents, registryFeeds } from "./feeds/feed-list.ts";
import { FeedRenderer } from "./feeds/render-feeds.ts";
import { apiPage } from "./pages/api-page.tsx";
import { changesPages } from "./pages/changes-page.tsx";
import { citizenPages } from "./pages/citizen-page.tsx";
import { handshakePage } from "./pages/handshake-page.tsx";
import { historyPages } from "./pages/history-page.tsx";
import { indexPages } from "./pages/index-page.tsx";
import { lookupPage } from "./pages/lookup-page.tsx";
import { nextPage } from "./pages/next-page.tsx";
import { notFoundPage } from "./pages/not-found-page.tsx";
import { schemaPages } from "./pages/schema-page.tsx";
import type { FileGroup, PageContext, SiteContext, SiteFile } from "./site-context.ts";

export interface SiteSources {
  view: RegistryView;
  config: RegistryConfig;
  readText: ReadText;
  /** The registry's own pictures. */
  brand?: Brand;
  /** Replaces the name derived from the search's files, which needs all of them to be made. */
  searchFolder?: string;
}

export type SiteTree = readonly (SiteFile | FileGroup)[];

/** The same sources give the same files in the same order, with the same bytes. */
export function siteTree(sources: SiteSources): SiteTree {
  const { view, config, readText, brand = {}, searchFolder } = sources;
  const { paths: assets, files } = gatherAssets(config, brand);
  const context: SiteContext = { view, config, assets };
  const search = searchOf(view, searchFolder);
  const pages = registryPages(context, search.folder);
  const feeds = new FeedRenderer(context);
  const coalitionGroup = (coalition: CoalitionView): FileGroup => ({
    start: `${coalition.name}/`,
    members: () => {
      const text = lazy(() => textOf(coalition, readText));
      return [
        ...coalitionPages(context, coalition, text),
        ...coalitionFiles(context, coalition, text, readText),
        feeds.group(coalitionFeed(coalition)),
      ];
    },
  });
  const allPages = () => [
    ...pages,
    ...view.coalitions.flatMap((it) => coalitionPages(context, it, () => textOf(it, readText))),
  ];
  return [
    ...files,
    ...pages,
    // Without it, GitHub Pages hides files and folders that begin with an underscore.
    { path: ".nojekyll", content: () => "" },
    // verify could not build the same site again if the search's folder was given.
    ...apiFiles(context, searchFolder === undefined ? siteDigest : ""),
    ...sitemapMembers(context, allPages),
    search.group,
    lookupGroup(view),
    ...[...registryFeeds(view, config)].map((it) => feeds.group(it)),
    groupByStart("", /^[^/]+\//, () => view.coalitions.map(coalitionGroup)),
    citizenGroup(context, feeds),
  ];
}

/**
 * A group of very many groups, found without going through all of them: `key` matches the same text at the beginning of
 * a group's `start` and of its paths.
 */
function groupByStart(start: string, key: RegExp, list: () => FileGroup[]): FileGroup {
  const keyOf = (path: string) => key.exec(path)?.[0];
  const members = lazy(list);
  const byKey = lazy(() => groupBy(members(), (it) => keyOf(it.start)));
  return { start, members, membersFor: (path) => byKey().get(keyOf(path)) ?? [] };
}

/** The registry's own pages. `searchFolder` has the search's files, below the base URL. */
export function registryPages(context: SiteContext, searchFolder: () => string): SiteFile[] {
  return [
    ...indexPages(context, searchFolder),
    ...changesPages(context),
    lookupPage(context),
    apiPage(context),
    ...schemaPages(context),
    notFoundPage(context),
  ];
}

/** The pages of one coalition; `text` gives the text of its definition's file. */
export function coalitionPages(
  context: PageContext,
  coalition: CoalitionView,
  text: () => Promise<string>,
): SiteFile[] {
  return [
    handshakePage(context, coalition, text),
    nextPage(context, coalition),
    ...historyPages(context, coalition),
  ];
}

function citizenGroup(context: SiteContext, feeds: FeedRenderer): FileGroup {
  const { view } = context;
  return groupByStart("citizens/", /^citizens\/[0-9a-f]+/, () => {
    const own = [...citizenFeeds(view)];
    const byPath = new Map(own.map((it) => [it.path, it]));
    const hasCalendar = (id: Id) => {
      const facts = byPath.get(citizenPath(id))?.facts();
      return facts !== undefined && hasEvents(facts);
    };
    return [
      ...citizenPages(context, new Citizens(view), hasCalendar),
      ...own.map((it) => feeds.group(it)),
    ];
  });
}

/** The text of the definition's file. Throws if it is not available. */
async function textOf({ name, source }: CoalitionView, readText: ReadText): Promise<string> {
  const text = await readText(source);
  if (text !== undefined) return text;
  throw new Error(`The text of the definition of ${name} is not available here.`);
}

/** Every file, one after another. */
export function* allFiles(tree: Iterable<SiteFile | FileGroup>): Generator<SiteFile> {
  for (const member of tree) {
    if ("path" in member) yield member;
    else yield* allFiles(member.members());
  }
}

/** The file at a path, found without making any other file. */
export function findFile(tree: Iterable<SiteFile | FileGroup>, path: string): SiteFile | undefined {
  for (const member of tree) {
    if ("path" in member) {
      if (member.path === path) return member;
    } else if (path.startsWith(member.start)) {
      const found = findFile(member.membersFor?.(path) ?? member.members(), path);
      if (found) return found;
    }
  }
  return undefined;
}
