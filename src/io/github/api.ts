// GitHub's REST API for one repository.

import { getOctokit } from "@actions/github";

export type Octokit = ReturnType<typeof getOctokit>;

export interface Api {
  octokit: Octokit;
  /** Names the repository in every request. */
  repo: { owner: string; repo: string };
}

/** `repository` is `owner/name`; the address of the API is the one that the runner names. */
export function openApi(token: string, repository: string): Api {
  const [owner = "", repo = ""] = repository.split("/");
  return { octokit: getOctokit(token), repo: { owner, repo } };
}
