// This repository as it would be cloned once everything in its working tree is committed.

import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { GitRepository } from "./git-repository.ts";

/** All files that git does not ignore, tracked or not, in one commit on the branch main. */
export function committedWorkingTree(): GitRepository {
  const repository = new GitRepository();
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", args, { encoding: "utf8" }).split("\0").filter(Boolean);
  // A file that is deleted but not yet committed is still listed.
  for (const file of files.filter((it) => existsSync(it))) {
    const copy = join(repository.folder, file);
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(file, copy);
  }
  repository.commit("Everything");
  return repository;
}
