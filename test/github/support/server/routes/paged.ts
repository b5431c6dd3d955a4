// Pages of a list: 30 items by default, at most 100, and the address of further pages in a header.

import type { Answer } from "../answer.ts";
import type { ApiRequest, Respond, State } from "../state.ts";

export interface Page<T> {
  items: T[];
  headers: Record<string, string>;
}

export function paged<T>(all: readonly T[], request: ApiRequest, { addresses }: State): Page<T> {
  const { path, query } = request;
  const size = Math.min(100, Number(query.get("per_page") ?? 30));
  const page = Number(query.get("page") ?? 1);
  const items = all.slice((page - 1) * size, page * size);
  if (page * size >= all.length) return { items, headers: {} };
  const further = new URLSearchParams(query);
  further.set("page", `${page + 1}`);
  return { items, headers: { link: `<${addresses.api}${path}?${further}>; rel="next"` } };
}

/** A page of a list below a key, with the total count. */
export function counted(
  key: string,
  all: readonly unknown[],
  request: ApiRequest,
  state: State,
): Answer {
  const { items, headers } = paged(all, request, state);
  return { status: 200, headers, body: { total_count: all.length, [key]: items } };
}

/** A page of a list. */
export function listed(
  listAll: (request: ApiRequest, state: State) => readonly unknown[] | Promise<readonly unknown[]>,
): Respond {
  return async (request, state) => {
    const { items, headers } = paged(await listAll(request, state), request, state);
    return { status: 200, headers, body: items };
  };
}
