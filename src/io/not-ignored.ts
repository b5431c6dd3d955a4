// Finds the parts of a built site that git would commit, if the site is inside a git working tree.

import { realpathSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { GitError, gitAgrees, tryGit } from "./run-git.ts";

/**
 * Lines for .gitignore: the link to the site and the folder of its versions, if git does not ignore them yet. This is
 * only advice, so the list is empty if git fails.
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
