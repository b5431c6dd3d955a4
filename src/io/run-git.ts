// Starts git: the same flags everywhere, whatever a person has configured, and failures in words.

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";

/** git is missing, or refused: broken machinery, with what git itself said. */
export class GitError extends Error {
  override name = "GitError";
}

/** The repository is another user's, so that git reads nothing of it. That is never the same as no repository. */
export class ForeignRepositoryError extends GitError {}

/** What git says of it, today and before 2.36. */
const FOREIGN_OWNER =
  /(?:detected dubious ownership in repository at|unsafe repository \()\s*'([^'\n]+)'/;

/** `end`: the code or the signal that git ended with. */
function failureOf(args: readonly string[], said: string, end: number | string | null): GitError {
  const [, path] = FOREIGN_OWNER.exec(said) ?? [];
  if (path === undefined) return new GitError(whyFailed(args, said, end));
  return new ForeignRepositoryError(
    `git: detected dubious ownership in repository at '${path}': another user owns it, so git reads nothing of it. If you trust it: git config --global --add safe.directory '${path}'`,
  );
}

/**
 * The change log must be the same for everybody: replacement refs would show another history than
 * the one that everybody clones, and the settings that follow would change what git prints of it.
 * Optional locks would disturb a person at work in the same checkout. A commit-graph is a copy that nobody
 * holds to the commits that it is of.
 */
const FLAGS = ["--no-replace-objects", "--no-optional-locks"].concat(
  [
    "advice.graftFileDeprecated=false",
    "core.commitGraph=false",
    "core.quotePath=false",
    "diff.autoRefreshIndex=true",
    "diff.orderFile=/dev/null",
    "i18n.logOutputEncoding=UTF-8",
    "log.follow=false",
    "log.showRoot=true",
    "log.showSignature=false",
  ].flatMap((setting) => ["-c", setting]),
);

/**
 * What a hook or a shell has set for a git of its own (GIT_DIR, GIT_LITERAL_PATHSPECS…) would lead
 * ours to another repository, or to other files.
 */
const FOREIGN = /^GIT_(?!CONFIG|EXEC_PATH|CEILING|TRACE)/;

/** Grafts are replacements of an older kind, which no flag turns off: an empty file in the place of theirs does. */
const GIT_GRAFT_FILE = "/dev/null";

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  return { ...Object.fromEntries(own), LC_ALL: "C", GIT_GRAFT_FILE };
}

/** Throws GitError where the system has no room for another program. */
export function startGit(folder: string, args: string[]): ChildProcessWithoutNullStreams {
  const child = spawn("git", [...FLAGS, ...args], { cwd: folder, env: environment() });
  // Without a pipe to be had there are no streams, and what happened comes later.
  if (!child.stdin || !child.stdout || !child.stderr) {
    child.once("error", () => {});
    throw new GitError(
      "git could not be started: too many files are open. Raise the limit (ulimit -n), or end other programs.",
    );
  }
  // A git that ended early closes its input; why it ended is what gitEnd() reports.
  child.stdin.on("error", () => {});
  return child;
}

/** Resolves when git ends well, with one of the codes `fine`; rejects with a GitError when it does not, or is not there. */
export function gitEnd(
  child: ChildProcessWithoutNullStreams,
  folder: string,
  args: string[],
  fine: readonly number[] = [0],
): Promise<number> {
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", (cause) => reject(new GitError(whyNotStarted(folder, cause), { cause })));
    child.once("close", (code, signal) => {
      if (code !== null && fine.includes(code)) resolve(code);
      else reject(failureOf(args, said, code ?? signal));
    });
  });
}

function whyNotStarted(folder: string, { code }: NodeJS.ErrnoException): string {
  if (!existsSync(folder)) return `There is no folder ${folder}.`;
  if (code === undefined || code === "ENOENT") {
    return "git could not be started: it is not installed, or not in PATH. Install git, version 2.31 or later.";
  }
  return `git could not be started (${code}).`;
}

/** What git said comes first, from the line on that says why it gave up; what it was doing comes after it. */
function whyFailed(args: readonly string[], said: string, end: number | string | null): string {
  const lines = said.split("\n").map((line) => line.trim());
  const fatal = lines.findIndex((line) => line.startsWith("fatal:"));
  const words = lines.slice(Math.max(fatal, 0)).filter((line) => line !== "");
  const verb = args.find((word, at) => /^[a-z]/.test(word) && args[at - 1] !== "-c");
  const ended = typeof end === "string" ? `was ended by ${end}` : `ended with ${end}`;
  return [...words, `(git ${verb} ${ended}.)`].join(" ");
}

/** Why git's output ended in the middle of something: what git says of it where it failed, and throws it then. */
export async function whyCutShort(
  end: Promise<unknown>,
  verb: string,
  cause: Error,
): Promise<GitError> {
  await end;
  return new GitError(`git ${verb} ended before it had answered. ${cause.message}`, { cause });
}

/** What git prints, whole. `fine`: the codes that are no failure. */
export async function runGit(
  folder: string,
  args: string[],
  fine?: readonly number[],
): Promise<Buffer> {
  const child = startGit(folder, args);
  child.stdin.end();
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  await gitEnd(child, folder, args, fine);
  return Buffer.concat(chunks);
}

/** Whether git ends with 0 and not with 1. Throws GitError where it ends otherwise. */
export async function gitAgrees(folder: string, args: string[]): Promise<boolean> {
  const child = startGit(folder, args);
  child.stdin.end();
  child.stdout.resume();
  return (await gitEnd(child, folder, args, [0, 1])) === 0;
}

/**
 * As `askGit`; undefined where git refuses, for whatever reason: only where nothing is concluded from that. Throws
 * ForeignRepositoryError.
 */
export async function tryGit(folder: string, args: string[]): Promise<string | undefined> {
  try {
    return await askGit(folder, args);
  } catch (error) {
    if (error instanceof ForeignRepositoryError) throw error;
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** What git prints, without the final newline. */
export async function askGit(folder: string, args: string[]): Promise<string> {
  return (await runGit(folder, args)).toString("utf8").replace(/\n$/, "");
}
