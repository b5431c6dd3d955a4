// Compares the repository's commits and finds the pull requests they came from.

import { type Api, unless } from "./api.ts";

/** Whether `other` is a descendant of `commit`; false if the repository does not have one of them. */
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
 * The numbers of the pull requests that the commit came from: the one that was merged or squashed into this commit,
 * else those that were rebased. Empty for a pushed commit.
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
