// Git, for the scripts of a release. Each asks in the folder that it was started in.
import { execFileSync } from "node:child_process";

/** What git prints; its failure is thrown with what it said. */
export function git(args, { input, env = {}, cwd = "." } = {}) {
  const options = { cwd, input, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  try {
    return execFileSync("git", args, { ...options, stdio: "pipe" })
      .toString("utf8")
      .trim();
  } catch (error) {
    throw new Error(
      `git ${args[0]} failed: ${error.stderr?.toString("utf8").trim() || error.message}`,
    );
  }
}
