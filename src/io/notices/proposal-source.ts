// What proposals need besides GitHub: files of commits in the checkout, and how many requests this run may still
// make.

import { memoized } from "../../core/lazy.ts";
import { hasCommit, isAncestor } from "../git-checkout.ts";
import type { Api } from "../github/api.ts";
import { readText } from "../github/branches.ts";
import type { ProposalSource } from "../github/proposals.ts";
import { askGit, runGit } from "../run-git.ts";

/**
 * Requests of one run. All runs together have 1,000 an hour, and 500 that create content. A scheduled run, runs for a
 * few notices and runs after several publications stay below that.
 */
const MOST = { usual: 150, afterPublication: 60 };
/** Requests of the hour that a run leaves to others. */
const RESERVE = 300;

export function proposalSource(api: Api, root: string, commit: string): ProposalSource {
  const isAfterPublication = process.env.GITHUB_EVENT_NAME === "workflow_run";
  const most = isAfterPublication ? MOST.afterPublication : MOST.usual;
  // Proposals of many coalitions ask about the same commits, and each answer starts a program or two.
  const isHere = memoized((ref) => hasCommit(root, ref));
  return {
    readText: async (path, ref) =>
      (await isHere(ref)) ? readTextHere(root, path, ref) : readText(api, path, ref),
    isInBase: memoized((other) => isAncestor(root, other, commit)),
    hasRoom: (requests) => api.traffic.hasRoom(requests, { most, reserve: RESERVE }),
  };
}

/** From the checkout, which has the commit. Undefined if the commit has no such file. */
async function readTextHere(root: string, path: string, ref: string): Promise<string | undefined> {
  const blob = await askGit(root, ["ls-tree", "--object-only", "--full-tree", ref, "--", path]);
  return blob === ""
    ? undefined
    : (await runGit(root, ["cat-file", "blob", blob])).toString("utf8");
}
