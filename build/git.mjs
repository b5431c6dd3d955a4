// Git, for the scripts of a release. Each asks in the folder that it was started in.
import { execFileSync } from "node:child_process";

/** What git prints; its failure is thrown with what it said, or gives `orElse`. */
export function git(args, { input, env = {}, orElse } = {}) {
  const options = { input, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  try {
    return execFileSync("git", args, { ...options, stdio: "pipe" })
      .toString("utf8")
      .trim();
  } catch (error) {
    if (orElse !== undefined) return orElse;
    throw new Error(
      `git ${args[0]} failed: ${error.stderr?.toString("utf8").trim() || error.message}`,
    );
  }
}
