// The three formats of a change feed, for people (links) and for readers (autodiscovery).

import type { PageContext } from "../site-context.ts";

/** A feed without its extension: `base` "changes" stands for changes.rss, .atom and .feed.json. */
export interface Feed {
  title: string;
  base: string;
}

const FORMATS = [
  { extension: "rss", name: "RSS", type: "application/rss+xml" },
  { extension: "atom", name: "Atom", type: "application/atom+xml" },
  { extension: "feed.json", name: "JSON Feed", type: "application/feed+json" },
];

/** What all coalitions together publish. */
export function allFeeds({ config }: PageContext, root: string): Feed[] {
  return [
    { title: `${config.name}: all changes`, base: `${root}changes` },
    { title: `${config.name}: breaking changes only`, base: `${root}breaking` },
  ];
}

export function AlternateLinks({ feeds }: { feeds: Feed[] }) {
  return (
    <>
      {feeds.flatMap(({ title, base }) =>
        FORMATS.map(({ extension, name, type }) => (
          <link
            key={base + extension}
            rel="alternate"
            type={type}
            title={`${title} (${name})`}
            href={`${base}.${extension}`}
          />
        )),
      )}
    </>
  );
}

/** The feed of one citizen or confluence, across coalitions. For a coalition's page. */
export function IdFeed({ id, of }: { id: string; of: string }) {
  return (
    <details class="id-feed">
      <summary>
        feed<span class="visually-hidden">{` of ${of} in all coalitions`}</span>
      </summary>
      <FeedLinks base={`../citizens/${id}`} of={of} />
    </details>
  );
}

/** "RSS · Atom · JSON Feed", for one feed; `of` tells screen readers whose. */
export function FeedLinks({ base, of }: { base: string; of: string }) {
  return (
    <ul class="inline-list">
      {FORMATS.map(({ extension, name }) => (
        <li key={extension}>
          <a href={`${base}.${extension}`}>
            {name}
            <span class="visually-hidden">{` of ${of}`}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
