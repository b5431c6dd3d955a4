// Everything of a list of the emulator's, page after page.

import { ACTIONS_BOT } from "./accounts.ts";
import type { State } from "./state.ts";

/** `path`: without a query; `query` is added to what names the page. */
export async function allPages<T>(
  path: string,
  { emulator }: Pick<State, "emulator">,
  query: Record<string, string> = {},
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; ; page++) {
    const search = new URLSearchParams({ ...query, per_page: "100", page: `${page}` });
    const asked = { method: "GET", path: `${path}?${search}` };
    const { body } = await emulator.ask(ACTIONS_BOT, asked);
    const more = Array.isArray(body) ? (body as T[]) : [];
    all.push(...more);
    if (more.length < 100) return all;
  }
}
