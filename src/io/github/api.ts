// GitHub's APIs for one repository.

import { getInput } from "@actions/core";
import { getOctokit } from "@actions/github";
import { Traffic } from "./traffic.ts";

export type Octokit = ReturnType<typeof getOctokit>;

export interface Api {
  octokit: Octokit;
  /** Names the repository in every request. */
  repo: { owner: string; repo: string };
  traffic: Traffic;
}

/**
 * Opens the API for the workflow's repository, with the action's token, at the runner's API address. Throws outside a
 * workflow, and without a token.
 */
export function openApi(): Api {
  const repository = process.env.GITHUB_REPOSITORY;
  if (!repository) throw new Error("GITHUB_REPOSITORY is not set. Run this action in a workflow.");
  return connect(getInput("github-token", { required: true }), repository);
}

/** `repository`: `OWNER/NAME`. `baseUrl` defaults to GITHUB_API_URL, which every runner sets. */
export function connect(token: string, repository: string, baseUrl?: string): Api {
  const octokit = getOctokit(token, baseUrl === undefined ? {} : { baseUrl });
  const traffic = new Traffic(Number(process.env.GITHUB_API_PAUSE_MS ?? 1000));
  octokit.hook.wrap("request", async (request, options) => {
    await traffic.before(options);
    const response = await request(options);
    traffic.after(options, response.headers);
    return response;
  });
  return { octokit, repo: repoOf(repository), traffic };
}

/** Splits `OWNER/NAME` into the parameters of a request. */
export function repoOf(name: string): Api["repo"] {
  const [owner = "", repo = ""] = name.split("/");
  return { owner, repo };
}

/** What `ask` returns; undefined if GitHub refuses with one of these statuses. */
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
