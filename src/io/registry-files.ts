// The definitions in a folder: which there are.

import { type Dirent, existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Registry } from "../core/check.ts";
import { nearestFile } from "../core/nearest.ts";
import { FilesByName } from "../core/registry/files-by-name.ts";
import type { Source } from "../core/source/source.ts";
import { COALITIONS, CONFIG_FILE } from "./folders.ts";
import { readOwners } from "./owners-file.ts";
import { readInside } from "./read-inside.ts";
import { readSource } from "./read-source.ts";

export { COALITIONS, CONFIG_FILE };

/** A folder that must be looked into cannot be. */
export class UnreadableFolderError extends Error {
  override name = "UnreadableFolderError";
}

/** The definitions below coalitions/, and the files there that are none. */
export interface Listing {
  /** Sorted paths from the registry's folder, with forward slashes. */
  files: string[];
  ignored: string[];
}

/** Lists `root`/coalitions; empty when there is no such folder. */
export function listDefinitions(root: string, folder: string = COALITIONS): Listing {
  const listing: Listing = { files: [], ignored: [] };
  if (!isFolder(join(root, folder))) return listing;
  for (const entry of readEntries(join(root, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      const below = listDefinitions(root, path);
      listing.files.push(...below.files);
      listing.ignored.push(...below.ignored);
    } else if (entry.name.endsWith(".json")) {
      // Also a link or a pipe: reading it says that a definition is a regular file.
      listing.files.push(path);
    } else if (!/^(\.|readme)/i.test(entry.name)) {
      listing.ignored.push(path);
    }
  }
  return listing;
}

function readEntries(folder: string) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = `The folder ${folder} cannot be read (${code}), so its definitions would be missed.`;
    throw new UnreadableFolderError(why, { cause });
  }
}

/** In the order of these the paths below are in order, too: the slash of a folder counts. */
function keyOf(entry: Dirent): string {
  return entry.isDirectory() ? `${entry.name}/` : entry.name;
}

/**
 * The files that a person named, each once. A folder stands for the definitions below it; one that
 * has a coalitions/ of its own, for those.
 */
export function listNamed(root: string, named: readonly string[]): string[] {
  const files = named.flatMap((name) => {
    const path = relative(root, name).split(sep).join("/");
    if (!isFolder(name)) return [path];
    if (path === "") return listDefinitions(root).files;
    const inner = isFolder(join(name, COALITIONS)) ? `/${COALITIONS}` : "";
    return listDefinitions(root, path + inner).files;
  });
  return [...new Set(files)];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Whether `root` is a registry's folder at all. */
export function isRegistry(root: string): boolean {
  return isFolder(join(root, COALITIONS));
}

function withFurther(files: string[], further: readonly string[]): string[] {
  const known = new FilesByName(files);
  const unknown = further.filter((file) => !known.includes(file));
  return unknown.length === 0 ? files : [...new Set([...files, ...unknown])].sort();
}

/** The registry in `root`, with further files beside those below coalitions/. */
export function openRegistry(
  root: string,
  further: readonly string[] = [],
  { files, ignored }: Listing = listDefinitions(root),
): Registry {
  return {
    files: withFurther(files, further),
    ignored,
    config: existsSync(join(root, CONFIG_FILE)) ? CONFIG_FILE : undefined,
    get owners() {
      return readOwners(root);
    },
    read: (file) => withHint(readSource(root, file), join(root, file), files),
    readBytes: (file, most) => readInside(root, file, most),
  };
}

/** Of a file that is not there: which one may have been meant. */
function withHint(source: Source, path: string, files: readonly string[]): Source {
  const [problem] = source.problems;
  if (problem?.code !== "file-unreadable" || existsSync(path)) return source;
  const meant = nearestFile(source.file, files);
  if (meant === undefined) return source;
  return { ...source, problems: [{ ...problem, fix: `Did you mean: ${meant}` }] };
}
