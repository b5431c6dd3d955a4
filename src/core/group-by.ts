// Groups items by a key (Map.groupBy needs Node 21), and finds repeated ones.

/** The items by key; keys and items keep their order. */
export function groupBy<K, V>(items: Iterable<V>, keyOf: (item: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Each item whose key an earlier item has, with its index and the index of the first. */
export function repeatsIn<V>(
  items: readonly V[],
  keyOf: (item: V) => unknown,
): { item: V; at: number; first: number }[] {
  const places = new Map<unknown, number>();
  return items.flatMap((item, at) => {
    const first = places.get(keyOf(item));
    if (first !== undefined) return { item, at, first };
    places.set(keyOf(item), at);
    return [];
  });
}
