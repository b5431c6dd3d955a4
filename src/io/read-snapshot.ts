// Reads the registry in a folder's working tree. Each file is read once, on first use.

import { existsSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { CONFIG_FILE } from "../core/config/config-file.ts";
import { nearestFile } from "../core/nearest.ts";
import type { Finding } from "../core/problem.ts";
import { DefinitionFile, Snapshot } from "../core/registry/snapshot.ts";
import type { Source } from "../core/source/source.ts";
import { COALITIONS } from "./folders.ts";
import { type ListedFile, type Listing, listDefinitions } from "./list-definitions.ts";
import { readOwners } from "./owners-file.ts";
import { faultySource, readInside, readSource } from "./read-source.ts";

/**
 * Includes `further` files that a person named, beside those below coalitions/. Throws GitError and
 * UnreadableFolderError.
 */
export async function readSnapshot(
  root: string,
  { further = [], listing }: { further?: readonly string[]; listing?: Listing } = {},
): Promise<Snapshot> {
  const { definitions, ignored, problems, hiddenConfig } = listing ?? (await listDefinitions(root));
  const known = definitions.map(({ file }) => file);
  const listed = definitions.map((it) => listedFile(root, it));
  const isKnown = new Set(further.length > 0 ? known : []);
  const named = [...new Set(further)]
    .filter((file) => !isKnown.has(file))
    .map((file) => new DefinitionFile(file, () => readNamed(root, file, known)));
  const files = named.length === 0 ? listed : [...listed, ...named].sort(byPath);
  return new Snapshot(files, {
    ignored,
    problems,
    untracked: untrackedIn(definitions),
    hidden: definitions.flatMap(({ file, hidden }) => (hidden ? [file] : [])),
    config: readConfigFile(root, hiddenConfig),
    owners: readOwners(root),
    readBytes: (file, most) => readInside(root, file, most),
  });
}

function listedFile(root: string, { file, path, hidden }: ListedFile): DefinitionFile {
  return new DefinitionFile(file, () =>
    hidden ? faultySource(file, hidden) : readSource(root, file, path),
  );
}

function untrackedIn(definitions: readonly ListedFile[]): string[] {
  const untracked = definitions.filter(({ isUntracked }) => isUntracked);
  return untracked.length === definitions.length ? [] : untracked.map(({ file }) => file);
}

/** A config that git keeps out of the working tree is a problem, not a missing config. */
function readConfigFile(root: string, hidden: Finding | undefined): Source | undefined {
  if (existsSync(join(root, CONFIG_FILE))) return readSource(root, CONFIG_FILE);
  return hidden && faultySource(CONFIG_FILE, hidden);
}

function byPath(a: DefinitionFile, b: DefinitionFile): number {
  return a.file < b.file ? -1 : 1;
}

/** For a missing file, suggests the one that may have been meant. */
function readNamed(root: string, file: string, known: readonly string[]): Source {
  const source = readSource(root, file);
  const [problem] = source.problems;
  if (problem?.code !== "file-unreadable" || existsSync(join(root, file))) return source;
  const meant = nearestFile(file, known);
  if (meant === undefined) return source;
  return { ...source, problems: [{ ...problem, fix: `Did you mean: ${meant}` }] };
}

/**
 * The files that a person named, each once. A folder means the definitions below it, or those of its own
 * coalitions/ folder.
 */
export async function filesNamed(root: string, named: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const name of named) {
    const path = relative(root, name).split(sep).join("/");
    if (!isFolder(name)) files.push(path);
    else files.push(...(await filesBelow(root, path)));
  }
  return [...new Set(files)];
}

async function filesBelow(root: string, folder: string): Promise<string[]> {
  if (folder === COALITIONS || folder.startsWith(`${COALITIONS}/`)) {
    const { definitions } = await listDefinitions(root);
    return definitions.map(({ file }) => file).filter((file) => file.startsWith(`${folder}/`));
  }
  const { definitions } = await listDefinitions(join(root, folder));
  return definitions.map(({ file }) => (folder === "" ? file : `${folder}/${file}`));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
