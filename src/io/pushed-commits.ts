// The commits that a push brought to its branch, by the event that started the run.

import { readFileSync } from "node:fs";
import { isGitId } from "../core/git-id.ts";
import { askGit, GitError } from "./run-git.ts";

/**
 * By first parents, as the change log has them; none for another event, or where the clone does not have
 * what was there before the push.
 */
export async function pushedCommits(
  root: string,
  eventPath: string | undefined,
): Promise<readonly string[]> {
  if (!eventPath) return [];
  const { before, after } = JSON.parse(readFileSync(eventPath, "utf8"));
  if (!isGitId(before) || !isGitId(after) || /^0+$/.test(before)) return [];
  try {
    const range = ["rev-list", "--first-parent", `${before}..${after}`, "--"];
    return (await askGit(root, range)).split("\n").filter((line) => line !== "");
  } catch (error) {
    if (error instanceof GitError) return [];
    throw error;
  }
}
