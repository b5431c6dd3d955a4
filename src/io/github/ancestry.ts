// Which of two commits came later.

import type { Api } from "./api.ts";

/** Whether `other` comes after `commit` in the repository; one that it does not have does not. */
export async function comesAfter(
  { octokit, repo }: Api,
  commit: string,
  other: string,
): Promise<boolean> {
  try {
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
      ...repo,
      basehead: `${commit}...${other}`,
      per_page: 1,
    });
    return data.status === "ahead";
  } catch (error) {
    if ((error as { status?: number }).status === 404) return false;
    throw error;
  }
}
