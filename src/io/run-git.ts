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

function failureOf(args: readonly string[], code: number | null, said: string): GitError {
  const [, path] = FOREIGN_OWNER.exec(said) ?? [];
  if (path === undefined)
    return new GitError(`git ${args.join(" ")} failed (${code}): ${said.trim()}`);
  return new ForeignRepositoryError(
    `git: detected dubious ownership in repository at '${path}': another user owns it, so git reads nothing of it. If you trust it: git config --global --add safe.directory '${path}'`,
  );
}

/**
 * The change log must be the same for everybody: replacement refs would show another history than
 * the one that everybody clones, and the settings that follow would change what git prints of it.
 * Optional locks would disturb a person at work in the same checkout.
 */
const FLAGS = ["--no-replace-objects", "--no-optional-locks"].concat(
  [
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

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  return { ...Object.fromEntries(own), LC_ALL: "C" };
}

export function startGit(folder: string, args: string[]): ChildProcessWithoutNullStreams {
  const env = environment();
  const child = spawn("git", [...FLAGS, ...args], { cwd: folder, env });
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
): Promise<void> {
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", (cause) => {
      const why = existsSync(folder)
        ? "git could not be started. Install git, version 2.31 or later."
        : `There is no folder ${folder}.`;
      reject(new GitError(why, { cause }));
    });
    child.once("close", (code) => {
      if (code !== null && fine.includes(code)) resolve();
      else reject(failureOf(args, code, said));
    });
  });
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

/** As `askGit`; undefined where git refuses. Throws ForeignRepositoryError. */
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
