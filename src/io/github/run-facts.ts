// Facts about the run, from the environment variables that every runner sets.

import { readDefaultBranch } from "../event.ts";

export interface RunFacts {
  /** `https://<server>/<owner>/<name>`, without a final slash. */
  repositoryUrl: string;
  /** The page of the run. */
  runUrl: string;
  /** A pull request's base branch, else the default branch. */
  baseBranch: string;
}

export function readRunFacts(): RunFacts {
  const { env } = process;
  const server = env.GITHUB_SERVER_URL ?? "https://github.com";
  const repositoryUrl = `${server}/${env.GITHUB_REPOSITORY ?? ""}`;
  return {
    repositoryUrl,
    runUrl: `${repositoryUrl}/actions/runs/${env.GITHUB_RUN_ID ?? ""}`,
    // git understands HEAD as the remote's default branch.
    baseBranch: env.GITHUB_BASE_REF || readDefaultBranch() || env.GITHUB_REF_NAME || "HEAD",
  };
}
