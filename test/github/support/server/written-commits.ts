// Trees and commits made by GitHub for either API.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account } from "./accounts.ts";
import { unprocessable } from "./answer.ts";
import { askedGit, gitFed } from "./git.ts";
import type { Grant } from "./grants.ts";
import type { HostedRepository } from "./hosted-repository.ts";

/** Throws if the hash is not an object of this type. */
export async function refuseMissing({ folder }: HostedRepository, sha: unknown, kind: string) {
  const isHash = /^[0-9a-f]{40}$/.test(`${sha}`);
  const type = isHash ? await askedGit(folder, "cat-file", "-t", `${sha}`) : undefined;
  if (type !== kind) throw unprocessable(`${sha} is not a valid ${kind}`);
}

const isMalformed = (part: string) => /^(|\.|\.\.|\.git|git~1)$/i.test(part);

/** A tree with one file added to another tree. */
export async function writeTree(
  { folder }: HostedRepository,
  base: string,
  { path, content }: { path: string; content: string },
): Promise<string> {
  if (path.split("/").some(isMalformed)) {
    throw unprocessable("tree.path contains a malformed path component");
  }
  const temp = mkdtempSync(join(tmpdir(), "index-"));
  const run = async (args: string[], input = "") => {
    const env = { GIT_INDEX_FILE: join(temp, "index") };
    return `${await gitFed({ folder, env, input }, ...args)}`.trim();
  };
  try {
    const blob = await run(["hash-object", "-w", "--stdin"], content);
    await run(["read-tree", base]);
    await run(["update-index", "-z", "--index-info"], `100644 ${blob}\t${path}\0`);
    return await run(["write-tree"]);
  } finally {
    rmSync(temp, { recursive: true });
  }
}

export interface CommitToWrite {
  message: string;
  tree: string;
  parents: readonly string[];
}

/** Authored as by GitHub for an account with a private address. */
export async function writeCommit(
  { folder }: HostedRepository,
  { message, tree, parents }: CommitToWrite,
  { by, grant }: { by: Account; grant: Grant | undefined },
): Promise<string> {
  const date = new Date(grant?.now ?? Date.now()).toISOString();
  const email = `${by.id}+${by.login}@users.noreply.github.com`;
  const env = Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((role) => [
      [`GIT_${role}_NAME`, by.login],
      [`GIT_${role}_EMAIL`, email],
      [`GIT_${role}_DATE`, date],
    ]),
  );
  const above = parents.flatMap((parent) => ["-p", parent]);
  const args = ["commit-tree", tree, ...above, "-F", "-"];
  return `${await gitFed({ folder, env, input: message }, ...args)}`.trim();
}
