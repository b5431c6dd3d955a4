// The commits that a push brought to its branch, by the event that started the run.

import { readPush } from "./event.ts";
import { tryGit } from "./run-git.ts";

/**
 * By first parents, as the change log has them; none for another event, or where the clone does not have
 * what was there before the push.
 */
export async function pushedCommits(root: string): Promise<readonly string[]> {
  const push = readPush();
  if (!push) return [];
  const range = ["rev-list", "--first-parent", `${push.before}..${push.after}`, "--"];
  const commits = (await tryGit(root, range)) ?? "";
  return commits.split("\n").filter((line) => line !== "");
}
