// Checks a pull request's definitions as data, with code that the pull request cannot change. Reads its commits from
// git objects and compares them with the commit where it left its base. Nothing is checked out, and none of its code runs.

import { join } from "node:path";
import type { RegistryConfig } from "../core/config/config.ts";
import { ownersOf, ownersOfMaintainers } from "../core/owners/expected.ts";
import { generateOwners } from "../core/owners/generate.ts";
import { OWNERS_FILE } from "../core/owners/lines.ts";
import type { UtcTime } from "../core/registry/definition.ts";
import type { Snapshot } from "../core/registry/snapshot.ts";
import { type OtherFiles, otherFiles } from "../core/review/other-files.ts";
import { askOfRevision } from "./ask-revision.ts";
import { baseOfMerge, mergeBase, NoBaseError } from "./base-commit.ts";
import { type CheckedBranch, checkAlone, checkBranch } from "./check-branch.ts";
import { refuseShallow, ShallowCloneError } from "./git-checkout.ts";
import { changesBetween, type GitTree, readTree } from "./git-tree.ts";
import { readOwnersOf, readRevision, treeBelow } from "./read-revision.ts";

export interface PullRequestCommits {
  head: string;
  /** GitHub's merge of the head into the base; without one, the head itself is checked. */
  merge?: string | undefined;
  baseBranch: string;
  /** The commit that a merge queue built it on, used instead of that branch. */
  base?: string | undefined;
  /** Its title and description. Without them, the commit messages say why definitions change. */
  words?: string | undefined;
}

export interface CheckedPullRequest extends CheckedBranch {
  /** Changed files that are not definitions; undefined if there was no base to compare with. */
  others: OtherFiles | undefined;
}

/** What the registry itself has, whatever the pull request has instead. */
export interface TrustedRegistry {
  /** The clone of the repository. */
  workspace: string;
  /** The registry's folder in the clone; "" for its top. */
  folder: string;
  config: RegistryConfig;
}

/** The clone must have all commits. Throws GitError and TooLargeError. */
export async function checkPullRequest(
  registry: TrustedRegistry,
  commits: PullRequestCommits,
  now: UtcTime,
): Promise<CheckedPullRequest> {
  const { workspace, folder } = registry;
  const root = join(workspace, folder);
  const { base, commit, missing } = await comparedCommits(workspace, commits);
  const tree = await readTree(workspace, commit);
  if (base === undefined) {
    const there = await readRevision(root, treeBelow(tree, folder));
    return { ...checkAlone(there, { missing, now }), others: undefined };
  }
  const before = await readTree(workspace, base);
  const asked = await askOfRevision(root, {
    base: { commit: base, tree: treeBelow(before, folder) },
    head: { commit, tree: treeBelow(tree, folder) },
  });
  const checked = await checkBranch(root, asked, { words: commits.words, now });
  const changes = changesBetween(before, tree);
  if (changes.has(OWNERS_FILE) && asked.revision) {
    const isGenerated = await hasGeneratedOwners(registry, asked.revision.registry, before);
    if (isGenerated) changes.delete(OWNERS_FILE);
  }
  const changed = [...changes].map(([file, { after }]) => ({
    file,
    isPlain: after === undefined || after.mode === PLAIN,
  }));
  return { ...checked, others: otherFiles(changed, folder) };
}

const PLAIN = "100644";

/** Which commits are checked and compared, or why there is nothing to compare with. */
async function comparedCommits(
  root: string,
  { head, merge, baseBranch, base: named }: PullRequestCommits,
): Promise<{ base?: string; commit: string; missing?: string }> {
  try {
    await refuseShallow(root);
    const base = merge && (await baseOfMerge(root, merge, head));
    if (merge && base) return { base, commit: merge };
    const revision = named ?? `refs/remotes/origin/${baseBranch}`;
    return { base: await mergeBase(root, revision, head), commit: head };
  } catch (error) {
    if (!(error instanceof NoBaseError || error instanceof ShallowCloneError)) throw error;
    return { commit: head, missing: error.message };
  }
}

/**
 * Whether .github/CODEOWNERS is what the definitions and the registry's current maintainers generate. Faulty
 * definitions keep the lines that they have.
 */
async function hasGeneratedOwners(
  { workspace, folder, config }: TrustedRegistry,
  registry: Snapshot,
  before: GitTree,
): Promise<boolean> {
  // GitHub reads the file at the top of the repository, and its paths start there.
  if (folder !== "" || registry.beside.owners === undefined) return false;
  const owned = registry.files.map(({ file, definition }): [string, string[] | undefined] => [
    file,
    definition && ownersOf(definition),
  ]);
  const existing = await readOwnersOf(workspace, before);
  const maintainers = ownersOfMaintainers(config.maintainers);
  return generateOwners(new Map(owned), maintainers, existing).text === registry.beside.owners;
}
