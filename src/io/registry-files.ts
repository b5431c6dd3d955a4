// The definitions in a folder: which there are, and what they hold.

import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Registry } from "../core/check.ts";
import { problemAt } from "../core/problem.ts";
import { Locator } from "../core/source/locate.ts";
import { MAX_BYTES, parseSource, type Source } from "../core/source/source.ts";

/** Where a registry's definitions live, below its folder. */
export const COALITIONS = "coalitions";

/** The definitions below coalitions/, and the files there that are none. */
export interface Listing {
  /** Sorted paths from the registry's folder, with forward slashes. */
  files: string[];
  ignored: string[];
}

/** Lists `root`/coalitions; empty when there is no such folder. */
export function listDefinitions(root: string, folder: string = COALITIONS): Listing {
  const listing: Listing = { files: [], ignored: [] };
  let entries: ReturnType<typeof readEntries>;
  try {
    entries = readEntries(join(root, folder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return listing;
    throw error;
  }
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      const below = listDefinitions(root, path);
      listing.files.push(...below.files);
      listing.ignored.push(...below.ignored);
    } else if (entry.isFile() && entry.name.endsWith(".json")) {
      listing.files.push(path);
    } else if (!/^(\.|readme)/i.test(entry.name)) {
      listing.ignored.push(path);
    }
  }
  return listing;
}

function readEntries(folder: string) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
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

/** The registry in `root`, with further files beside those below coalitions/. */
export function openRegistry(root: string, further: readonly string[] = []): Registry {
  const listing = listDefinitions(root);
  const files = [...new Set([...listing.files, ...further])].sort();
  return { files, ignored: listing.ignored, read: (file) => readSource(root, file) };
}

/** One file, read no further than it takes to refuse it for its size. */
export function readSource(root: string, file: string): Source {
  try {
    return parseSource(file, readHead(join(root, file)));
  } catch (error) {
    return unreadable(file, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}

function readHead(path: string): Uint8Array {
  const handle = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(Math.min(fstatSync(handle).size, MAX_BYTES) + 1);
    let length = 0;
    for (;;) {
      const read = readSync(handle, buffer, length, buffer.length - length, null);
      length += read;
      if (read === 0 || length === buffer.length) return buffer.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

function unreadable(file: string, why: string): Source {
  const problem = problemAt(
    file,
    { line: 0, column: 0 },
    {
      code: "file-unreadable",
      pointer: "",
      message: why === "ENOENT" ? "There is no such file." : `The file cannot be read (${why}).`,
      fix: "Name a definition that is there, such as coalitions/<name>.json.",
    },
  );
  return { file, text: "", value: undefined, problems: [problem], locator: new Locator("") };
}
