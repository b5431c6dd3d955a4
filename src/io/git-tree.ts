// Lists all files of a commit without checking anything out. The commit may come from an attacker, so the list is
// limited to what a registry can need.

import { pathText, splitAtNul } from "./list-definitions.ts";
import { gitEnd, startGit } from "./run-git.ts";

/** A commit exceeds a limit for commits from strangers; the message says which. */
export class TooLargeError extends Error {
  override name = "TooLargeError";
}

export interface TreeFile {
  /** From the top of the repository, as `pathText` gives it. */
  file: string;
  path: Buffer;
  mode: string;
  /** The id of the blob, or of a submodule's commit. */
  id: string;
  /** In bytes; 0 for a submodule. */
  size: number;
}

/** By `file`, sorted as git sorts them. */
export type GitTree = ReadonlyMap<string, TreeFile>;

/** For the list. A registry of 10,000 coalitions needs about one megabyte. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Throws GitError and TooLargeError. */
export async function readTree(
  root: string,
  commit: string,
  most: number = MOST_BYTES,
): Promise<GitTree> {
  const args = ["ls-tree", "-r", "-z", "--long", "--full-tree", "--end-of-options", commit];
  const child = startGit(root, args);
  child.stdin.end();
  const end = gitEnd(child, root, args);
  // Awaited below, unless the list is too large.
  end.catch(() => {});
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most) {
      child.kill();
      throw new TooLargeError(`The commit ${commit} has more files than a registry can have.`);
    }
  }
  await end;
  const files = splitAtNul(Buffer.concat(chunks)).map(treeFile);
  return new Map(files.map((it) => [it.file, it]));
}

/** "100644 blob <id>    1234\t<path>" */
function treeFile(line: Buffer): TreeFile {
  const tab = line.indexOf("\t");
  const [mode = "", , id = "", size = ""] = line.toString("latin1", 0, tab).split(/ +/);
  const path = line.subarray(tab + 1);
  return { file: pathText(path), path, mode, id, size: Number(size) || 0 };
}

/** A file that differs between two commits; undefined on the side without it. */
export interface TreeChange {
  before: TreeFile | undefined;
  after: TreeFile | undefined;
}

/** By file: those that differ in content or mode. A moved file counts as two changes. */
export function changesBetween(before: GitTree, after: GitTree): Map<string, TreeChange> {
  const files = new Set([...before.keys(), ...after.keys()]);
  const changes = new Map<string, TreeChange>();
  for (const file of files) {
    const [was, is] = [before.get(file), after.get(file)];
    if (was?.id !== is?.id || was?.mode !== is?.mode) changes.set(file, { before: was, after: is });
  }
  return changes;
}
