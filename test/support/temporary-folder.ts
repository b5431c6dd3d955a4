// A temporary folder for a run of the tests, which takes all that they leave in it with it when it ends.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let folder: string | undefined;

export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), "coalitions-"));
  process.env.TMPDIR = folder;
}

export function teardown(): void {
  try {
    if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A browser that has not quite ended may still write there: what it leaves fails no test.
  }
}
