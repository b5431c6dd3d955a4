// Which pull requests a run belongs to.

import { isGitId } from "../../core/git-id.ts";
import { type WorkflowRun, wordsOf } from "../event.ts";
import type { Api } from "./api.ts";

export interface PullRequestHandle {
  number: number;
  /** The branch that it is against. */
  baseBranch: string;
  /** GitHub's merge of its head into its base; undefined where the two conflict, or it is not made yet. */
  merge: string | undefined;
  /** Its title and description. */
  words: string;
}

/**
 * The open pull requests whose head is the commit that the run checked. The event names none for
 * forks; and one that has moved on since is told of by its newer run.
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
