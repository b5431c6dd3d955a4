// All files of a commit, by their names alone: nothing is checked out. Whoever made the commit may mean harm, so
// that a tree is read no further than a registry can reach.

import { pathText, splitAtNul } from "./list-definitions.ts";
import { gitEnd, startGit } from "./run-git.ts";

/** A commit has more than is read of a stranger's; its message says what. */
export class TooLargeError extends Error {
  override name = "TooLargeError";
}

export interface TreeFile {
  /** From the top of the repository, as `pathText` gives it. */
  file: string;
  path: Buffer;
  mode: string;
  /** Of the blob, or of a submodule's commit. */
  id: string;
  /** In bytes; 0 for a submodule. */
  size: number;
}

/** By `file`, sorted as git sorts them. */
export type GitTree = ReadonlyMap<string, TreeFile>;

/** Of the list: a registry of 10,000 coalitions has about one. */
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
  // Awaited below, but where there is too much.
  end.catch(() => {});
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most) {
      child.kill();
      throw new TooLargeError(`The commit ${commit} has more files than any registry.`);
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

/** What differs between two commits: the file as it was, as it is, or both. */
export interface TreeChange {
  before: TreeFile | undefined;
  after: TreeFile | undefined;
}

/** By the files that differ, in their content or in their mode. A file that moved is two changes. */
export function changesBetween(before: GitTree, after: GitTree): Map<string, TreeChange> {
  const files = new Set([...before.keys(), ...after.keys()]);
  const changes = new Map<string, TreeChange>();
  for (const file of files) {
    const [was, is] = [before.get(file), after.get(file)];
    if (was?.id !== is?.id || was?.mode !== is?.mode) changes.set(file, { before: was, after: is });
  }
  return changes;
}
