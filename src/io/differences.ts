// Which definitions the working tree has otherwise than a commit.

import { COALITIONS } from "./folders.ts";
import { regularBlob } from "./git-history.ts";
import { runGit } from "./run-git.ts";

/** By the files that differ: the blob that the commit has of each, or null where it has none. */
export type Differences = ReadonlyMap<string, string | null>;

/** Those that are gone, and those that nobody has added yet, too. */
export async function readDifferences(root: string, commit: string): Promise<Differences> {
  const ask = async (...args: string[]) =>
    (await runGit(root, [...args, "-z", "--", `${COALITIONS}/`])).toString("utf8");
  const [changes, files] = await Promise.all([
    ask("diff", "--raw", "--no-abbrev", "--no-renames", "--relative", commit),
    ask("ls-files", "--others", "--exclude-standard"),
  ]);
  const blobs = [...changes.matchAll(/:(\d+) \d+ (\S+) \S+ \w+\0([^\0]+)\0/g)].map(
    ([, mode = "", blob = "", file = ""]) => [file, regularBlob(mode, blob)] as const,
  );
  const added = files.split("\0").map((file) => [file, null] as const);
  // A file that git has been told to forget is both: what the commit has of it counts.
  return new Map([...added, ...blobs].filter(([file]) => file.endsWith(".json")));
}

/** The files of these, sorted. */
export async function readChangedFiles(root: string, commit: string): Promise<string[]> {
  return [...(await readDifferences(root, commit)).keys()].sort();
}
