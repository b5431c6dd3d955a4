// A list that only grows at its end, on pages that hold what they hold: none ever shows an item that
// another page showed before, but for the newest.

export interface EntryPage<T> {
  /** 1 for the page of the oldest items. */
  number: number;
  /** How many pages there are. */
  of: number;
  /** In the order of the list: the oldest first. Empty only where the whole list is. */
  items: T[];
}

/**
 * The pages of a list that begins with its oldest item, the oldest page first; there is always one.
 * All have `size` items but the newest, which has as many, and up to one fewer than twice: a page is
 * split from it once that keeps a full page of its own, so that it is never all but empty.
 */
export function pagesOf<T>(oldestFirst: readonly T[], size: number): EntryPage<T>[] {
  const of = Math.max(1, Math.floor(oldestFirst.length / size));
  return Array.from({ length: of }, (_, index) => {
    const from = index * size;
    const items = oldestFirst.slice(from, index + 1 === of ? undefined : from + size);
    return { number: index + 1, of, items };
  });
}

/** Where a page stands below the first of all, "" or with a slash at its end: the newest is that. */
export function pageFolder({ number, of }: Pick<EntryPage<unknown>, "number" | "of">): string {
  return number === of ? "" : `page/${number}/`;
}

/** From a page back to the folder in which the newest stands: "" or "../../". */
export function toNewest(page: EntryPage<unknown>): string {
  return page.number === page.of ? "" : "../../";
}

/** A page of a list in an order of its own, which new items come into anywhere. */
export interface ListPage<T> {
  /** 1 for the first. */
  number: number;
  of: number;
  /** Empty only where the whole list is. */
  items: T[];
}

/** There is always one; all are full but the last. */
export function listPages<T>(list: readonly T[], size: number): ListPage<T>[] {
  const of = Math.max(1, Math.ceil(list.length / size));
  return Array.from({ length: of }, (_, index) => {
    const items = list.slice(index * size, (index + 1) * size);
    return { number: index + 1, of, items };
  });
}

/** Where a page of a list stands below the first one: "" or with a slash at its end. */
export function listPageFolder(number: number): string {
  return number === 1 ? "" : `page/${number}/`;
}
