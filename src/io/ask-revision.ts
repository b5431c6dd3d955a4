// Asks git the same as asked.ts does, about a commit that is not checked out.

import { namesOf } from "../core/registry/file-name.ts";
import { type Asked, readFew } from "./asked.ts";
import { readCommitDates } from "./commit-dates.ts";
import { COALITIONS } from "./folders.ts";
import { regularBlob } from "./git-history.ts";
import { changesBetween, type GitTree } from "./git-tree.ts";
import { listTree, readRevision } from "./read-revision.ts";

/** Two commits, each with its files in the registry's folder. */
export interface Trees {
  base: { commit: string; tree: GitTree };
  head: { commit: string; tree: GitTree };
}

/** Throws GitError and TooLargeError. */
export async function askOfRevision(root: string, { base, head }: Trees): Promise<Asked> {
  const changes = [...changesBetween(base.tree, head.tree)];
  const differences = new Map(
    changes.flatMap(([file, { before }]) =>
      file.startsWith(`${COALITIONS}/`) && file.endsWith(".json")
        ? [[file, before ? regularBlob(before.mode, before.id) : null] as const]
        : [],
    ),
  );
  const registry = await readRevision(root, head.tree);
  const commits = readFew(root, base.commit, namesOf([...differences.keys()]));
  // The caller awaits these later. Until then, a rejection must not count as unhandled.
  const dates = readCommitDates(root, base.commit, head.commit);
  for (const answer of [commits, dates]) answer.catch(() => {});
  return {
    base: base.commit,
    listing: Promise.resolve(listTree(head.tree)),
    differences: Promise.resolve(differences),
    commits,
    dates,
    revision: { commit: head.commit, registry },
  };
}
