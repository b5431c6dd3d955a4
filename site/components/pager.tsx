// The way from one page of entries to the others: newer, older, and both ends.

import { type EntryPage, pageFolder, toNewest } from "../paging.ts";
import { homeOf } from "./links.ts";

interface PagerProps {
  page: EntryPage<unknown>;
  /** What tells two of them on one page apart: "Pages", "Pages, again". */
  label: string;
}

/** Nothing where there is only one page. Pages count from the oldest, so the next one is newer. */
export function Pager({ page, label }: PagerProps) {
  const { number, of } = page;
  if (of === 1) return null;
  const link = (other: number, words: string, rel?: string) => (
    <li>
      <a href={homeOf(toNewest(page) + pageFolder({ number: other, of }))} rel={rel}>
        {words}
      </a>
    </li>
  );
  return (
    <nav class="pager" aria-label={label}>
      <ul class="inline-list">
        {number + 1 < of && link(of, "Newest")}
        {number < of && link(number + 1, "← Newer", "next")}
        <li class="meta">{`Page ${number} of ${of}${note(page)}`}</li>
        {number > 1 && link(number - 1, "Older →", "prev")}
        {number > 2 && link(1, "Oldest")}
      </ul>
    </nav>
  );
}

function note({ number, of }: EntryPage<unknown>): string {
  if (number === of) return " (the newest)";
  return number === 1 ? " (the oldest)" : "";
}
