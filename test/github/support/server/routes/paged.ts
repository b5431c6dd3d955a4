// Pages of a list: 30 items where nothing is asked, 100 at most, and the way to further pages in a header.

import type { ApiRequest, State } from "../state.ts";

export interface Page<T> {
  items: T[];
  headers: Record<string, string>;
}

export function paged<T>(all: T[], { path, query }: ApiRequest, { addresses }: State): Page<T> {
  const size = Math.min(100, Math.max(1, Number(query.get("per_page") ?? 30) || 30));
  const page = Math.max(1, Number(query.get("page") ?? 1) || 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (to: number, relation: string) => {
    const parameters = new URLSearchParams(query);
    parameters.set("page", `${to}`);
    return `<${addresses.api}${path}?${parameters}>; rel="${relation}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, "prev"), link(1, "first")] : []),
    ...(page < last ? [link(page + 1, "next"), link(last, "last")] : []),
  ];
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length > 0 ? { link: links.join(", ") } : {},
  };
}

/** By a time of theirs; of one moment, by their numbers. */
export function sorted<T extends Record<string, unknown>>(
  all: readonly T[],
  by: string,
  direction: string,
): T[] {
  const ascending = [...all].sort(
    (one, other) =>
      `${one[by]}`.localeCompare(`${other[by]}`) || Number(one.number) - Number(other.number),
  );
  return direction === "asc" ? ascending : ascending.reverse();
}
