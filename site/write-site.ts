// Writes a site beside the one that is there, and swaps it in: a crash leaves the old one whole.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Content, SiteFile } from "./site-context.ts";
import { ForeignFolderError, SiteVersions } from "./site-versions.ts";

/** So many files are made ahead of the one that is written: their texts are asked of git at once. */
const AHEAD = 32;

/**
 * Writes the files as the site in `folder`, and returns how many there were. Throws
 * ForeignFolderError for a folder that it may not or cannot write.
 */
export async function writeSite(folder: string, files: Iterable<SiteFile>): Promise<number> {
  const { versions, next } = begin(folder);
  const folders = new Set<string>();
  let count = 0;
  for await (const { path, content } of made(files)) {
    if (content === undefined) continue;
    const file = join(next, path);
    if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    folders.add(dirname(file));
    writeFileSync(file, content);
    count++;
  }
  versions.publish(next);
  return count;
}

interface MadeFile {
  path: string;
  content: Content | undefined;
}

async function* made(files: Iterable<SiteFile>): AsyncGenerator<MadeFile> {
  const ahead: Promise<MadeFile>[] = [];
  for (const file of files) {
    const next = make(file);
    // A failure is heard when it is this file's turn.
    next.catch(() => {});
    ahead.push(next);
    const [first] = ahead;
    if (ahead.length <= AHEAD || !first) continue;
    ahead.shift();
    yield await first;
  }
  for (const it of ahead) yield await it;
}

async function make({ path, content }: SiteFile): Promise<MadeFile> {
  return { path, content: await content() };
}

function begin(folder: string): { versions: SiteVersions; next: string } {
  try {
    const versions = new SiteVersions(folder);
    return { versions, next: versions.begin() };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    throw new ForeignFolderError(`${resolve(folder)} cannot be written (${code}).`, { cause });
  }
}
