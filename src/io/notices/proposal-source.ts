// What proposals are decided by beside GitHub's word: the files of commits, which the checkout has, and how much
// this run may still ask for.

import { hasCommit, isAncestor } from "../git-checkout.ts";
import type { Api } from "../github/api.ts";
import { readText } from "../github/branches.ts";
import type { ProposalSource } from "../github/proposals.ts";
import { askGit, runGit } from "../run-git.ts";

/**
 * Requests of one run. An hour has 1,000 for all runs together, and 500 of what GitHub calls creating content: one
 * scheduled run, one for each of a few notices, and one after each of several publications stay below that.
 */
const MOST = { usual: 150, afterPublication: 60 };
/** What a run leaves for others of what the hour has left. */
const RESERVE = 300;

export function proposalSource(api: Api, root: string, commit: string): ProposalSource {
  const isAfterPublication = process.env.GITHUB_EVENT_NAME === "workflow_run";
  const most = isAfterPublication ? MOST.afterPublication : MOST.usual;
  const bases = new Map<string, Promise<boolean>>();
  return {
    readText: (path, ref) => readTextAt(api, root, path, ref),
    isInBase(other) {
      const known = bases.get(other) ?? isAncestor(root, other, commit);
      bases.set(other, known);
      return known;
    },
    hasRoom: (requests) => api.traffic.hasRoom(requests, { most, reserve: RESERVE }),
  };
}

/** Out of the checkout; of a commit that came after it, from GitHub. Undefined where the commit has no such file. */
async function readTextAt(
  api: Api,
  root: string,
  path: string,
  ref: string,
): Promise<string | undefined> {
  if (!(await hasCommit(root, ref))) return readText(api, path, ref);
  const blob = await askGit(root, ["ls-tree", "--object-only", "--full-tree", ref, "--", path]);
  return blob === ""
    ? undefined
    : (await runGit(root, ["cat-file", "blob", blob])).toString("utf8");
}
