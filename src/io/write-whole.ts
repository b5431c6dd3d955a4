// A file that is written whole or not at all: whoever reads it has the whole of the one before or of this one.

import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Puts a text in the place of a file, or of a link, whose target is left alone. Throws what the system does. */
export function writeWhole(path: string, text: string): void {
  // Hidden, so that nobody takes it for one of the files while it is there.
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    writeFileSync(beside, text, { flag: "wx" });
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}
