// Pull requests as the API shows them: the emulator's texts, with what git knows better.

import { countLines, readDiff } from "./diff.ts";
import type { Pull } from "./pulls.ts";

/** What only a single pull request tells, and a list of them does not. */
const ALONE = [
  ...["merged", "mergeable", "rebaseable", "mergeable_state", "merged_by", "comments"],
  ...["review_comments", "maintainer_can_modify", "commits", "additions", "deletions"],
  "changed_files",
];

export type Json = Record<string, unknown>;

/** The emulator's pull request with what git knows better. */
export function withCommits(emulated: Json, pull: Pull): Json {
  const head = emulated.head as Json;
  const base = emulated.base as Json;
  const listed = Object.entries(emulated).filter(([name]) => !ALONE.includes(name));
  return {
    ...Object.fromEntries(listed),
    head: { ...head, sha: pull.headSha },
    base: { ...base, sha: pull.baseSha },
    merge_commit_sha: pull.mergedCommits.at(-1) ?? pull.mergeSha ?? null,
    merged_at: pull.mergedAt ?? null,
  };
}

export async function withCounts(emulated: Json, pull: Pull): Promise<Json> {
  const { folder } = pull.base;
  const mergeBase = await pull.base.mergeBase(pull.baseSha, pull.headSha);
  const files = await readDiff(folder, mergeBase, pull.headSha);
  const commits = await pull.base.git("rev-list", "--count", `${mergeBase}..${pull.headSha}`);
  const total = (mark: "+" | "-") => files.reduce((sum, file) => sum + countLines(file, mark), 0);
  return {
    ...emulated,
    ...withCommits(emulated, pull),
    merged: pull.merged,
    mergeable: pull.mergeSha !== undefined,
    mergeable_state: pull.mergeSha === undefined ? "dirty" : "clean",
    commits: Number(commits),
    additions: total("+"),
    deletions: total("-"),
    changed_files: files.length,
  };
}
