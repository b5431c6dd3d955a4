// Links between the pages of a list.

import type { ComponentChildren } from "preact";
import type { ListPage } from "../paging.ts";
import { homeOf } from "./links.ts";

interface PagerProps<T> {
  page: ListPage<T>;
  pages: readonly ListPage<T>[];
  /** Tells two pagers on one page apart: "Pages", "Pages, again". */
  label: string;
}

/** For entries: newer, older, newest and oldest. Pages are numbered from the oldest, so the next one is newer. */
export function EntryPager({ page, pages, label }: PagerProps<unknown>) {
  const { number, of } = page;
  const note = number === of ? " (the newest)" : number === 1 ? " (the oldest)" : "";
  return (
    <Pager of={of} label={label}>
      <ul class="inline-list">
        {number + 1 < of && <PageLink from={page} to={pages[of - 1]} words="Newest" />}
        <PageLink from={page} to={pages[number]} words="← Newer" rel="next" />
        <li class="meta">{`Page ${number} of ${of}${note}`}</li>
        <PageLink from={page} to={pages[number - 2]} words="Older →" rel="prev" />
        {number > 2 && <PageLink from={page} to={pages[0]} words="Oldest" />}
      </ul>
    </Pager>
  );
}

interface Named {
  name: string;
}

/** Up to this many pages, the list is open at first. */
const FEW = 8;

/** For names: the first and last name of each page. `listed` adds a list of all pages. */
export function NamePager({ page, pages, label, listed }: PagerProps<Named> & { listed: boolean }) {
  const { number, of, up } = page;
  return (
    <Pager of={of} label={label}>
      <ul class="inline-list">
        <PageLink from={page} to={pages[number - 2]} words="← Previous" rel="prev" />
        <li class="meta">{`Page ${number} of ${of}: ${spanOf(page)}`}</li>
        <PageLink from={page} to={pages[number]} words="Next →" rel="next" />
      </ul>
      {listed && (
        <details open={of <= FEW}>
          <summary>All pages, by name</summary>
          <ol class="name-pages">
            {pages.map((it) => (
              <li key={it.number}>
                <a href={homeOf(up + it.folder)} aria-current={it === page ? "page" : undefined}>
                  {spanOf(it)}
                </a>
              </li>
            ))}
          </ol>
        </details>
      )}
    </Pager>
  );
}

/** The first and last name on a page: "a.one to b.two". */
export function spanOf({ items }: ListPage<Named>): string {
  const [first, last] = [items[0]?.name ?? "", items.at(-1)?.name ?? ""];
  return first === last ? first : `${first} to ${last}`;
}

interface FrameProps {
  of: number;
  label: string;
  children: ComponentChildren;
}

/** Renders nothing if there is only one page. */
function Pager({ of, label, children }: FrameProps) {
  if (of === 1) return null;
  return (
    <nav class="pager" aria-label={label}>
      {children}
    </nav>
  );
}

interface LinkProps {
  from: ListPage<unknown>;
  /** undefined if there is no such page. */
  to: ListPage<unknown> | undefined;
  words: string;
  rel?: string;
}

function PageLink({ from, to, words, rel }: LinkProps) {
  if (!to) return null;
  return (
    <li>
      <a href={homeOf(from.up + to.folder)} rel={rel}>
        {words}
      </a>
    </li>
  );
}
