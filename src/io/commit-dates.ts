// The dates of a branch's commits, each with the dates of its parents.

import type { DatedCommit } from "../core/history/commit-dates.ts";
import { timeFromEpoch } from "../core/time.ts";
import { COALITIONS } from "./folders.ts";
import { askGit, GitError } from "./run-git.ts";

/** The commits from `base` to `head` that change a definition, newest first. Throws GitError. */
export async function readCommitDates(
  root: string,
  base: string,
  head = "HEAD",
): Promise<DatedCommit[]> {
  const range = `${base}..${head}`;
  // Lists no files: a stranger's commit may have any number of them.
  const [dated, changing] = await Promise.all([
    linesOf(root, ["--boundary", "--format=%H %ct", range, "--"]),
    linesOf(root, ["--full-history", "--format=%H %ct %P%x02%s", range, "--", COALITIONS]),
  ]);
  const dates = new Map(dated.map((line) => line.split(" ") as [string, string]));
  return changing.map((line) => {
    const [, commit = "", seconds = "", parents = "", subject = ""] =
      /^(\S+) (-?\d+) ([^\u0002]*)\u0002(.*)$/.exec(line) ?? [];
    if (commit === "") {
      throw new GitError(`git log printed an unexpected line: ${JSON.stringify(line)}`);
    }
    const before = parents.split(" ").flatMap((parent) => dates.get(parent) ?? []);
    return { commit, at: timeOf(seconds), subject, before: before.map(timeOf) };
  });
}

async function linesOf(root: string, args: string[]): Promise<string[]> {
  const output = await askGit(root, ["log", ...args]);
  return output.split("\n").filter((line) => line !== "");
}

function timeOf(seconds: string): string {
  return timeFromEpoch(Number(seconds));
}
