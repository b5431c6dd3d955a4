// What a branch is compared with: where it left its base, and what was published until then.

import type { PublishedCoalition } from "../core/check.ts";
import { PublishedGatherer } from "../core/history/published.ts";
import { readCheckout, ShallowCloneError } from "./git-checkout.ts";
import { readCommits } from "./git-history.ts";
import { COALITIONS } from "./registry-files.ts";
import { askGit, GitError, runGit } from "./run-git.ts";

/** The commit from which HEAD and `revision` went apart; GitError when there is none. */
export async function mergeBase(root: string, revision: string): Promise<string> {
  try {
    return await askGit(root, ["merge-base", "--end-of-options", revision, "HEAD"]);
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    const why = `This clone does not show where HEAD and ${revision} went apart. Name a revision that is there; in a workflow, check out with fetch-depth: 0.`;
    throw new GitError(`${why} (${cause.message})`, { cause });
  }
}

/**
 * The commit that a pull request's changes are against. GitHub checks out a merge of its head into
 * the base as it is now, which may be newer than the base that the event names.
 */
export async function pullRequestBase(
  root: string,
  { base, head }: { base: string; head: string | undefined },
): Promise<string> {
  const [, first, second] = (await askGit(root, ["rev-list", "-1", "--parents", "HEAD"])).split(
    " ",
  );
  return first !== undefined && second !== undefined && second === head
    ? first
    : mergeBase(root, base);
}

/**
 * What was published until `commit`, by coalition: each fingerprint with its composition digest,
 * and the last version. With `names`, of these alone.
 */
export async function readPublishedUntil(
  root: string,
  commit: string,
  names?: readonly string[],
): Promise<Map<string, PublishedCoalition>> {
  const checkout = await readCheckout(root);
  if (checkout.git && checkout.shallow) throw new ShallowCloneError();
  const published = new PublishedGatherer();
  for await (const change of readCommits(root, commit, names)) published.add(change);
  return published.finish();
}

/** The files of definitions that differ from `commit` in the working tree, those that are gone, too. */
export async function readChangedFiles(root: string, commit: string): Promise<string[]> {
  const args = ["diff", "--name-only", "-z", "--no-renames", "--relative"];
  const output = await runGit(root, [...args, commit, "--", `${COALITIONS}/`]);
  return output
    .toString("utf8")
    .split("\0")
    .filter((file) => file.endsWith(".json"));
}
