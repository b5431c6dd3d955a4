// What a base revision has of each coalition: what the rules that compare, compare with.

import { soundDefinition } from "../core/check.ts";
import type { Id } from "../core/definition.ts";
import { compositionDigest } from "../core/derivation/composition.ts";
import { parseSource } from "../core/source/source.ts";
import { Blobs } from "./blobs.ts";
import { askGit, runGit } from "./run-git.ts";

/** The commit from which HEAD and `revision` went apart; GitError when there is none. */
export async function mergeBase(root: string, revision: string): Promise<string> {
  return askGit(root, ["merge-base", "--end-of-options", revision, "HEAD"]);
}

/** For each coalition in `commit`: the composition digest of the fingerprint that it has there. */
export async function readPublishedAt(
  root: string,
  commit: string,
): Promise<Map<string, Map<Id, Id>>> {
  const args = ["ls-tree", "-r", "-z", "--name-only", commit, "--", "coalitions/"];
  const files = (await runGit(root, args)).toString("utf8").split("\0");
  const published = new Map<string, Map<Id, Id>>();
  const blobs = new Blobs(root);
  try {
    for (const file of files.filter((name) => name.endsWith(".json"))) {
      const bytes = await blobs.read(`${commit}:./${file}`);
      const definition = bytes && soundDefinition(parseSource(file, bytes));
      if (!definition) continue;
      const { name, fingerprint } = definition;
      published.set(name, new Map([[fingerprint, compositionDigest(definition)]]));
    }
  } finally {
    await blobs.close();
  }
  return published;
}

/** Definitions that are there and differ from `commit`, in the working tree. */
export async function readChangedFiles(root: string, commit: string): Promise<string[]> {
  const args = [
    "diff",
    "--name-only",
    "-z",
    "--no-renames",
    "--relative",
    "--diff-filter=d",
    commit,
  ];
  const files = (await runGit(root, [...args, "--", "coalitions/"])).toString("utf8").split("\0");
  return files.filter((file) => file.endsWith(".json"));
}
