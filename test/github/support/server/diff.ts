// The diff of a pull request as GitHub shows it: against the merge base, with three lines around each
// change, renames found. Only a line that is shown can be commented on.

import { gitBytes } from "./git.ts";

export type Side = "LEFT" | "RIGHT";

export interface Hunk {
  /** The lines of the hunk with their marks, headed by its `@@` line. */
  text: string[];
  lines: Record<Side, Set<number>>;
}

export interface ChangedFile {
  status: "added" | "removed" | "modified" | "renamed";
  filename: string;
  previous?: string;
  /** The blob after the change; before it, where the file is removed. */
  sha: string;
  /** None for bytes that are no text. */
  hunks: Hunk[];
}

const STATUS: Record<string, ChangedFile["status"]> = {
  A: "added",
  D: "removed",
  R: "renamed",
};

/** `from` is usually a merge base. */
export async function readDiff(folder: string, from: string, to: string): Promise<ChangedFile[]> {
  const args = ["diff", "--no-color", "--no-ext-diff", "--find-renames", "--no-abbrev"];
  const raw = await gitBytes(folder, ...args, "--raw", "-z", from, to);
  const patch = await gitBytes(folder, ...args, "--patch", "--unified=3", from, to);
  // Every line of a patch but the first of each file has a mark or stands in a header.
  const patches = patch
    .toString("utf8")
    .split(/^diff --git .*\n/m)
    .slice(1);
  return parseRaw(raw.toString("utf8")).map((file, index) => ({
    ...file,
    hunks: parseHunks(patches[index] ?? ""),
  }));
}

/** `:100644 100644 <blob> <blob> M\0path\0`, with a second path after R. */
function parseRaw(raw: string): Omit<ChangedFile, "hunks">[] {
  const fields = raw.split("\0");
  const files: Omit<ChangedFile, "hunks">[] = [];
  while (fields.length > 1) {
    const [, , before = "", after = "", letter = ""] = (fields.shift() ?? "").split(" ");
    const status = STATUS[letter.charAt(0)] ?? "modified";
    const path = fields.shift() ?? "";
    const sha = status === "removed" ? before : after;
    if (status === "renamed") {
      files.push({ status, filename: fields.shift() ?? "", previous: path, sha });
    } else files.push({ status, filename: path, sha });
  }
  return files;
}

function parseHunks(patch: string): Hunk[] {
  const hunks: Hunk[] = [];
  let at: Record<Side, number> = { LEFT: 0, RIGHT: 0 };
  for (const line of patch.split("\n")) {
    const [, left, right] = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line) ?? [];
    if (left !== undefined && right !== undefined) {
      at = { LEFT: Number(left), RIGHT: Number(right) };
      hunks.push({ text: [line], lines: { LEFT: new Set(), RIGHT: new Set() } });
    } else if (/^[-+ \\]/.test(line)) addLine(hunks.at(-1), line, at);
  }
  return hunks;
}

function addLine(hunk: Hunk | undefined, line: string, at: Record<Side, number>): void {
  // Before the first hunk stand the file's names, with marks of their own.
  if (!hunk) return;
  hunk.text.push(line);
  if (line.startsWith("-") || line.startsWith(" ")) hunk.lines.LEFT.add(at.LEFT++);
  if (line.startsWith("+") || line.startsWith(" ")) hunk.lines.RIGHT.add(at.RIGHT++);
}

export function countLines({ hunks }: ChangedFile, mark: "+" | "-"): number {
  return hunks.flatMap(({ text }) => text).filter((line) => line.startsWith(mark)).length;
}

export function patchOf({ hunks }: ChangedFile): string {
  return hunks.flatMap(({ text }) => text).join("\n");
}
