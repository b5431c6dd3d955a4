// The formats of a change feed, as links for people and for autodiscovery by feed readers.

import type { ComponentChildren } from "preact";
import type { Id } from "../../src/core/registry/definition.ts";
import { BoxedFact } from "./fact.tsx";
import { type Page, usePage } from "./page.ts";

/** `base` has no extension: "changes" means changes.rss, .atom and .feed.json. */
export interface Feed {
  title: string;
  base: string;
  /** Whether it exists only as Atom. */
  isBrief?: true;
}

const ATOM = { extension: "atom", name: "Atom", type: "application/atom+xml" };

const FORMATS = [
  { extension: "rss", name: "RSS", type: "application/rss+xml" },
  ATOM,
  { extension: "feed.json", name: "JSON Feed", type: "application/feed+json" },
];

/** The feeds about all coalitions. */
export function allFeeds({ config, root }: Page) {
  return [
    {
      about: "All changes",
      title: `${config.name}: all changes`,
      base: `${root}changes`,
      calendar: "changes",
    },
    {
      about: "Breaking changes only",
      title: `${config.name}: breaking changes only`,
      base: `${root}breaking`,
    },
  ];
}

export function AlternateLinks({ feeds }: { feeds: Feed[] }) {
  return (
    <>
      {feeds.flatMap(({ title, base, isBrief }) =>
        (isBrief ? [ATOM] : FORMATS).map(({ extension, name, type }) => (
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

/** The feeds about all coalitions, by topic. The children are further rows. */
export function FeedList({ children }: { children?: ComponentChildren }) {
  return (
    <dl class="facts">
      {allFeeds(usePage()).map(({ title, about, base, calendar }) => (
        <BoxedFact key={base} term={about}>
          <FeedLinks base={base} of={title} {...(calendar && { calendar })} />
        </BoxedFact>
      ))}
      {children}
    </dl>
  );
}

/** The feed of one citizen or confluence, on its own page, with its calendar if it has one. */
export function IdFeedLinks({ id, hasCalendar }: { id: Id; hasCalendar: boolean }) {
  return (
    <ul class="inline-list">
      <li>
        <FeedLink base={`../${id}`} {...ATOM} />
      </li>
      {hasCalendar && <CalendarLink path={`citizens/${id}`} />}
    </ul>
  );
}

interface FeedLinksProps {
  base: string;
  /** For screen readers: whose feeds they are; undefined on their own page. */
  of?: string;
  /** The calendar of announced changes: its path below the base URL, without an extension. */
  calendar?: string;
}

/** "RSS · Atom · JSON Feed · Calendar", for one feed. */
export function FeedLinks({ base, of, calendar }: FeedLinksProps) {
  return (
    <ul class="inline-list">
      {FORMATS.map((format) => (
        <li key={format.extension}>
          <FeedLink base={base} {...(of && { of })} {...format} />
        </li>
      ))}
      {calendar !== undefined && <CalendarLink path={calendar} {...(of && { of })} />}
    </ul>
  );
}

interface FeedLinkProps {
  base: string;
  of?: string;
}

function FeedLink({ base, of, extension, name }: FeedLinkProps & typeof ATOM) {
  return (
    <a href={`${base}.${extension}`}>
      {name}
      {of !== undefined && <span class="visually-hidden">{` of ${of}`}</span>}
    </a>
  );
}

interface CalendarProps {
  path: string;
  of?: string;
}

/** An absolute address, because programs subscribe to calendars by the scheme webcal:. */
function CalendarLink({ path, of }: CalendarProps) {
  const { baseUrl } = usePage().config;
  return (
    <li>
      <a href={`${baseUrl}${path}.ics`.replace(/^https?:/, "webcal:")}>
        Calendar
        {of !== undefined && <span class="visually-hidden">{` of announced changes: ${of}`}</span>}
      </a>
    </li>
  );
}
