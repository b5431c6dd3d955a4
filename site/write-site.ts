// Writes a site beside the one that is there, and swaps it in: a crash leaves the old one whole.

import { resolve } from "node:path";
import { NextSite } from "./next-site.ts";
import type { FileGroup } from "./site-context.ts";
import { ForeignFolderError, type NextVersion, SiteVersions } from "./site-versions.ts";

const PROGRESS_EVERY = 200;

/**
 * Writes the files of `groups` as the site in `folder`, and returns how many there were. Throws
 * ForeignFolderError for a folder that it may not or cannot write.
 */
export async function writeSite(
  folder: string,
  groups: Iterable<FileGroup>,
  onProgress?: (files: number) => void,
): Promise<number> {
  const { versions, next } = begin(folder);
  const site = new NextSite(next, versions.live);
  let told = 0;
  for (const group of groups) {
    for await (const count of site.add(group)) {
      if (count - told < PROGRESS_EVERY) continue;
      told = count;
      onProgress?.(count);
      // Lets a progress display draw, and an interrupt be heard.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  versions.publish(next, site.finish());
  return site.count;
}

function begin(folder: string): { versions: SiteVersions; next: NextVersion } {
  try {
    const versions = new SiteVersions(folder);
    return { versions, next: versions.begin() };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    throw new ForeignFolderError(`${resolve(folder)} cannot be written (${code}).`, { cause });
  }
}
