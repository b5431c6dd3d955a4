// git for the emulation: nothing of a person's own configuration counts.

import { execFile } from "node:child_process";

const LIMIT = 64 * 1024 * 1024;

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
  /** Over what is set for every call. */
  env?: Record<string, string>;
  /** What it reads. */
  input?: string;
}

/** What was read of commits, trees and blobs: of one hash that is always the same. */
const KNOWN = new Map<string, Promise<Buffer>>();
const READS = ["cat-file", "ls-tree", "rev-parse", "show"];
const HASH = /^[0-9a-f]{40}(\^\{\w+\}|:.*)?$/s;
const OF_REFS = /^(refs\/|HEAD)/;

function isFixed([command = "", ...others]: readonly string[]): boolean {
  return (
    READS.includes(command) &&
    others.some((it) => HASH.test(it)) &&
    !others.some((it) => OF_REFS.test(it))
  );
}

/** A program's start is most of what reading one object takes, and a run reads the same ones many times. */
export async function gitBytes(folder: string, ...args: string[]): Promise<Buffer> {
  if (!isFixed(args)) return gitFed({ folder }, ...args);
  const key = JSON.stringify([folder, ...args]);
  const known = KNOWN.get(key) ?? gitFed({ folder }, ...args);
  KNOWN.set(key, known);
  // One that is not there yet may come.
  known.catch(() => KNOWN.delete(key));
  return known;
}

export function gitFed({ folder, env: more, input = "" }: GitCall, ...args: string[]) {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
    ...IDENTITY,
    ...more,
  };
  const options = { cwd: folder, env, maxBuffer: LIMIT, encoding: "buffer" } as const;
  const all = ["-c", "core.quotePath=false", ...args];
  return new Promise<Buffer>((done, fail) => {
    const child = execFile("git", all, options, (error, stdout, stderr) => {
      if (!error) return done(stdout);
      const code = typeof error.code === "number" ? error.code : undefined;
      fail(new GitFailed(args, code, `${stderr}` || error.message));
    });
    // One that fails early closes its input before it has read it.
    child.stdin?.on("error", () => {}).end(input);
  });
}

/** What git prints, without the space around it. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  return (await gitBytes(folder, ...args)).toString("utf8").trim();
}

/** The same, or undefined where git says no. */
export async function askedGit(folder: string, ...args: string[]): Promise<string | undefined> {
  try {
    return await git(folder, ...args);
  } catch (error) {
    if (error instanceof GitFailed) return undefined;
    throw error;
  }
}
