// The way from one page of names to the others, and from which name to which each goes.

import { type ListPage, listPageFolder } from "../paging.ts";
import { homeOf } from "./links.ts";

interface Named {
  name: string;
}

interface NamePagerProps {
  page: ListPage<Named>;
  /** From the page to the first one's folder. */
  root: string;
  /** What tells two of them on one page apart. */
  label: string;
  /** All pages, to have them listed. */
  pages?: readonly ListPage<Named>[];
}

/** So many are listed without being asked for. */
const FEW = 8;

/** Nothing where there is only one page. */
export function NamePager({ page, root, label, pages = [] }: NamePagerProps) {
  const { number, of } = page;
  if (of === 1) return null;
  return (
    <nav class="pager" aria-label={label}>
      <ul class="inline-list">
        {number > 1 && (
          <li>
            <a href={hrefOf(root, number - 1)} rel="prev">
              ← Previous
            </a>
          </li>
        )}
        <li class="meta">{`Page ${number} of ${of}: ${spanOf(page)}`}</li>
        {number < of && (
          <li>
            <a href={hrefOf(root, number + 1)} rel="next">
              Next →
            </a>
          </li>
        )}
      </ul>
      {pages.length > 0 && (
        <details open={of <= FEW}>
          <summary>All pages, by name</summary>
          <ol class="name-pages">
            {pages.map((it) => (
              <li key={it.number}>
                <a
                  href={hrefOf(root, it.number)}
                  aria-current={it.number === number ? "page" : undefined}
                >
                  {spanOf(it)}
                </a>
              </li>
            ))}
          </ol>
        </details>
      )}
    </nav>
  );
}

/** From which name to which a page goes, in words. */
export function spanOf({ items }: ListPage<Named>): string {
  const [first, last] = [items[0]?.name ?? "", items.at(-1)?.name ?? ""];
  return first === last ? first : `${first} to ${last}`;
}

function hrefOf(root: string, number: number): string {
  return homeOf(root + listPageFolder(number));
}
