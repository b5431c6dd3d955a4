// Lists on several pages. The main page has the address of the list, and the others are below it.

export interface ListPage<T> {
  /** 1 for the page of the first items. */
  number: number;
  /** How many pages there are. */
  of: number;
  /** In the order of the list. Empty only if the list is. */
  items: T[];
  /** Whether it has the address of the list. */
  isMain: boolean;
  /** Below the folder of the list: "" for the main page, the others with a slash at the end. */
  folder: string;
  /** From the page back to the folder of the list: "" or "../../". */
  up: string;
}

/**
 * The pages of a list that only grows at its end, oldest page first; at least one. All have `size` items,
 * except the newest, which is the main page and has fewer than twice as many: a full page is split off once
 * a full page remains. So items only ever move from the newest page.
 */
export function entryPages<T>(oldestFirst: readonly T[], size: number): ListPage<T>[] {
  const of = Math.max(1, Math.floor(oldestFirst.length / size));
  return pagesOf(oldestFirst, size, { of, main: of });
}

/** The pages of a list that grows anywhere: all are full except the last, and the first is the main one. */
export function namePages<T>(list: readonly T[], size: number): ListPage<T>[] {
  return pagesOf(list, size, { of: Math.max(1, Math.ceil(list.length / size)), main: 1 });
}

function pagesOf<T>(
  list: readonly T[],
  size: number,
  { of, main }: { of: number; main: number },
): ListPage<T>[] {
  return Array.from({ length: of }, (_, index) => {
    const number = index + 1;
    const items = list.slice(index * size, number === of ? undefined : number * size);
    const isMain = number === main;
    const folder = isMain ? "" : `page/${number}/`;
    return { number, of, items, isMain, folder, up: isMain ? "" : "../../" };
  });
}
