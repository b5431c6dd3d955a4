// The frame of every page: header, main, footer; its head is in head.tsx.

import { renderToString } from "preact-render-to-string";
import { oneLine } from "../../src/core/text.ts";
import type { PageContext, SiteFile } from "../site-context.ts";
import { Head, type PageProps } from "./head.tsx";
import { canonicalOf, homeOf, rootOf } from "./links.ts";
import { Mark } from "./mark.tsx";
import { Time } from "./time.tsx";

const SECTIONS = [
  // Its later pages are beside those of the coalitions.
  { path: "index.html", href: "", below: "page/", name: "Coalitions" },
  { path: "changes/index.html", href: "changes/", below: "changes/", name: "Changes" },
  { path: "lookup/index.html", href: "lookup/", below: "lookup/", name: "Lookup" },
  { path: "schemas/index.html", href: "schemas/", below: "schemas/", name: "Schemas" },
];

export function pageFile(props: PageProps): SiteFile {
  return { path: props.path, content: () => renderPage(props) };
}

export function renderPage(props: PageProps): string {
  return `<!doctype html>\n${renderToString(<Page {...props} />)}\n`;
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
        <Footer {...props} root={root} />
        <p id="announcement" class="visually-hidden" role="status" aria-live="polite" />
      </body>
    </html>
  );
}

function Header({ context, path, root }: { context: PageContext; path: string; root: string }) {
  return (
    <header class="site-header">
      <a class="site-name" href={homeOf(root)}>
        <Mark assets={context.assets} root={root} />
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
function currentAs({ path, below }: { path: string; below: string }, page: string) {
  if (page === path) return "page";
  return page.startsWith(below) ? "true" : undefined;
}

function Footer({ context, root, path, asOf }: PageProps & { root: string }) {
  const { repository, links = [] } = context.config;
  return (
    <footer class="site-footer">
      <p>
        Every fingerprint here is recomputed from its definition. Ids are 64 hex digits, bare: never
        write 0x before one.
      </p>
      <p class="print-foot">
        {canonicalOf(context.config, path)}
        {asOf !== undefined && (
          <>
            {", as of "}
            <Time at={asOf} />
          </>
        )}
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
            <a href={repository} rel="noopener">
              Repository
            </a>
          </li>
        )}
        {links.map(({ title, url }) => (
          <li key={`${title} ${url}`}>
            <a href={url} rel="noopener">
              {oneLine(title)}
            </a>
          </li>
        ))}
      </ul>
    </footer>
  );
}
