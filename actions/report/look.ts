// What a pull request, or a group of a merge queue, does to the registry, found by the default branch's code alone: its
// commits are fetched as objects, and checked as data.

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
  | { result: CheckResultFile; others: OtherFiles | undefined; why?: undefined }
  /** Why nothing can be shown of it. */
  | { result?: undefined; others?: undefined; why: string };

/** `pullRequest`: its number; null for a group, which is of several. */
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
    return { why: reasonOf(error as Error) };
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

/** GitHub makes another one whenever it likes: without it the head itself is checked. */
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
    info(`The merge ${merge} is not to be had: the head is checked itself.`);
    return undefined;
  }
}

/** The default branch's own, whatever is wrong with it: that is not this pull request's fault. */
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
    return `Its commit could not be fetched. ${error.message}`;
  }
  if (error instanceof TooLargeError) return error.message;
  if (error instanceof GitError) return `git could not read it. ${error.message}`;
  info(`${JSON.stringify(error.stack)}`);
  return "It could not be checked, for a fault of the registry's own code: the log has it.";
}
