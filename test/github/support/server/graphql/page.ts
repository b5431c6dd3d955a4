// Connections of GraphQL: pages of a list, by cursors.

interface Asked {
  first?: number;
  last?: number;
  after?: string;
}

/** `read` is only called for items on the page. */
export function connection<T>(
  all: readonly T[],
  { first, last, after }: Asked,
  read: (it: T) => object,
) {
  const start = after === undefined || after === null ? 0 : Number(after);
  const items =
    typeof first === "number" ? all.slice(start, start + first) : all.slice(-(last ?? 0));
  const end = start + items.length;
  return {
    nodes: items.map(read),
    totalCount: all.length,
    pageInfo: {
      hasNextPage: typeof first === "number" && end < all.length,
      hasPreviousPage: typeof last === "number" && items.length < all.length,
      endCursor: items.length > 0 ? `${end}` : null,
    },
  };
}
