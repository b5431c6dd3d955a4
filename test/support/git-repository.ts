// A git repository in a temporary folder, with commits whose hashes are the same on every machine.

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Definition } from "../../src/core/registry/definition.ts";
import { runSmall } from "./run-small.ts";

const START = Date.UTC(2026, 0, 5, 9) / 1000;
const DAY = 24 * 60 * 60;

/** As `git init --initial-branch=main` does, which is a program to start. */
export function initGit(folder: string, more = ""): void {
  const git = join(folder, ".git");
  for (const name of ["objects/info", "objects/pack", "refs/heads", "refs/tags"]) {
    mkdirSync(join(git, name), { recursive: true });
  }
  writeFileSync(join(git, "HEAD"), "ref: refs/heads/main\n");
  writeFileSync(join(git, "config"), `${CONFIG}${more}`);
}

/** Nothing is to outlast a fall of the machine, or to be tidied up. */
const CONFIG = `[core]
\trepositoryformatversion = 0
\tfilemode = true
\tbare = false
\tlogallrefupdates = true
\tfsync = none
[gc]
\tauto = 0
`;

export class GitRepository {
  readonly folder: string;
  /** The date of the next commits, ISO 8601; if unset, each commit is a day after the previous one. */
  at: string | undefined;
  #commits = 0;

  /** Empty, or with `ref` of a repository checked out, which it shares everything with. */
  constructor(shared?: { folder: string; ref: string }) {
    this.folder = mkdtempSync(join(tmpdir(), "registry-"));
    if (shared) {
      const { folder, ref } = shared;
      this.git("-C", folder, "worktree", "add", "--quiet", "--detach", this.folder, ref);
    } else initGit(this.folder);
  }

  /** Runs git and returns its trimmed output. The user's own config has no effect. */
  git(...args: string[]): string {
    const date = this.at ?? `${START + this.#commits * DAY} +0000`;
    const env = {
      PATH: process.env.PATH,
      HOME: this.folder,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_NAME: "Ada",
      GIT_AUTHOR_EMAIL: "ada@example.org",
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: "Ada",
      GIT_COMMITTER_EMAIL: "ada@example.org",
      GIT_COMMITTER_DATE: date,
    };
    const { code, stdout, stderr } = runSmall("git", args, { cwd: this.folder, env });
    if (code !== 0) throw new Error(`git ${args.join(" ")} failed (${code}): ${stderr}`);
    return stdout.toString("utf8").trim();
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  write(file: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), content);
  }

  writeDefinition(definition: Definition, folder = "coalitions"): string {
    const file = `${folder}/${definition.name}.json`;
    this.write(file, `${JSON.stringify(definition, null, 2)}\n`);
    return file;
  }

  remove(file: string): void {
    rmSync(this.path(file));
  }

  move(from: string, to: string): void {
    mkdirSync(dirname(this.path(to)), { recursive: true });
    renameSync(this.path(from), this.path(to));
  }

  /** Commits everything, and gives the commit's hash. */
  commit(message: string): string {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", `--message=${message}`);
    this.#commits++;
    return this.#head();
  }

  /** Read from the files that git has just written, but of a checkout that shares everything: a program less. */
  #head(): string {
    const git = this.path(".git");
    if (!statSync(git).isDirectory()) return this.git("rev-parse", "HEAD");
    const head = readFileSync(join(git, "HEAD"), "utf8").trim();
    return head.startsWith("ref: ") ? readFileSync(join(git, head.slice(5)), "utf8").trim() : head;
  }

  /** The same in a folder of its own, where the next commit has the date that it would have here. */
  copy(): GitRepository {
    const copy = new GitRepository();
    cpSync(this.folder, copy.folder, { recursive: true });
    copy.#commits = this.#commits;
    return copy;
  }

  delete(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
