// The head of every page: what it may load, its title, and its link preview.

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
  /** To the base URL; relative, unless the page is served at any depth. */
  root?: string;
  /** The page's own title; undefined for the home page. */
  title?: string | undefined;
  description: string;
  /** When its content was last published; shown in print. */
  asOf?: UtcTime | undefined;
  /** This page's own feeds; undefined of one that is about all coalitions. */
  feeds?: Feed[];
  /**
   * Whether it is one of very many pages, which must be small: no navigation, no footer, and in its head only its title
   * and its own feeds.
   */
  isOneOfMany?: boolean;
  children: ComponentChildren;
}

/**
 * Only our own files: no inline style or script, no frame. Forms may load pages of this host, so that a question
 * sent before the script has loaded is in the address when it does. Scripts may set text, but never markup: in
 * browsers with trusted types, assigning to innerHTML throws. (frame-ancestors and sandbox have no effect in a meta
 * element.)
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  ...["style", "script", "img", "connect"].map((kind) => `${kind}-src 'self'`),
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** Served for every address that does not exist, so it has no address of its own. */
const NOT_FOUND = "404.html";

export function Head({ title, description, feeds, isOneOfMany = false }: PageProps) {
  const page = usePage();
  const { config, assets, root } = page;
  const whole = title === undefined ? config.name : `${title} · ${config.name}`;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={CONTENT_SECURITY_POLICY} />
      {/* Linked sites do not learn what somebody reads here. */}
      <meta name="referrer" content="no-referrer" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{whole}</title>
      {!isOneOfMany && <About description={description} />}
      {/* No ICO: a browser without SVG icons shows its own, and no fact is lost. */}
      {assets.logo ? (
        <link rel="icon" type="image/png" href={root + assets.logo.path} />
      ) : (
        <link rel="icon" type="image/svg+xml" href={`${root}${assets.icon}`} />
      )}
      <link rel="stylesheet" href={root + assets.style} />
      <script type="module" src={root + assets.script} />
      {!isOneOfMany && <SocialPreview title={title} />}
      <AlternateLinks feeds={feeds ?? allFeeds(page)} />
    </head>
  );
}

/** What the style sheet says too late, and what search engines ask for. */
function About({ description }: Pick<PageProps, "description">) {
  const { config, path } = usePage();
  return (
    <>
      <meta name="color-scheme" content="light dark" />
      {/* A preview shows the same description. */}
      <meta name="description" property="og:description" content={oneLine(description)} />
      {path === NOT_FOUND ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={canonicalOf(config, path)} />
      )}
    </>
  );
}

/** What chats and social networks show for a link. They need absolute addresses. */
function SocialPreview({ title }: Pick<PageProps, "title">) {
  const { config, assets, path } = usePage();
  const picture = assets.socialImage ?? assets.logo;
  const facts: [property: string, content: string][] = [
    ["og:site_name", config.name],
    ["og:type", "website"],
    ["og:title", title ?? config.name],
    // The page for missing addresses is served at any depth: use the site's address.
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
