// The frame of every page: head, header, main, footer.

import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { oneLine } from "../../src/core/text.ts";
import type { PageContext, SiteFile } from "../site-context.ts";
import { AlternateLinks, allFeeds, type Feed } from "./feed-links.tsx";
import { canonicalOf, homeOf, rootOf } from "./links.ts";

// frame-ancestors has no effect in a meta element; everything else is refused but our own files.
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

export const ICON = "assets/icon.svg";

const SECTIONS = [
  { path: "index.html", href: "", name: "Coalitions" },
  { path: "changes/index.html", href: "changes/", name: "Changes" },
  { path: "lookup/index.html", href: "lookup/", name: "Lookup" },
  { path: "schemas/index.html", href: "schemas/", name: "Schemas" },
];

export interface PageProps {
  context: PageContext;
  /** Below the base URL. */
  path: string;
  /** To the base; relative, unless the page can stand at any depth. */
  root?: string;
  /** Of the page alone; undefined for the home page. */
  title?: string;
  description: string;
  /** This page's own feeds; those of all coalitions are on every page. */
  feeds?: Feed[];
  children: ComponentChildren;
}

export function renderPage(props: PageProps): SiteFile {
  return { path: props.path, text: `<!doctype html>\n${renderToString(<Page {...props} />)}\n` };
}

function Page(props: PageProps) {
  const { context, path, children } = props;
  const root = props.root ?? rootOf(path);
  return (
    <html lang="en">
      <Head {...props} root={root} />
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <Header context={context} path={path} root={root} />
        <main id="main">{children}</main>
        <Footer context={context} root={root} />
        <p id="announcement" class="visually-hidden" role="status" aria-live="polite" />
      </body>
    </html>
  );
}

function Head({ context, path, root = "", title, description, feeds = [] }: PageProps) {
  const { config, assets } = context;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={CONTENT_SECURITY_POLICY} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title === undefined ? config.name : `${title} · ${config.name}`}</title>
      <meta name="description" content={oneLine(description)} />
      {path !== "404.html" && <link rel="canonical" href={canonicalOf(config, path)} />}
      <link rel="icon" type="image/svg+xml" href={root + ICON} />
      <link rel="stylesheet" href={root + assets.style} />
      <script type="module" src={root + assets.script} />
      <AlternateLinks feeds={[...feeds, ...allFeeds(context, root)]} />
    </head>
  );
}

function Header({ context, path, root }: { context: PageContext; path: string; root: string }) {
  return (
    <header class="site-header">
      <a class="site-name" href={homeOf(root)}>
        <svg aria-hidden="true" width="18" height="18" viewBox="0 0 16 16">
          <path d={ICON_PATH} />
        </svg>
        {context.config.name}
      </a>
      <nav aria-label="Site">
        {SECTIONS.map((section) => (
          <a
            key={section.path}
            href={section.href === "" ? homeOf(root) : root + section.href}
            aria-current={currentAs(section, path)}
          >
            {section.name}
          </a>
        ))}
      </nav>
    </header>
  );
}

/** "page" for the page itself, "true" for one below it. */
function currentAs({ path, href }: { path: string; href: string }, page: string) {
  if (page === path) return "page";
  return href !== "" && page.startsWith(href) ? "true" : undefined;
}

function Footer({ context, root }: { context: PageContext; root: string }) {
  const { repository } = context.config;
  return (
    <footer class="site-footer">
      <p>
        Every fingerprint here is recomputed from its definition. Ids are 64 hex digits, bare: never
        write 0x before one.
      </p>
      <ul class="inline-list">
        <li>
          <a href={`${root}api/v1/index.json`}>JSON API</a>
        </li>
        <li>
          <a href={`${root}schemas/`}>Schemas</a>
        </li>
        {repository !== undefined && (
          <li>
            <a href={repository}>Repository</a>
          </li>
        )}
      </ul>
    </footer>
  );
}

const ICON_PATH = "M1 1h6v6h-6zM9 1h6v6h-6zM1 9h6v6h-6zM11 11h2v2h-2z";

/** The site's icon: three tesserae and the start of a fourth. */
export function renderIcon(): SiteFile {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#0b6170" d="${ICON_PATH}"/></svg>\n`;
  return { path: ICON, text };
}
