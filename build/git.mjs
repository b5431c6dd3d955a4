// Runs git in the current folder, for the release scripts.
import { execFileSync } from "node:child_process";

/** Returns git's output. If git fails, returns `orElse`, or throws git's own error. */
export function git(args, { input, env = {}, orElse } = {}) {
  const options = { input, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  try {
    return execFileSync("git", args, { ...options, stdio: "pipe" })
      .toString("utf8")
      .trim();
  } catch (error) {
    if (orElse !== undefined) return orElse;
    throw new Error(
      `${error.stderr?.toString("utf8").trim() || error.message} (git ${args[0]} failed.)`,
    );
  }
}
