// A repository on the emulated GitHub, or a fork of one: bare, with the refs that GitHub keeps for pull
// requests.

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { askedGit, GitFailed, git, gitBytes } from "./git.ts";

export type Role = "admin" | "maintain" | "write" | "triage" | "read" | "none";

export class HostedRepository {
  readonly owner: string;
  readonly name: string;
  readonly folder: string;
  readonly parent: HostedRepository | undefined;
  readonly defaultBranch = "main";
  /** Of accounts, by their numbers; the owner has every right, and everybody else reads. */
  readonly roles = new Map<number, Role>();
  /** The setting "Allow GitHub Actions to create and approve pull requests". */
  actionsOpenPulls = true;

  private constructor(root: string, fullName: string, parent?: HostedRepository) {
    const [owner = "", name = ""] = fullName.split("/");
    this.owner = owner;
    this.name = name;
    this.folder = join(root, `${fullName}.git`);
    this.parent = parent;
  }

  static async create(root: string, fullName: string, source: string): Promise<HostedRepository> {
    const repository = new HostedRepository(root, fullName);
    await repository.#clone(source);
    return repository;
  }

  static async fork(parent: HostedRepository, root: string, owner: string) {
    const fork = new HostedRepository(root, `${owner}/${parent.name}`, parent);
    await fork.#clone(parent.folder);
    return fork;
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  async #clone(source: string): Promise<void> {
    mkdirSync(dirname(this.folder), { recursive: true });
    await git(dirname(this.folder), "clone", "--quiet", "--bare", source, this.folder);
    // GitHub gives any commit that it has, not only those that a ref names.
    await this.git("config", "uploadpack.allowAnySHA1InWant", "true");
    await this.git("config", "uploadpack.allowFilter", "true");
  }

  git(...args: string[]): Promise<string> {
    return git(this.folder, ...args);
  }

  /** The commit that a ref, a branch, a tag or a hash names. */
  async commitAt(revision: string): Promise<string | undefined> {
    return askedGit(this.folder, "rev-parse", "--verify", "--quiet", `${revision}^{commit}`);
  }

  /** What a full ref names, `refs/heads/main`: taken by the letter, and not as a revision. */
  async refAt(name: string): Promise<string | undefined> {
    return askedGit(this.folder, "show-ref", "--verify", "--hash", name);
  }

  async isAncestor(older: string, newer: string): Promise<boolean> {
    const said = await askedGit(this.folder, "merge-base", "--is-ancestor", older, newer);
    return said !== undefined;
  }

  async existingCommit(revision: string): Promise<string> {
    const commit = await this.commitAt(revision);
    if (commit === undefined) throw new Error(`${this.fullName} has no ${revision}.`);
    return commit;
  }

  /** The file's bytes in a commit; undefined where there is none, or a folder. */
  async fileAt(commit: string, path: string): Promise<Buffer | undefined> {
    try {
      return await gitBytes(this.folder, "cat-file", "blob", `${commit}:${path}`);
    } catch (error) {
      if (error instanceof GitFailed) return undefined;
      throw error;
    }
  }

  async filesBelow(commit: string, folder: string): Promise<string[]> {
    const names = await this.git("ls-tree", "-r", "-z", "--name-only", commit, "--", `${folder}/`);
    return names.split("\0").filter((name) => name !== "");
  }

  /** Takes a branch of a fork, or of this very repository, as the head of a pull request. */
  async fetchHead(number: number, from: HostedRepository, branch: string): Promise<string> {
    const ref = `refs/pull/${number}/head`;
    await this.git("fetch", "--quiet", from.folder, `+refs/heads/${branch}:${ref}`);
    return this.existingCommit(ref);
  }

  /**
   * Makes `refs/pull/<n>/merge`, whose parents are the base and the head. Where they conflict, GitHub
   * leaves the merge that was there before; undefined says that it is none of these two.
   */
  async mergeHead(number: number, baseBranch: string): Promise<string | undefined> {
    const base = await this.existingCommit(`refs/heads/${baseBranch}`);
    const head = await this.existingCommit(`refs/pull/${number}/head`);
    const tree = await askedGit(this.folder, "merge-tree", "--write-tree", base, head);
    if (tree === undefined) return undefined;
    const message = `Merge ${head} into ${base}`;
    const merge = await this.git(...["commit-tree", tree, "-p", base, "-p", head, "-m", message]);
    await this.git("update-ref", `refs/pull/${number}/merge`, merge);
    return merge;
  }

  async mergeBase(one: string, other: string): Promise<string> {
    return this.git("merge-base", one, other);
  }
}
