// A temporary folder for a run of the tests, removed at its end with everything that they left in it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Memory that Linux keeps as a folder. The tests make thousands of small repositories: on a disk each costs half as much again. */
const MEMORY = "/dev/shm";
/** In bytes. A run needs a tenth of it. */
const ROOM = 1024 ** 3;

let folder: string | undefined;

export function setup(): void {
  folder = inMemory() ?? mkdtempSync(join(tmpdir(), "coalitions-"));
  process.env.TMPDIR = folder;
}

export function teardown(): void {
  if (folder) remove(folder);
}

/** Undefined if there is none, if it is too small, or if programs cannot be started from it. */
function inMemory(): string | undefined {
  let made: string | undefined;
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (process.env.TMPDIR || bavail * bsize < ROOM) return undefined;
    made = mkdtempSync(join(MEMORY, "coalitions-"));
    const program = join(made, "program");
    writeFileSync(program, "#!/bin/sh\n", { mode: 0o700 });
    execFileSync(program);
    rmSync(program);
    return made;
  } catch {
    if (made) remove(made);
    return undefined;
  }
}

function remove(made: string): void {
  try {
    rmSync(made, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A browser that has not quite ended may still write there: what it leaves fails no test.
  }
}
