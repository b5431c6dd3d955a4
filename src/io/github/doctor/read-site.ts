// Reads GitHub Pages and what is published there: https://docs.github.com/rest/pages/pages

import type { PagesFacts, Seen, SiteFacts } from "../../../core/doctor/facts.ts";
import { parseState } from "../../../core/published/shapes.ts";
import { openPublished, PublishedSiteError, readShaped } from "../../published-site.ts";
import type { Api } from "../api.ts";
import { BRISK, ifShown, look, nullOn404 } from "./look.ts";

export function readPages({ octokit, repo }: Api): Promise<Seen<PagesFacts | null>> {
  const ask = async () => {
    const { data } = await octokit.rest.repos.getPages({ ...repo });
    return {
      url: (data.html_url ?? "").replace(/\/?$/, "/"),
      buildType: data.build_type ?? null,
      isPublic: data.public ?? true,
      httpsEnforced: data.https_enforced ?? false,
      domain: data.cname,
      domainState: data.protected_domain_state ?? null,
      certificate: data.https_certificate?.state ?? null,
    };
  };
  return look<PagesFacts | null>("GitHub Pages", "pages: read", ask, nullOn404);
}

/** Undefined if there is no address. */
export async function readSite(
  api: Api,
  url: string | undefined,
  defaultBranch: string,
): Promise<SiteFacts | undefined> {
  if (url === undefined || url === "/") return undefined;
  try {
    const site = openPublished(url, { patience: BRISK });
    const state = await readShaped(site, "api/v1/state.json", parseState);
    if (!state) return { state: "missing" };
    const { commit } = state;
    return { state: "there", commit, behind: await commitsBehind(api, commit, defaultBranch) };
  } catch (error) {
    if (error instanceof PublishedSiteError) return { state: "unreadable", reason: error.message };
    throw error;
  }
}

/** Undefined if the branch does not have the commit, or if GitHub does not say. */
async function commitsBehind(
  { octokit, repo }: Api,
  commit: string | null,
  branch: string,
): Promise<number | undefined> {
  // The site's answer becomes part of an address, so it must be a commit's hash.
  if (commit === null || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const basehead = `${commit}...${branch}`;
  const { compareCommitsWithBasehead: compare } = octokit.rest.repos;
  const found = await ifShown(() => compare({ ...repo, basehead, per_page: 1 }));
  if (!found || !["ahead", "identical"].includes(found.data.status)) return undefined;
  return found.data.ahead_by;
}
