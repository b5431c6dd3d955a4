// Starts git with the same flags everywhere, whatever the user has configured, and explains its failures.

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";

/** git is missing or failed: broken machinery. The message has git's own error. */
export class GitError extends Error {
  override name = "GitError";
}

/** Another user owns the repository, so git reads nothing from it. That is different from no repository. */
export class ForeignRepositoryError extends GitError {}

/** git's messages for that, current and before 2.36. */
const FOREIGN_OWNER =
  /(?:detected dubious ownership in repository at|unsafe repository \()\s*'([^'\n]+)'/;

/** `end`: git's exit code or signal. */
function failureOf(args: readonly string[], said: string, end: number | string | null): GitError {
  const [, path] = FOREIGN_OWNER.exec(said) ?? [];
  if (path === undefined) return new GitError(failureMessage(args, said, end));
  return new ForeignRepositoryError(
    `git: detected dubious ownership in repository at '${path}'. Another user owns it, so git reads nothing from it. If you trust it, run: git config --global --add safe.directory '${path}'`,
  );
}

/**
 * The change log must be the same for everyone. Replacement refs would show a different history than the one
 * that everyone clones, and these settings would change git's output. Optional locks would disturb a person who
 * works in the same checkout. A commit-graph is a copy that git does not check against the commits.
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
 * Variables that a hook or shell sets for its own git (GIT_DIR, GIT_LITERAL_PATHSPECS…) would lead
 * ours to another repository or other files.
 */
const FOREIGN = /^GIT_(?!CONFIG|EXEC_PATH|CEILING|TRACE)/;

/** Grafts are an older kind of replacement that no flag turns off; an empty graft file does. */
const GIT_GRAFT_FILE = "/dev/null";

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  return { ...Object.fromEntries(own), LC_ALL: "C", GIT_GRAFT_FILE };
}

/** Throws GitError if the system cannot start another program. */
export function startGit(folder: string, args: string[]): ChildProcessWithoutNullStreams {
  const child = spawn("git", [...FLAGS, ...args], { cwd: folder, env: environment() });
  // Without free file descriptors there are no streams, and the error event comes later.
  if (!child.stdin || !child.stdout || !child.stderr) {
    child.once("error", () => {});
    throw new GitError(
      "git could not be started: too many files are open. Raise the limit (ulimit -n), or close other programs.",
    );
  }
  // If git ends early, it closes its input. gitEnd() reports why.
  child.stdin.on("error", () => {});
  return child;
}

/** Resolves when git exits with one of the codes in `fine`; rejects with GitError otherwise, or if git is missing. */
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
    child.once("error", (cause) =>
      reject(new GitError(startFailureMessage(folder, cause), { cause })),
    );
    child.once("close", (code, signal) => {
      if (code !== null && fine.includes(code)) resolve(code);
      else reject(failureOf(args, said, code ?? signal));
    });
  });
}

function startFailureMessage(folder: string, { code }: NodeJS.ErrnoException): string {
  if (!existsSync(folder)) return `The folder ${folder} does not exist.`;
  if (code === undefined || code === "ENOENT") {
    return "git could not be started: it is not installed, or not in PATH. Install git, version 2.31 or later.";
  }
  return `git could not be started (${code}).`;
}

/** git's own error comes first, from its "fatal:" line on; then the command that failed. */
function failureMessage(
  args: readonly string[],
  said: string,
  end: number | string | null,
): string {
  const lines = said.split("\n").map((line) => line.trim());
  const fatal = lines.findIndex((line) => line.startsWith("fatal:"));
  const words = lines.slice(Math.max(fatal, 0)).filter((line) => line !== "");
  const verb = args.find((word, at) => /^[a-z]/.test(word) && args[at - 1] !== "-c");
  const ended = typeof end === "string" ? `was ended by ${end}` : `exited with code ${end}`;
  return [...words, `(git ${verb} ${ended}.)`].join(" ");
}

/** The error for output that ended too early. Rejects with git's own error if git failed. */
export async function cutShortError(
  end: Promise<unknown>,
  verb: string,
  cause: Error,
): Promise<GitError> {
  await end;
  return new GitError(`git ${verb} stopped before its output was complete. ${cause.message}`, {
    cause,
  });
}

/** All of git's output. `fine`: exit codes that are not failures. */
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

/** Whether git exits with 0 rather than 1. Throws GitError for any other code. */
export async function gitAgrees(folder: string, args: string[]): Promise<boolean> {
  const child = startGit(folder, args);
  child.stdin.end();
  child.stdout.resume();
  return (await gitEnd(child, folder, args, [0, 1])) === 0;
}

/**
 * Like `askGit`, but undefined if git fails for any reason. Use it only if nothing depends on that. Throws
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

/** git's output without the final newline. */
export async function askGit(folder: string, args: string[]): Promise<string> {
  return (await runGit(folder, args)).toString("utf8").replace(/\n$/, "");
}
