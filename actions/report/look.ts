// What a pull request or a merge queue's group does to the registry. Only the default branch's code runs: the commits
// are fetched as objects and checked as data.

import { resolve } from "node:path";
import { getInput, info } from "@actions/core";
import { DEFAULT_CONFIG, type RegistryConfig } from "../../src/core/config/config.ts";
import {
  type CheckResultFile,
  inFolder,
  makeCheckResult,
} from "../../src/core/review/check-result.ts";
import type { OtherFiles } from "../../src/core/review/other-files.ts";
import { checkPullRequest, type PullRequestCommits } from "../../src/io/check-pull-request.ts";
import { currentTime } from "../../src/io/clock.ts";
import { FetchError, fetchCommit, type Remote } from "../../src/io/fetch-commit.ts";
import { registryFolder } from "../../src/io/folders.ts";
import { TooLargeError } from "../../src/io/git-tree.ts";
import { readRunFacts } from "../../src/io/github/run-facts.ts";
import { ConfigError, readConfig } from "../../src/io/read-config.ts";
import { GitError } from "../../src/io/run-git.ts";

export type Look =
  | { result: CheckResultFile; others: OtherFiles | undefined; reason?: undefined }
  /** Why there is no result to show. */
  | { result?: undefined; others?: undefined; reason: string };

/** `pullRequest`: its number; null for a group, which may contain several. */
export async function lookAt(
  wanted: PullRequestCommits,
  pullRequest: number | null,
): Promise<Look> {
  const workspace = resolve(process.env.GITHUB_WORKSPACE ?? ".");
  const folder = registryFolder(workspace, resolve(workspace, getInput("path") || "."));
  try {
    const commits = await fetchAll(workspace, wanted);
    const registry = { workspace, folder, config: ownConfig(resolve(workspace, folder)) };
    const {
      result,
      others,
      line: _,
      ...compared
    } = await checkPullRequest(registry, commits, currentTime());
    const facts = { pullRequest, head: wanted.head, ...compared };
    return { result: inFolder(makeCheckResult(result, facts), folder), others };
  } catch (error) {
    return { reason: reasonOf(error as Error) };
  }
}

async function fetchAll(
  workspace: string,
  wanted: PullRequestCommits,
): Promise<PullRequestCommits> {
  const { repositoryUrl: url } = readRunFacts();
  const remote = { url, token: getInput("github-token", { required: true }) };
  await fetchCommit(workspace, remote, wanted.head);
  return { ...wanted, merge: await fetchMerge(workspace, remote, wanted.merge) };
}

/** GitHub may replace its merge at any time. Without it, the head itself is checked. */
async function fetchMerge(
  workspace: string,
  remote: Remote,
  merge: string | undefined,
): Promise<string | undefined> {
  if (merge === undefined) return undefined;
  try {
    await fetchCommit(workspace, remote, merge);
    return merge;
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    info(`GitHub's merge ${merge} could not be fetched. Checking the head itself instead.`);
    return undefined;
  }
}

/** The default branch's config. If it has errors, the defaults: they are not this pull request's fault. */
function ownConfig(root: string): RegistryConfig {
  try {
    return readConfig(root);
  } catch (error) {
    if (error instanceof ConfigError) return DEFAULT_CONFIG;
    throw error;
  }
}

function reasonOf(error: Error): string {
  if (error instanceof FetchError) {
    info(`git said: ${JSON.stringify(error.cause)}`);
    return `The commit could not be fetched. ${error.message}`;
  }
  if (error instanceof TooLargeError) return error.message;
  if (error instanceof GitError) return `git could not read the commit. ${error.message}`;
  info(`${JSON.stringify(error.stack)}`);
  return "The check failed because of a defect in the registry's own code. The log has the details.";
}
