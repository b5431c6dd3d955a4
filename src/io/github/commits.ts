// Commits of the repository: which came later, and by which pull requests they came.

import { type Api, unless } from "./api.ts";

/** Whether `other` comes after `commit` in the repository; one that it does not have does not. */
export async function comesAfter(
  { octokit, repo }: Api,
  commit: string,
  other: string,
): Promise<boolean> {
  const basehead = `${commit}...${other}`;
  const found = await unless([404], () =>
    octokit.rest.repos.compareCommitsWithBasehead({ ...repo, basehead, per_page: 1 }),
  );
  return found?.data.status === "ahead";
}

interface Associated {
  number: number;
  merged_at: string | null;
  merge_commit_sha: string | null;
  base: { ref: string; repo: { default_branch: string } };
}

/**
 * Their numbers: the one whose merge the commit is, by merging or squashing; else those that brought it
 * along, by rebasing. None for a commit that was pushed.
 */
export async function mergedBy({ octokit, repo }: Api, commit_sha: string): Promise<number[]> {
  const found: Associated[] = await octokit.paginate(
    octokit.rest.repos.listPullRequestsAssociatedWithCommit,
    { ...repo, commit_sha, per_page: 100 },
  );
  const merged = found.filter(
    ({ merged_at, base }) => merged_at !== null && base.ref === base.repo.default_branch,
  );
  const own = merged.filter((it) => it.merge_commit_sha === commit_sha);
  return (own.length > 0 ? own : merged).map(({ number }) => number);
}
