// What git would take into the next commit, of a site that was built within a git work tree.

import { realpathSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { GitError, gitAgrees, tryGit } from "./run-git.ts";

/**
 * Lines for .gitignore: the link to the site and the folder of its versions, where git ignores them not yet. Nothing
 * is decided by it, so where git refuses there are none.
 */
export async function notIgnored(out: string): Promise<string[]> {
  const site = resolve(out);
  const folder = realpathSync(dirname(site));
  const lines: string[] = [];
  try {
    const prefix = await tryGit(folder, ["rev-parse", "--show-prefix"]);
    if (prefix === undefined) return [];
    for (const name of [basename(site), `${basename(site)}.versions`]) {
      const ask = ["check-ignore", "--quiet", "--", name];
      if (!(await gitAgrees(folder, ask))) lines.push(`/${prefix}${name}`);
    }
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return [];
  }
  return lines;
}
