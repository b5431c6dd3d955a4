// .github/CODEOWNERS in a registry's folder.

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { MAX_OWNERS_BYTES, OWNERS_FILE } from "../core/owners/lines.ts";
import { readRegularFile } from "./read-source.ts";
import { writeWhole } from "./write-whole.ts";

/** GitHub ignores a link or a folder of that name. */
const NOT_THERE = ["ENOENT", "ENOTDIR", "EISDIR", "ELOOP"];

/** The text, cut off one byte after the limit; undefined if there is no file. */
export function readOwners(root: string): string | undefined {
  try {
    return new TextDecoder().decode(readRegularFile(join(root, OWNERS_FILE), MAX_OWNERS_BYTES));
  } catch (error) {
    if (NOT_THERE.includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

/** Replaces the file. A link is replaced, and its target stays as it is. */
export function writeOwners(root: string, text: string): void {
  const path = join(root, OWNERS_FILE);
  mkdirSync(dirname(path), { recursive: true });
  writeWhole(path, text);
}
