// Writes a site beside the one that is there, and swaps it in: a crash leaves the old one whole.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Content, SiteFile } from "./site-context.ts";
import { ForeignFolderError, SiteVersions } from "./site-versions.ts";

/** So many files are made at a time: their texts are asked of git at once. */
const TOGETHER = 32;

/**
 * Writes the files as the site in `folder`, and returns how many there were. Throws
 * ForeignFolderError for a folder that it may not or cannot write.
 */
export async function writeSite(folder: string, files: Iterable<SiteFile>): Promise<number> {
  const { versions, next } = begin(folder);
  let count = 0;
  const write = async (together: SiteFile[]) => {
    for (const [path, content] of await Promise.all(together.map(made))) {
      if (content === undefined) continue;
      const file = join(next, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      count++;
    }
  };
  let together: SiteFile[] = [];
  for (const file of files) {
    together.push(file);
    if (together.length < TOGETHER) continue;
    await write(together);
    together = [];
  }
  await write(together);
  versions.publish(next);
  return count;
}

async function made({ path, content }: SiteFile): Promise<[path: string, Content | undefined]> {
  return [path, await content()];
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
