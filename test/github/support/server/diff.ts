// A pull request's diff as GitHub shows it: against the merge base, with three lines around each change and renames
// detected. Only its lines accept comments.

import { gitBytes } from "./git.ts";

export interface ChangedFile {
  filename: string;
  /** The lines of the file after the change that are shown. */
  lines: Set<number>;
}

/** `from` is usually a merge base. */
export async function readDiff(folder: string, from: string, to: string): Promise<ChangedFile[]> {
  const args = ["diff", "--no-color", "--no-ext-diff", "--find-renames"];
  const names = `${await gitBytes(folder, ...args, "--name-status", "-z", from, to)}`;
  const patch = `${await gitBytes(folder, ...args, "--patch", "--unified=3", from, to)}`;
  // Every line of a patch except each file's first has a mark or is in a header.
  const patches = patch.split(/^diff --git .*\n/m).slice(1);
  const fields = names.split("\0");
  return patches.map((it): ChangedFile => {
    const isRenamed = fields.shift()?.startsWith("R");
    const path = fields.shift() ?? "";
    const lines = shownLines(it);
    return { filename: isRenamed ? (fields.shift() ?? "") : path, lines };
  });
}

function shownLines(patch: string): Set<number> {
  const shown = new Set<number>();
  let at = 0;
  for (const line of patch.split("\n")) {
    const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line) ?? [];
    if (start !== undefined) at = Number(start);
    else if (at > 0 && /^[+ ]/.test(line)) shown.add(at++);
  }
  return shown;
}
