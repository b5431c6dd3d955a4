// Creates, moves and deletes branches for a token, through either API, with GitHub's refusals.
// Pull requests follow their branches.

import { Refusal, unprocessable } from "./answer.ts";
import { askedGit, readRefs } from "./git.ts";
import type { Grant } from "./grants.ts";
import type { HostedRepository } from "./hosted-repository.ts";
import type { State } from "./state.ts";
import { refuseMissing } from "./written-commits.ts";

export interface BranchWrite {
  repository: HostedRepository;
  branch: string;
  grant: Grant | undefined;
}

const refOf = (branch: string) => `refs/heads/${branch}`;

export async function createBranch(
  { repository, branch, grant }: BranchWrite,
  sha: string,
  state: State,
): Promise<void> {
  const name = refOf(branch);
  const isGood =
    !/^[0-9a-f]{40}$/.test(branch) &&
    (await askedGit(repository.folder, "check-ref-format", "--branch", branch)) === branch;
  if (!isGood) throw unprocessable(`${name} is not a valid ref name.`);
  await refuseMissing(repository, sha, "commit");
  if (repository.refAt(name) !== undefined) throw unprocessable("Reference already exists");
  refuseByRule(repository, branch, "Cannot create ref due to creations being restricted.");
  await refuseWorkflows({ repository, branch, grant }, sha);
  // Git refuses if another ref is in the way: `a` and `a/b` cannot both exist.
  const done = await askedGit(repository.folder, "update-ref", name, sha);
  if (done === undefined) throw unprocessable("Reference update failed");
  await state.pulls.follow(repository, branch);
}

/** `force`: not only forwards. */
export async function moveBranch(
  { repository, branch, grant }: BranchWrite,
  { sha, force }: { sha: string; force: boolean },
  state: State,
): Promise<void> {
  const name = refOf(branch);
  const before = repository.refAt(name);
  if (before === undefined) throw unprocessable("Reference does not exist");
  await refuseMissing(repository, sha, "commit");
  const isForward = await repository.isAncestor(before, sha);
  if (!isForward && !force) throw unprocessable("Update is not a fast forward");
  refuseByRule(repository, branch, "Cannot update this protected ref.");
  await refuseWorkflows({ repository, branch, grant }, sha, isForward ? before : undefined);
  await repository.git("update-ref", name, sha);
  await state.pulls.follow(repository, branch);
}

export async function deleteBranch(
  { repository, branch }: BranchWrite,
  state: State,
): Promise<void> {
  if (repository.refAt(refOf(branch)) === undefined)
    throw unprocessable("Reference does not exist");
  if (branch === repository.defaultBranch) throw unprocessable("Cannot delete the default branch");
  refuseByRule(repository, branch, "Cannot delete this protected ref.");
  await repository.git("update-ref", "-d", refOf(branch));
  await state.pulls.follow(repository, branch);
}

/** GitHub's message, in either API. */
function refuseByRule({ ruleset }: HostedRepository, branch: string, rule: string): void {
  if (ruleset?.test(branch)) {
    throw new Refusal(422, `Repository rule violations found\n\n${rule}\n\n`);
  }
}

/**
 * Without `workflows`, which no job's own token can have, no push may add a workflow file. That includes one that a
 * branch gets by merging the default branch (Mergifyio/mergify#5055), and, on a new or rewritten branch, one that is
 * on no other branch.
 */
async function refuseWorkflows(
  { repository, branch, grant }: BranchWrite,
  sha: string,
  before?: string,
): Promise<void> {
  if (grant?.permissions.workflows === "write") return;
  const known =
    before === undefined
      ? await Promise.all(
          [...readRefs(repository.folder)]
            .filter(([name]) => name.startsWith("refs/heads/") && name !== refOf(branch))
            .map(([, tip]) => workflowsAt(repository, tip)),
        )
      : [await workflowsAt(repository, before)];
  const all = new Set(known.flat());
  const brought = (await workflowsAt(repository, sha)).find((it) => !all.has(it));
  if (brought === undefined) return;
  const path = brought.split("\t")[1];
  throw new Refusal(
    403,
    `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`,
  );
}

/** The lines of git's list, with blobs. */
async function workflowsAt({ folder }: HostedRepository, commit: string): Promise<string[]> {
  const lines = await askedGit(folder, "ls-tree", "-r", commit, ".github/workflows/");
  return (lines ?? "").split("\n").filter((line) => line !== "");
}
