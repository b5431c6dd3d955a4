// The frame of every page: header, main, footer; its head is in head.tsx.

import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { oneLine } from "../../src/core/text.ts";
import type { SiteFile } from "../site-context.ts";
import { Head, type PageProps } from "./head.tsx";
import { canonicalOf, homeOf, rootOf } from "./links.ts";
import { Mark } from "./mark.tsx";
import { PageOfParts, usePage } from "./page.ts";
import { Time } from "./time.tsx";

const SECTIONS = [
  // Its later pages are in a folder beside those of the coalitions.
  { folder: "", below: "page/", name: "Coalitions" },
  { folder: "changes/", below: "changes/", name: "Changes" },
  { folder: "lookup/", below: "lookup/", name: "Lookup" },
  { folder: "schemas/", below: "schemas/", name: "Schemas" },
];

export function pageFile(props: PageProps): SiteFile {
  const { path, isOneOfMany } = props;
  return { path, content: () => renderPage(props), ...(isOneOfMany && { isOneOfMany }) };
}

export function renderPage(props: PageProps): string {
  const html = withPlainQuotes(renderToString(<WholePage {...props} />));
  return `<!doctype html>\n${html.replace(EMPTY_SHAPE, "/>")}\n`;
}

/** The end of a shape without a title of its own, which the renderer never closes in its start. */
const EMPTY_SHAPE = /><\/(?:path|circle|use)>/g;

/** Between tags a quote needs no escape, and code has hundreds of them. */
function withPlainQuotes(html: string): string {
  return html.replace(/<(?:[^">]|"[^"]*")*>|&quot;/g, (it) => (it === "&quot;" ? '"' : it));
}

function WholePage(props: PageProps) {
  const { context, path, root = rootOf(path), asOf, isOneOfMany, children } = props;
  return (
    <PageOfParts.Provider value={{ ...context, path, root }}>
      <html lang="en">
        <Head {...props} />
        <body>
          {isOneOfMany ? (
            <SmallHeader />
          ) : (
            <>
              <a class="skip" href="#main">
                Skip to content
              </a>
              <Header />
            </>
          )}
          <main id="main">{children}</main>
          {!isOneOfMany && <Footer asOf={asOf} />}
          <p id="announcement" class="visually-hidden" role="status" aria-live="polite" />
        </body>
      </html>
    </PageOfParts.Provider>
  );
}

interface PageHeadProps {
  title: string;
  lead: string;
  children?: ComponentChildren;
}

export function PageHead({ title, lead, children }: PageHeadProps) {
  return (
    <header class="page-head">
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {children}
    </header>
  );
}

function Header() {
  const { config, path, root } = usePage();
  return (
    <header class="site-header">
      <a class="site-name" href={homeOf(root)}>
        <Mark />
        {config.name}
      </a>
      <nav aria-label="Site">
        {SECTIONS.map((section) => (
          <a
            key={section.folder}
            href={homeOf(root + section.folder)}
            aria-current={currentAs(section, path)}
          >
            {section.name}
          </a>
        ))}
      </nav>
    </header>
  );
}

/** The way to all other pages, and nothing to skip. */
function SmallHeader() {
  const { config, root } = usePage();
  return (
    <header class="site-header">
      <a class="site-name" href={homeOf(root)}>
        {config.name}
      </a>
    </header>
  );
}

/** "page" for the page itself, "true" for one below it. */
function currentAs({ folder, below }: { folder: string; below: string }, page: string) {
  if (page === `${folder}index.html`) return "page";
  return page.startsWith(below) ? "true" : undefined;
}

function Footer({ asOf }: Pick<PageProps, "asOf">) {
  const { config, path, root } = usePage();
  const { repository, links = [] } = config;
  const own = repository === undefined ? [] : [{ title: "Repository", url: repository }];
  return (
    <footer class="site-footer">
      <p>
        Coalition fingerprints are recomputed from their definitions. Ids are 64 bare hex digits:
        never put 0x before one.
      </p>
      <p class="print-foot">
        {canonicalOf(config, path)}
        {asOf !== undefined && (
          <>
            {", as of "}
            <Time at={asOf} />
          </>
        )}
      </p>
      <ul class="inline-list">
        <FooterLink href={`${root}api/`} title="API" />
        <FooterLink href={`${root}schemas/`} title="Schemas" />
        {[...own, ...links].map(({ title, url }) => (
          <FooterLink key={`${title} ${url}`} href={url} title={oneLine(title)} rel="noopener" />
        ))}
      </ul>
    </footer>
  );
}

function FooterLink({ href, title, rel }: { href: string; title: string; rel?: string }) {
  return (
    <li>
      <a href={href} rel={rel}>
        {title}
      </a>
    </li>
  );
}
