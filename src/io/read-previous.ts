// What is published already, as far as continuity needs it: the state; where that differs, the index;
// and the change log of only those coalitions whose heads do not tell.

import {
  type ChainComparison,
  type Chains,
  compareChains,
  compareHead,
  digestHeads,
  headsOf,
  type PublishedHead,
} from "../core/history/continuity.ts";
import { type Rewriting, rewritingOf } from "../core/history/rewriting.ts";
import { parseChain, parseIndex, parseState } from "../core/published/shapes.ts";
import { type PublishedSite, PublishedSiteError, readShaped } from "./published-site.ts";

/** `first`: there is no site yet. */
export type Previous =
  | { first: true }
  | {
      first: false;
      /** The commit that the site was made from, as it says itself. */
      commit: string | null;
      /** Of all coalitions, published or new. */
      standings: ChainComparison[];
      /**
       * Those that published chains tell of, where they differ. Chains that were made without them say
       * nothing: make them again with these, and compare once more.
       */
      rewritings: Rewriting[];
    };

/** Throws PublishedSiteError where the site cannot be read, or is none. */
export async function comparePrevious(site: PublishedSite, chains: Chains): Promise<Previous> {
  const state = await readShaped(site, "api/v1/state.json", parseState);
  if (state && state.heads === digestHeads(headsOf(chains))) {
    const { commit } = state;
    return { first: false, commit, standings: [...chains.keys()].map(same), rewritings: [] };
  }
  const index = await readShaped(site, "api/v1/index.json", parseIndex);
  if (!state && !index) return { first: true };
  // Made without git, and of nothing.
  if (state?.commit === null && index?.coalitions.length === 0) return { first: true };
  if (!state || !index) {
    const [there, missing] = state ? ["state.json", "index.json"] : ["index.json", "state.json"];
    throw new PublishedSiteError(
      `${site.where} has api/v1/${there}, but no api/v1/${missing}: it is no whole site. Publish once without the comparison, after looking at what is there.`,
    );
  }
  const rows = index.coalitions;
  if (digestHeads(rows) !== state.heads || new Set(rows.map(({ name }) => name)).size < rows.length)
    throw contradiction(site);
  const compared = await Promise.all(rows.map((row) => compare(site, row, chains)));
  const published = new Set(rows.map(({ name }) => name));
  const added = [...chains.keys()].filter((name) => !published.has(name));
  const fresh = added.map((coalition): ChainComparison => ({ coalition, state: "new" }));
  return {
    first: false,
    commit: state.commit,
    standings: [...compared.map(({ standing }) => standing), ...fresh],
    rewritings: compared.flatMap(({ rewritings }) => rewritings),
  };
}

function same(coalition: string): ChainComparison {
  return { coalition, state: "same" };
}

function contradiction({ where }: PublishedSite): PublishedSiteError {
  return new PublishedSiteError(
    `${where} contradicts itself: api/v1/state.json commits to other heads than api/v1/index.json has. It may be just being published: try again in a few minutes. If it stays so, ask: npx mosaik-coalitions verify ${where}`,
  );
}

interface Compared {
  standing: ChainComparison;
  rewritings: Rewriting[];
}

async function compare(site: PublishedSite, row: PublishedHead, chains: Chains): Promise<Compared> {
  const told = compareHead(row, chains);
  if (told) return { standing: told, rewritings: [] };
  const { name: coalition } = row;
  const path = `${coalition}/changes.json`;
  const published = await readShaped(site, path, parseChain);
  if (!published) {
    const reason = `index.json has ${coalition}, but there is no ${path}.`;
    return { standing: { coalition, state: "invalid", reason }, rewritings: [] };
  }
  const { entries } = published;
  const standing = compareChains(row, entries, chains.get(coalition) ?? []);
  // A chain that contradicts itself is nobody's word.
  if (standing.state === "invalid") return { standing, rewritings: [] };
  const rewritings = entries.map(rewritingOf).filter((it) => it !== undefined);
  return { standing, rewritings };
}
