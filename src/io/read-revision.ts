// Reads the registry of a commit as data, from git objects. Nothing is checked out.

import type { ReadBytes } from "../core/config/check-brand.ts";
import { parseConfig } from "../core/config/config.ts";
import { CONFIG_FILE } from "../core/config/config-file.ts";
import { MAX_OWNERS_BYTES, OWNERS_FILE } from "../core/owners/lines.ts";
import { DefinitionFile, Snapshot } from "../core/registry/snapshot.ts";
import { MAX_BYTES } from "../core/source/decode.ts";
import { parseSource, type Source } from "../core/source/source.ts";
import { Blobs } from "./blobs.ts";
import { COALITIONS } from "./folders.ts";
import { regularBlob } from "./git-history.ts";
import { type GitTree, TooLargeError, type TreeFile } from "./git-tree.ts";
import { type Listing, listingOf } from "./list-definitions.ts";
import { unreadableSource } from "./read-source.ts";

/** Limit for all definitions together: twice what a registry of 10,000 coalitions has. */
const MOST_OF_ALL = 128 * 1024 * 1024;
/** Limit for a picture that the config names. */
const MOST_OF_PICTURE = 2 * 1024 * 1024;

/** The tree's files in the registry's folder, by their paths below that folder. */
export function treeBelow(tree: GitTree, folder: string): GitTree {
  if (folder === "") return tree;
  const start = `${folder}/`;
  const length = Buffer.byteLength(start);
  const below = [...tree.values()].filter(({ file }) => file.startsWith(start));
  return new Map(
    below.map((it) => {
      const file = it.file.slice(start.length);
      return [file, { ...it, file, path: it.path.subarray(length) }];
    }),
  );
}

/** The files below coalitions/ in a tree, in the same form as a folder's listing. */
export function listTree(tree: GitTree): Listing {
  const below = [...tree.values()].filter(({ file }) => file.startsWith(`${COALITIONS}/`));
  return listingOf(below.map(({ path, mode }) => ({ path, mode, tag: "H" })));
}

/**
 * The definitions, config and CODEOWNERS of a tree below the registry's folder. Throws GitError and
 * TooLargeError.
 */
export async function readRevision(root: string, tree: GitTree): Promise<Snapshot> {
  const { definitions, ignored, problems } = listTree(tree);
  const files = definitions.flatMap(({ file }) => tree.get(file) ?? []);
  const total = files.reduce((sum, { size }) => sum + Math.min(size, MAX_BYTES), 0);
  if (total > MOST_OF_ALL) {
    throw new TooLargeError(`The definitions together have more than ${MOST_OF_ALL} bytes.`);
  }
  const blobs = new Blobs(root);
  try {
    const read = files.map(async (it) => definitionFile(it, await readFile(blobs, it, MAX_BYTES)));
    const config = tree.get(CONFIG_FILE);
    const source = config && sourceOf(config, await readFile(blobs, config, MAX_BYTES));
    return new Snapshot(await Promise.all(read), {
      ...{ ignored, problems, config: source },
      owners: await ownersIn(blobs, tree),
      readBytes: await pictureReader(blobs, tree, source),
    });
  } finally {
    await blobs.close();
  }
}

/** The text of a tree's CODEOWNERS; undefined if there is none. */
export async function readOwnersOf(root: string, tree: GitTree): Promise<string | undefined> {
  const blobs = new Blobs(root);
  try {
    return await ownersIn(blobs, tree);
  } finally {
    await blobs.close();
  }
}

async function ownersIn(blobs: Blobs, tree: GitTree): Promise<string | undefined> {
  const file = tree.get(OWNERS_FILE);
  const bytes = file && (await readFile(blobs, file, MAX_OWNERS_BYTES));
  return bytes && new TextDecoder().decode(bytes);
}

/** The file's bytes, or `most` + 1 bytes of a larger one; undefined for a link or a submodule. */
async function readFile(
  blobs: Blobs,
  { mode, id, size }: TreeFile,
  most: number,
): Promise<Uint8Array | undefined> {
  if (regularBlob(mode, id) === null) return undefined;
  // A file that is too large is not unpacked: the caller refuses it by its size.
  return size > most ? new Uint8Array(most + 1) : blobs.readKnown(id, most);
}

function definitionFile(it: TreeFile, bytes: Uint8Array | undefined): DefinitionFile {
  return new DefinitionFile(it.file, () => sourceOf(it, bytes));
}

function sourceOf({ file }: TreeFile, bytes: Uint8Array | undefined): Source {
  return bytes ? parseSource(file, bytes) : unreadableSource(file, "ELOOP");
}

/** Reads the pictures that the config names now, because the returned function cannot wait for git. */
async function pictureReader(
  blobs: Blobs,
  tree: GitTree,
  source: Source | undefined,
): Promise<ReadBytes> {
  const { config } = source ? parseConfig(source) : {};
  const pictures = new Map<string, Uint8Array | undefined>();
  for (const file of [config?.logo, config?.socialImage]) {
    const picture = file === undefined ? undefined : tree.get(file);
    if (picture) pictures.set(picture.file, await readFile(blobs, picture, MOST_OF_PICTURE));
  }
  return (file, most) => {
    if (!pictures.has(file)) return { code: "ENOENT" };
    return pictures.get(file)?.subarray(0, most + 1) ?? { code: "ELOOP" };
  };
}
