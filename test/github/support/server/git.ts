// git for the emulation, without the user's own configuration.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { runSmall } from "../../../support/run-small.ts";

/** Who writes the merge commits of pull requests. */
const IDENTITY = {
  GIT_AUTHOR_NAME: "GitHub",
  GIT_AUTHOR_EMAIL: "noreply@github.com",
  GIT_COMMITTER_NAME: "GitHub",
  GIT_COMMITTER_EMAIL: "noreply@github.com",
};

export class GitFailed extends Error {
  override name = "GitFailed";
  readonly code: number | undefined;

  constructor(args: string[], code: number | undefined, said: string) {
    super(`git ${args.join(" ")} failed (${code}): ${said.trim()}`);
    this.code = code;
  }
}

export interface GitCall {
  folder: string;
  /** Added to the variables of every call. */
  env?: Record<string, string | undefined>;
  /** Its standard input. */
  input?: string;
}

/** Commands whose answer for a hash never changes. They are cached, because starting a program takes most of the time. */
const READS = ["cat-file", "diff", "ls-tree", "merge-base", "merge-tree"].concat([
  "rev-list",
  "rev-parse",
  "show",
  "diff-tree",
]);
const HASH = /^[0-9a-f]{40}(\^\{\w+\}|:.*|\.\.[0-9a-f]{40})?$/s;
const OF_REFS = /^(refs\/|HEAD)/;
const known = new Map<string, Promise<Buffer>>();

function isFixed([command = "", ...others]: readonly string[]): boolean {
  return (
    (READS.includes(command) &&
      others.some((it) => HASH.test(it)) &&
      !others.some((it) => OF_REFS.test(it))) ||
    command === "check-ref-format"
  );
}

export async function gitBytes(folder: string, ...args: string[]): Promise<Buffer> {
  if (!isFixed(args)) return gitFed({ folder }, ...args);
  const key = JSON.stringify([folder, ...args]);
  const answer = known.get(key) ?? gitFed({ folder }, ...args);
  known.set(key, answer);
  // A missing one may be added later.
  answer.catch(() => known.delete(key));
  return answer;
}

/** A repository's refs by full name, from git's own files. */
export function readRefs(folder: string): Map<string, string> {
  const packed = join(folder, "packed-refs");
  const text = existsSync(packed) ? readFileSync(packed, "utf8") : "";
  const refs = new Map(
    [...text.matchAll(/^([0-9a-f]{40}) (.+)$/gm)].map(([, sha = "", name = ""]) => [name, sha]),
  );
  const below = readdirSync(join(folder, "refs"), { recursive: true, withFileTypes: true });
  for (const file of below.filter((it) => it.isFile() && !it.name.endsWith(".lock"))) {
    const path = join(file.parentPath, file.name);
    refs.set(relative(folder, path), readFileSync(path, "utf8").trim());
  }
  return refs;
}

export async function gitFed(
  { folder, env: more, input = "" }: GitCall,
  ...args: string[]
): Promise<Buffer> {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: "1",
    LC_ALL: "C",
    ...IDENTITY,
    ...more,
  };
  const all = ["-c", "core.quotePath=false", ...args];
  const { code, stdout, stderr } = runSmall("git", all, { cwd: folder, env, input });
  if (code !== 0) throw new GitFailed(args, code ?? undefined, stderr);
  return stdout;
}

/** git's output, trimmed. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  return (await gitBytes(folder, ...args)).toString("utf8").trim();
}

/** The same, or undefined if git fails. */
export async function askedGit(folder: string, ...args: string[]): Promise<string | undefined> {
  try {
    return await git(folder, ...args);
  } catch (error) {
    if (error instanceof GitFailed) return undefined;
    throw error;
  }
}
