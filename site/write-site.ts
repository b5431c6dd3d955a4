// Writes a site beside the current one, then swaps them: a crash leaves the old one intact.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { writingRefusal } from "../src/io/system-refusal.ts";
import type { Content, SiteFile } from "./site-context.ts";
import { ForeignFolderError, SiteVersions } from "./site-versions.ts";

/** Files made at a time, whose texts are read from git together. */
const TOGETHER = 32;

export interface Written {
  files: number;
  /** The size of all files. */
  bytes: number;
}

/**
 * Writes the files as the site in `folder`. Throws ForeignFolderError for a folder that it may not or cannot
 * write; then nothing of the new site stays.
 */
export async function writeSite(folder: string, files: Iterable<SiteFile>): Promise<Written> {
  const versions = reportingFolder(folder, () => new SiteVersions(folder));
  const next = reportingFolder(folder, () => versions.begin());
  try {
    const written = { files: 0, bytes: 0 };
    for (const together of inGroups(files)) {
      const contents = await Promise.all(together.map(made));
      reportingFolder(folder, () => writeAll(next, contents, written));
    }
    reportingFolder(folder, () => versions.publish(next));
    return written;
  } catch (error) {
    versions.abandon(next);
    throw error;
  }
}

type Made = [path: string, content: Content | undefined];

async function made({ path, content }: SiteFile): Promise<Made> {
  return [path, await content()];
}

/** Writes the files and counts them in `written`. */
function writeAll(folder: string, contents: readonly Made[], written: Written): void {
  for (const [path, content] of contents) {
    if (content === undefined) continue;
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    written.files++;
    written.bytes += Buffer.byteLength(content);
  }
}

function* inGroups<T>(things: Iterable<T>): Generator<T[]> {
  let together: T[] = [];
  for (const thing of things) {
    together.push(thing);
    if (together.length < TOGETHER) continue;
    yield together;
    together = [];
  }
  yield together;
}

/** Reports what the system refuses, naming the requested folder. */
function reportingFolder<T>(folder: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    const words = writingRefusal(resolve(folder), cause);
    if (words === undefined) throw cause;
    throw new ForeignFolderError(words, { cause });
  }
}
