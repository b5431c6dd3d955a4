// Which pull requests a run belongs to, and what they touch.

import type { Api } from "./api.ts";
import type { WorkflowRun } from "./workflow-run.ts";

export interface PullRequestHandle {
  number: number;
  /** The branch that it is against. */
  baseBranch: string;
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
    .map(({ number, base }) => ({ number, baseBranch: base.ref }));
}

/** The first few files of a pull request that are not below `folder`. */
export async function findOtherFiles(
  { octokit, repo }: Api,
  pull_number: number,
  folder: string,
): Promise<string[]> {
  const found: string[] = [];
  const pages = octokit.paginate.iterator(octokit.rest.pulls.listFiles, {
    ...repo,
    pull_number,
    per_page: 100,
  });
  for await (const { data } of pages) {
    for (const { filename } of data) if (!filename.startsWith(folder)) found.push(filename);
    if (found.length >= MOST) break;
  }
  return found.slice(0, MOST);
}

/** More would be no news: there is code to be reviewed. */
const MOST = 5;
