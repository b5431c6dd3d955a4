// actions/validate: checks the definitions that a pull request changes, or all of them.

import { resolve } from "node:path";
import { getInput } from "@actions/core";
import { askAhead } from "../../src/io/asked.ts";
import { mergeBase, pullRequestBase } from "../../src/io/base-commit.ts";
import { type PullRequestFacts, readPullRequest } from "../../src/io/event.ts";
import { runAction } from "../../src/io/run-action.ts";

async function run(): Promise<void> {
  const workspace = resolve(process.env.GITHUB_WORKSPACE ?? ".");
  const root = resolve(workspace, getInput("path") || ".");
  const pullRequest = readPullRequest();
  const base = await baseCommit(root, pullRequest);
  const asked = base === undefined ? undefined : askAhead(root, base);
  // While git works on its answers, the rules are loaded.
  const { validate } = await import("./validate.ts");
  await validate({ workspace, root, pullRequest, asked });
}

/** What to compare with: what the input names, else what the pull request is against, else nothing. */
async function baseCommit(
  root: string,
  pullRequest: PullRequestFacts | undefined,
): Promise<string | undefined> {
  const named = getInput("base");
  if (named !== "") return mergeBase(root, named);
  return pullRequest && pullRequestBase(root, pullRequest);
}

/** Settles when this is done, for a caller that runs it in its own process. */
export const ended = runAction(run);
