// The commits that a push added to its branch, by the event that started the run.

import { readPush } from "./event.ts";
import { tryGit } from "./run-git.ts";

/**
 * Follows first parents, as the change log does. Empty for another event, or if the clone lacks
 * the commit from before the push.
 */
export async function pushedCommits(root: string): Promise<readonly string[]> {
  const push = readPush();
  if (!push) return [];
  const range = ["rev-list", "--first-parent", `${push.before}..${push.after}`, "--"];
  const commits = (await tryGit(root, range)) ?? "";
  return commits.split("\n").filter((line) => line !== "");
}
