// .github/CODEOWNERS in a registry's folder.

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { MAX_OWNERS_BYTES, OWNERS_FILE } from "../core/owners/lines.ts";
import { readRegularFile } from "./read-source.ts";
import { writeWhole } from "./write-whole.ts";

/** To GitHub a link or a folder of that name is no such file. */
const NOT_THERE = ["ENOENT", "ENOTDIR", "EISDIR", "ELOOP"];

/** Its text, as far as it takes to know that it is too large; undefined where there is none. */
export function readOwners(root: string): string | undefined {
  try {
    return new TextDecoder().decode(readRegularFile(join(root, OWNERS_FILE), MAX_OWNERS_BYTES));
  } catch (error) {
    if (NOT_THERE.includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

/** Writes it in place of what is there. A link is replaced, and what it leads to is left alone. */
export function writeOwners(root: string, text: string): void {
  const path = join(root, OWNERS_FILE);
  mkdirSync(dirname(path), { recursive: true });
  writeWhole(path, text);
}
