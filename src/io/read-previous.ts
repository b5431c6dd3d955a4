// What is published already, as far as continuity needs it: the state; where that differs, the index;
// and the change log of only those coalitions whose heads do not tell.

import {
  type Chains,
  compareChains,
  compareHead,
  digestHeads,
  headsOf,
  type PublishedHead,
  type Standing,
} from "../core/history/continuity.ts";
import { readJson } from "../core/published/read-json.ts";
import { asChain, asIndex, asState, type Shaped } from "../core/published/shapes.ts";
import { type PublishedSite, PublishedSiteError } from "./published-site.ts";

/** `first`: there is no site yet. The standings are of all coalitions, published or new. */
export type Previous = { first: true } | { first: false; standings: Standing[] };

/** Throws PublishedSiteError where the site cannot be read, or is none. */
export async function comparePrevious(site: PublishedSite, chains: Chains): Promise<Previous> {
  const state = await readShaped(site, "api/v1/state.json", asState);
  if (state && state.heads === digestHeads(headsOf(chains))) {
    return { first: false, standings: [...chains.keys()].map(same) };
  }
  const index = await readShaped(site, "api/v1/index.json", asIndex);
  if (!state && !index) return { first: true };
  if (!state || !index) {
    const [there, missing] = state ? ["state.json", "index.json"] : ["index.json", "state.json"];
    throw new PublishedSiteError(
      `${site.where} has api/v1/${there}, but no api/v1/${missing}: it is no whole site. Publish once without the comparison, after looking at what is there.`,
    );
  }
  const rows = index.coalitions;
  if (digestHeads(rows) !== state.heads || new Set(rows.map(({ name }) => name)).size < rows.length)
    throw contradiction(site);
  const standings = await Promise.all(
    rows.map(async (row) => compareHead(row, chains) ?? (await compareWhole(site, row, chains))),
  );
  const published = new Set(rows.map(({ name }) => name));
  const added = [...chains.keys()].filter((name) => !published.has(name));
  const fresh = added.map((coalition): Standing => ({ coalition, state: "new" }));
  return { first: false, standings: [...standings, ...fresh] };
}

function same(coalition: string): Standing {
  return { coalition, state: "same" };
}

function contradiction({ where }: PublishedSite): PublishedSiteError {
  return new PublishedSiteError(
    `${where} contradicts itself: api/v1/state.json commits to other heads than api/v1/index.json has. It may be just being published: try again in a few minutes. If it stays so, ask: coalitions verify ${where}`,
  );
}

async function compareWhole(
  site: PublishedSite,
  row: PublishedHead,
  chains: Chains,
): Promise<Standing> {
  const path = `${row.name}/changes.json`;
  const published = await readShaped(site, path, asChain);
  if (!published) {
    const why = `index.json has ${row.name}, but there is no ${path}.`;
    return { coalition: row.name, state: "unsound", why };
  }
  return compareChains(row, published.entries, chains.get(row.name) ?? []);
}

async function readShaped<T>(
  site: PublishedSite,
  path: string,
  as: (value: unknown) => Shaped<T>,
): Promise<T | undefined> {
  const bytes = await site.read(path);
  if (!bytes) return undefined;
  const read = readJson(bytes);
  const shaped = read.fault === undefined ? as(read.value) : read;
  if (shaped.fault !== undefined) {
    throw new PublishedSiteError(
      `${path} of ${site.where} is not what a site of this software has there. ${shaped.fault} Is it the address of a registry's site?`,
    );
  }
  return shaped.value;
}
