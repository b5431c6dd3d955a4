// A folder as it is: every file's text by its path; of a picture, one character for each byte.

import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";

/** Sorted by path; links are followed at the top alone. */
export function filesBelow(folder: string): Map<string, string> {
  const root = realpathSync(folder);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const encodingOf = (file: string) => (file.endsWith(".png") ? "latin1" : "utf8");
  return new Map(
    files.map((file) => [file.slice(root.length + 1), readFileSync(file, encodingOf(file))]),
  );
}
