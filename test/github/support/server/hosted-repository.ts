// A repository on the emulated GitHub, or a fork of one: bare, with GitHub's refs for pull requests.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Clock, Conversations } from "./conversations.ts";
import { askedGit, git, gitBytes, gitFed, readRefs } from "./git.ts";
import { Settings } from "./settings.ts";

export type Role = "admin" | "maintain" | "write" | "triage" | "read" | "none";

/** Nothing needs to survive a crash or be packed. */
const SETTINGS = ["core.fsync=none", "gc.auto=0"];

let count = 0;

export class HostedRepository {
  readonly id = ++count;
  readonly owner: string;
  readonly name: string;
  readonly folder: string;
  readonly parent: HostedRepository | undefined;
  /** As in the repository that this one was copied from. */
  defaultBranch = "main";
  readonly settings = new Settings();
  readonly conversations: Conversations;
  /** Roles by account id. The owner has all rights; everyone else reads. */
  readonly roles = new Map<number, Role>();
  /** Whether its actions are this project's bundles, which need no separate process. */
  hasOurBundles = false;
  /** The setting "Allow GitHub Actions to create and approve pull requests". */
  actionsOpenPulls = true;
  /** The setting "Require approval for first-time contributors", on by default. */
  approvesFirstTimers = false;
  /** The branches that a ruleset protects from being created, moved or deleted; none by default. */
  ruleset: RegExp | undefined;

  private constructor(root: string, fullName: string, clock: Clock, parent?: HostedRepository) {
    const [owner = "", name = ""] = fullName.split("/");
    this.owner = owner;
    this.name = name;
    this.folder = join(root, `${fullName}.git`);
    this.parent = parent;
    this.conversations = new Conversations(clock);
  }

  /** `source`: a git repository, or the forked one. */
  static async create(
    { root, clock }: { root: string; clock: Clock },
    fullName: string,
    source: string | HostedRepository,
  ): Promise<HostedRepository> {
    const [folder, parent] = typeof source === "string" ? [source] : [source.folder, source];
    const repository = new HostedRepository(root, fullName, clock, parent);
    await repository.#clone(folder);
    return repository;
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  async #clone(source: string): Promise<void> {
    mkdirSync(dirname(this.folder), { recursive: true });
    const settings = SETTINGS.flatMap((setting) => ["--config", setting]);
    const clone = ["clone", "--quiet", "--bare", ...settings, source, this.folder];
    await git(dirname(this.folder), ...clone);
    this.defaultBranch = await this.git("symbolic-ref", "--short", "HEAD");
  }

  git(...args: string[]): Promise<string> {
    return git(this.folder, ...args);
  }

  /** The commit that a full ref, a branch or a hash names. */
  async commitAt(revision: string): Promise<string | undefined> {
    const refs = readRefs(this.folder);
    const named = refs.get(revision) ?? refs.get(`refs/heads/${revision}`);
    // A branch only ever names a commit.
    if (named !== undefined || revision.startsWith("refs/")) return named;
    return askedGit(this.folder, "rev-parse", "--verify", "--quiet", `${revision}^{commit}`);
  }

  /** The commit that a full ref or a hash names, also through an annotated tag. */
  commitNamed(name: string): Promise<string | undefined> {
    return askedGit(this.folder, "rev-parse", "--verify", "--quiet", `${name}^{commit}`);
  }

  /** What a full ref names, `refs/heads/main`: taken literally, not as a revision. */
  refAt(name: string): string | undefined {
    return readRefs(this.folder).get(name);
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

  /** The file's bytes in a commit; undefined if it is missing or a folder. */
  async fileAt(revision: string, path: string): Promise<Buffer | undefined> {
    const blob = (await this.#blobs(revision)).get(path);
    return blob === undefined ? undefined : gitBytes(this.folder, "cat-file", "blob", blob);
  }

  async filesBelow(revision: string, folder: string): Promise<string[]> {
    const blobs = await this.#blobs(revision);
    return [...blobs.keys()].filter((path) => path.startsWith(`${folder}/`));
  }

  /** Every file of a commit or tree, by its path. */
  async #blobs(revision: string): Promise<Map<string, string>> {
    const at = readRefs(this.folder).get(`refs/heads/${revision}`) ?? revision;
    const lines = (await this.git("ls-tree", "-r", "-z", at)).split("\0");
    return new Map(
      lines.map((line) => {
        const [facts = "", path = ""] = line.split("\t");
        return [path, facts.split(" ")[2] ?? ""];
      }),
    );
  }

  /** Uses a branch of a fork or of this repository as a pull request's head. */
  async fetchHead(number: number, from: HostedRepository, branch: string): Promise<string> {
    const ref = `refs/pull/${number}/head`;
    const head = await from.existingCommit(`refs/heads/${branch}`);
    if (from !== this) await this.git("fetch", "--quiet", from.folder, `refs/heads/${branch}`);
    this.#point(ref, head);
    return head;
  }

  /**
   * Makes `refs/pull/<n>/merge`, whose parents are the base and the head. If they conflict, GitHub
   * keeps the previous merge, and this returns undefined.
   */
  async mergeHead(number: number, baseBranch: string): Promise<string | undefined> {
    const base = await this.existingCommit(`refs/heads/${baseBranch}`);
    const head = await this.existingCommit(`refs/pull/${number}/head`);
    const merge = await this.mergeOnto(base, head, `Merge ${head} into ${base}`);
    if (merge !== undefined) this.#point(`refs/pull/${number}/merge`, merge);
    return merge;
  }

  /** A merge without a ref; undefined if the two conflict. */
  async mergeOnto(base: string, head: string, message: string): Promise<string | undefined> {
    const tree = await askedGit(this.folder, "merge-tree", "--write-tree", base, head);
    if (tree === undefined) return undefined;
    return this.#commitMerge(tree, { parents: [base, head], message });
  }

  /** Dated like the newer parent, whatever the test's time is. */
  async #commitMerge(tree: string, { parents, message }: { parents: string[]; message: string }) {
    const dates = await this.git("show", "--no-patch", "--format=%ct", ...parents);
    const date = `${Math.max(...dates.split("\n").map(Number))} +0000`;
    const env = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const above = parents.flatMap((parent) => ["-p", parent]);
    const commit = ["commit-tree", tree, ...above, "-m", message];
    return `${await gitFed({ folder: this.folder, env }, ...commit)}`.trim();
  }

  /** One of GitHub's own refs: no other ref can conflict with it. */
  #point(ref: string, commit: string): void {
    mkdirSync(dirname(join(this.folder, ref)), { recursive: true });
    writeFileSync(join(this.folder, ref), `${commit}\n`);
  }

  async mergeBase(one: string, other: string): Promise<string> {
    const [here, there] = [one, other].map((it) => readRefs(this.folder).get(it) ?? it);
    return this.git("merge-base", `${here}`, `${there}`);
  }
}
