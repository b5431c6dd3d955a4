// GitHub's REST API for one repository.

import { getInput } from "@actions/core";
import { getOctokit } from "@actions/github";

export type Octokit = ReturnType<typeof getOctokit>;

export interface Api {
  octokit: Octokit;
  /** Names the repository in every request. */
  repo: { owner: string; repo: string };
}

/**
 * Of the repository that a workflow runs in, with the token that the action was given, at the address that
 * the runner names. Throws where this runs in no workflow, or without a token.
 */
export function openApi(): Api {
  const repository = process.env.GITHUB_REPOSITORY;
  if (!repository) throw new Error("GITHUB_REPOSITORY is not set: this runs in a workflow.");
  const token = getInput("github-token", { required: true });
  const [owner = "", repo = ""] = repository.split("/");
  return { octokit: getOctokit(token), repo: { owner, repo } };
}

/** What `ask` gives; undefined where GitHub refuses with one of these statuses. */
export async function unless<T>(
  statuses: readonly number[],
  ask: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (statuses.includes((error as { status?: number }).status ?? 0)) return undefined;
    throw error;
  }
}
