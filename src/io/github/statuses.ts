// The commit status that a ruleset can require. For a pull request, only its newest head and the newest status of a
// context count, so an older status never decides.

import { type CommitStatus, STATUS_CONTEXT } from "../../core/review/status.ts";
import type { Api } from "./api.ts";
import { steadily } from "./steadily.ts";

export interface KeptStatus extends CommitStatus {
  /** The page with the details. */
  url: string;
}

/** Throws GitHubError. An unchanged status is not written again: GitHub allows 1,000 for a commit. */
export function keepStatus(api: Api, sha: string, status: KeptStatus): Promise<void> {
  return change(api, sha, status, () => true);
}

/** Replaces a missing or successful status, so that the commit cannot be merged. Throws GitHubError. */
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
    const isUnchanged =
      latest?.state === state && latest.description === description && latest.target_url === url;
    if (isUnchanged || !isWanted(latest?.state)) return;
    await octokit.rest.repos.createCommitStatus({ ...repo, sha, ...status });
  });
}

/** The newest status of our context. */
async function readStatus({ octokit, repo }: Api, ref: string) {
  const { data } = await octokit.rest.repos.getCombinedStatusForRef({
    ...repo,
    ref,
    per_page: 100,
  });
  return data.statuses.find(({ context }) => context.toLowerCase() === STATUS_CONTEXT);
}
