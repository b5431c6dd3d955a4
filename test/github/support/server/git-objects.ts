// Trees and commits that are written through the API, by git's own plumbing.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account } from "./accounts.ts";
import { gitFed } from "./git.ts";
import type { HostedRepository } from "./hosted-repository.ts";

/** A file of the tree: a blob's hash; none where the file is to be gone. */
export interface TreeEntry {
  path: string;
  mode: string;
  sha: string | null;
}

export async function writeBlob({ folder }: HostedRepository, content: string): Promise<string> {
  return `${await gitFed({ folder, input: content }, "hash-object", "-w", "--stdin")}`.trim();
}

/** Gives the tree that has these entries over those of `base`. */
export async function writeTree(
  { folder }: HostedRepository,
  base: string | undefined,
  entries: readonly TreeEntry[],
): Promise<string> {
  const temp = mkdtempSync(join(tmpdir(), "index-"));
  const env = { GIT_INDEX_FILE: join(temp, "index") };
  const gone = "0".repeat(40);
  const lines = entries.map(({ path, mode, sha }) => `${sha ? mode : 0} ${sha ?? gone}\t${path}\0`);
  try {
    if (base !== undefined) await gitFed({ folder, env }, "read-tree", base);
    const input = lines.join("");
    await gitFed({ folder, env, input }, "update-index", "-z", "--index-info");
    return `${await gitFed({ folder, env }, "write-tree")}`.trim();
  } finally {
    rmSync(temp, { recursive: true });
  }
}

export interface Person {
  name: string;
  email: string;
  date: string;
}

/** As GitHub signs for an account that keeps its address private. */
export function personOf({ login, id }: Account, date: string): Person {
  return { name: login, email: `${id}+${login}@users.noreply.github.com`, date };
}

export interface CommitToWrite {
  message: string;
  tree: string;
  parents: readonly string[];
  author: Person;
  committer: Person;
}

export async function writeCommit({ folder }: HostedRepository, wanted: CommitToWrite) {
  const { message, tree, parents, author, committer } = wanted;
  const variables = (role: string, { name, email, date }: Person) => ({
    [`GIT_${role}_NAME`]: name,
    [`GIT_${role}_EMAIL`]: email,
    [`GIT_${role}_DATE`]: date,
  });
  const env = { ...variables("AUTHOR", author), ...variables("COMMITTER", committer) };
  const above = parents.flatMap((parent) => ["-p", parent]);
  const written = await gitFed(
    { folder, env, input: message },
    ...["commit-tree", tree, ...above, "-F", "-"],
  );
  return `${written}`.trim();
}
