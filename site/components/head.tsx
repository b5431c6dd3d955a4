// The head of every page: what may be loaded, what the page is called, and what others show of it.

import type { ComponentChildren } from "preact";
import type { UtcTime } from "../../src/core/registry/definition.ts";
import { oneLine } from "../../src/core/text.ts";
import type { PageContext } from "../site-context.ts";
import { AlternateLinks, allFeeds, type Feed } from "./feed-links.tsx";
import { canonicalOf } from "./links.ts";
import { usePage } from "./page.ts";

export interface PageProps {
  context: PageContext;
  /** Below the base URL. */
  path: string;
  /** To the base; relative, unless the page can stand at any depth. */
  root?: string;
  /** Of the page alone; undefined for the home page. */
  title?: string | undefined;
  description: string;
  /** When what it shows was published last; a printed page says so. */
  asOf?: UtcTime | undefined;
  /** This page's own feeds. */
  feeds?: Feed[];
  /**
   * Whether it is one of very many pages, which must be small: it names its own feeds alone, and chats show its title
   * and description.
   */
  isOneOfMany?: boolean;
  children: ComponentChildren;
}

/**
 * Our own files, and nothing else: no inline style or script, no frame. A form asks a page of this host, so that a
 * question that is sent before the script has come is in the address when it comes. Scripts may set text, and
 * never markup: where the browser knows trusted types, assigning to innerHTML throws. (frame-ancestors and
 * sandbox have no effect in a meta element.)
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  ...["style", "script", "img", "connect"].map((kind) => `${kind}-src 'self'`),
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** The page that is served for addresses that do not exist has none of its own. */
const NOT_FOUND = "404.html";

export function Head({ title, description, feeds = [], isOneOfMany = false }: PageProps) {
  const page = usePage();
  const { config, assets, path, root } = page;
  const whole = title === undefined ? config.name : `${title} · ${config.name}`;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={CONTENT_SECURITY_POLICY} />
      {/* What somebody reads here is not for the sites that it links to. */}
      <meta name="referrer" content="no-referrer" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{whole}</title>
      <meta name="description" content={oneLine(description)} />
      {path === NOT_FOUND ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={canonicalOf(config, path)} />
      )}
      {/* No ICO beside it: a browser that takes no SVG shows a sign of its own, and misses no fact. */}
      {assets.logo ? (
        <link rel="icon" type="image/png" href={root + assets.logo.path} />
      ) : (
        <link rel="icon" type="image/svg+xml" href={`${root}${assets.icon}`} />
      )}
      <link rel="stylesheet" href={root + assets.style} />
      <script type="module" src={root + assets.script} />
      {!isOneOfMany && <SocialPreview title={title} description={description} />}
      <AlternateLinks feeds={[...feeds, ...(isOneOfMany ? [] : allFeeds(page))]} />
    </head>
  );
}

/** What chats and social networks show of a link; they take absolute addresses alone. */
function SocialPreview({ title, description }: Pick<PageProps, "title" | "description">) {
  const { config, assets, path } = usePage();
  const picture = assets.socialImage ?? assets.logo;
  const facts: [property: string, content: string][] = [
    ["og:site_name", config.name],
    ["og:type", "website"],
    ["og:title", title ?? config.name],
    ["og:description", oneLine(description)],
    // Served at any depth, this page has no address of its own: that of the site stands for it.
    ["og:url", path === NOT_FOUND ? config.baseUrl : canonicalOf(config, path)],
  ];
  if (picture) {
    facts.push(
      ["og:image", config.baseUrl + picture.path],
      ["og:image:type", "image/png"],
      ["og:image:width", String(picture.width)],
      ["og:image:height", String(picture.height)],
      ["og:image:alt", config.name],
    );
  }
  return (
    <>
      {facts.map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="twitter:card" content={assets.socialImage ? "summary_large_image" : "summary"} />
    </>
  );
}
