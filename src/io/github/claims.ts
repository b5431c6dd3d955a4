// Decides which run sends the messages about a commit: the one with the first status. Statuses are only ever added, so
// no two runs can both be first, at the same time or years apart.

import type { Api } from "./api.ts";
import { steadily } from "./steadily.ts";

/** The name of the status that a run sets before it sends messages about the commit. */
const MESSAGES_CONTEXT = "coalitions/messages";

/** Whether the caller must send the messages about the commit. `mine` is an address that no other caller gives. */
export function claimCommit(api: Api, sha: string, mine: string): Promise<boolean> {
  const { octokit, repo } = api;
  const status = {
    ...{ state: "success" as const, context: MESSAGES_CONTEXT, target_url: mine },
    description: "The linked run sends the messages about this commit. No run sends them again.",
  };
  return steadily(`set the status for the messages about ${sha}`, "statuses: write", async () => {
    const first = await firstClaim(api, sha);
    if (first !== undefined) return first === mine;
    await octokit.rest.repos.createCommitStatus({ ...repo, sha, ...status });
    return ((await firstClaim(api, sha)) ?? mine) === mine;
  });
}

async function firstClaim({ octokit, repo }: Api, ref: string): Promise<string | undefined> {
  const { listCommitStatusesForRef } = octokit.rest.repos;
  const all = await octokit.paginate(listCommitStatusesForRef, { ...repo, ref, per_page: 100 });
  const claims = all.filter(({ context }) => context.toLowerCase() === MESSAGES_CONTEXT);
  const [first] = claims.sort((a, b) => a.id - b.id);
  return first && (first.target_url ?? "");
}
