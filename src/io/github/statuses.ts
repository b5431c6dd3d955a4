// The status of a commit that a ruleset can require. Of a pull request only its newest head's counts, and only the
// newest status of a context: so that none is ever older than what it is of.

import { type CommitStatus, STATUS_CONTEXT } from "../../core/review/status.ts";
import type { Api } from "./api.ts";
import { steadily } from "./steadily.ts";

export interface KeptStatus extends CommitStatus {
  /** Where its reader finds more. */
  url: string;
}

/** Throws GitHubError. What it says already is not said again: GitHub takes a thousand for a commit. */
export function keepStatus(api: Api, sha: string, status: KeptStatus): Promise<void> {
  return change(api, sha, status, () => true);
}

/** Takes back that the commit may be merged, where a status says so or there is none. Throws GitHubError. */
export function withholdStatus(api: Api, sha: string, status: KeptStatus): Promise<void> {
  return change(api, sha, status, (latest) => latest === undefined || latest === "success");
}

function change(
  api: Api,
  sha: string,
  { state, description, url }: KeptStatus,
  isWanted: (latest: string | undefined) => boolean,
): Promise<void> {
  const { octokit, repo } = api;
  const status = { state, description, target_url: url, context: STATUS_CONTEXT };
  return steadily(`set the status ${STATUS_CONTEXT} of ${sha}`, "statuses: write", async () => {
    const latest = await readStatus(api, sha);
    const isSaid =
      latest?.state === state && latest.description === description && latest.target_url === url;
    if (isSaid || !isWanted(latest?.state)) return;
    await octokit.rest.repos.createCommitStatus({ ...repo, sha, ...status });
  });
}

/** The one that counts of this context. */
async function readStatus({ octokit, repo }: Api, ref: string) {
  const { data } = await octokit.rest.repos.getCombinedStatusForRef({
    ...repo,
    ref,
    per_page: 100,
  });
  return data.statuses.find(({ context }) => context.toLowerCase() === STATUS_CONTEXT);
}
