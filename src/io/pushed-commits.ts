// The commits that a push brought to its branch, by the event that started the run.

import { readPush } from "./event.ts";
import { askGit, GitError } from "./run-git.ts";

/**
 * By first parents, as the change log has them; none for another event, or where the clone does not have
 * what was there before the push.
 */
export async function pushedCommits(root: string): Promise<readonly string[]> {
  const push = readPush();
  if (!push) return [];
  try {
    const range = ["rev-list", "--first-parent", `${push.before}..${push.after}`, "--"];
    return (await askGit(root, range)).split("\n").filter((line) => line !== "");
  } catch (error) {
    if (error instanceof GitError) return [];
    throw error;
  }
}
