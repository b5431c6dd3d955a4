// Finds the pull requests that a run belongs to.

import { isGitId } from "../../core/git-id.ts";
import { type WorkflowRun, wordsOf } from "../event.ts";
import type { Api } from "./api.ts";

export interface PullRequestHandle {
  number: number;
  baseBranch: string;
  /** GitHub's merge of its head into its base; undefined if the two conflict, or if GitHub has not made it yet. */
  merge: string | undefined;
  /** Its title and description. */
  words: string;
}

/**
 * The open pull requests whose head is the commit that the run checked. The event does not name those from
 * forks. If a pull request has moved on, its newer run reports on it.
 */
export async function findPullRequests(
  { octokit, repo }: Api,
  { head }: WorkflowRun,
): Promise<PullRequestHandle[]> {
  const pulls = await octokit.paginate(octokit.rest.pulls.list, {
    ...repo,
    state: "open",
    head: `${head.owner}:${head.branch}`,
    per_page: 100,
  });
  return pulls
    .filter((it) => it.head.sha === head.sha && it.head.repo?.id === head.repositoryId)
    .map(({ number, base, merge_commit_sha: merge, title, body }) => ({
      ...{ number, baseBranch: base.ref, merge: isGitId(merge) ? merge : undefined },
      words: wordsOf({ title, body }),
    }));
}
