// Writes a file whole or not at all: a reader sees the old content or the new one, never a part.

import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Replaces a file, or a link (its target stays as it is). Throws the system's error. */
export function writeWhole(path: string, text: string): void {
  // Hidden, so that it is not mistaken for one of the files while it exists.
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    writeFileSync(beside, text, { flag: "wx" });
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}
