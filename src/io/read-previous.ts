// Reads the parts of the published site that continuity needs: the state; if that differs, the index; and the change
// logs of only those coalitions whose heads differ.

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
      /** The commit that the site says it was built from. */
      commit: string | null;
      /** One for each coalition, published or new. */
      comparisons: ChainComparison[];
      /**
       * The rewritings that published chains report, if the chains differ. Local chains were built without them:
       * build them again with these and compare again.
       */
      rewritings: Rewriting[];
    };

/** Throws PublishedSiteError if the site cannot be read or is not a registry's. */
export async function comparePrevious(site: PublishedSite, chains: Chains): Promise<Previous> {
  const state = await readShaped(site, "api/v1/state.json", parseState);
  if (state && state.heads === digestHeads(headsOf(chains))) {
    const { commit } = state;
    return { first: false, commit, comparisons: [...chains.keys()].map(same), rewritings: [] };
  }
  const index = await readShaped(site, "api/v1/index.json", parseIndex);
  if (!state && !index) return { first: true };
  // Built without git and without definitions.
  if (state?.commit === null && index?.coalitions.length === 0) return { first: true };
  if (!state || !index) {
    const [there, missing] = state ? ["state.json", "index.json"] : ["index.json", "state.json"];
    throw new PublishedSiteError(
      `${site.where} has api/v1/${there} but not api/v1/${missing}, so it is incomplete. Look at what is there, then publish once without the comparison.`,
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
    comparisons: [...compared.map(({ comparison }) => comparison), ...fresh],
    rewritings: compared.flatMap(({ rewritings }) => rewritings),
  };
}

function same(coalition: string): ChainComparison {
  return { coalition, state: "same" };
}

function contradiction({ where }: PublishedSite): PublishedSiteError {
  return new PublishedSiteError(
    `${where} contradicts itself: api/v1/state.json and api/v1/index.json have different heads. A publication may be in progress: try again in a few minutes. If the error stays, run: npx mosaik-coalitions verify ${where}`,
  );
}

interface Compared {
  comparison: ChainComparison;
  rewritings: Rewriting[];
}

async function compare(site: PublishedSite, row: PublishedHead, chains: Chains): Promise<Compared> {
  const byHead = compareHead(row, chains);
  if (byHead) return { comparison: byHead, rewritings: [] };
  const { name: coalition } = row;
  const path = `${coalition}/changes.json`;
  const published = await readShaped(site, path, parseChain);
  if (!published) {
    const reason = `index.json has ${coalition}, but ${path} is missing.`;
    return { comparison: { coalition, state: "invalid", reason }, rewritings: [] };
  }
  const { entries } = published;
  const comparison = compareChains(row, entries, chains.get(coalition) ?? []);
  // A chain that contradicts itself proves nothing about rewritings.
  if (comparison.state === "invalid") return { comparison, rewritings: [] };
  const rewritings = entries.map(rewritingOf).filter((it) => it !== undefined);
  return { comparison, rewritings };
}
