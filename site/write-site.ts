// Writes a site beside the one that is there, and swaps it in: a crash leaves the old one whole.
//
// `out` is a link to one folder in `out`.versions. The swap is one rename of a link, which the
// system does at once or not at all; a reader sees the old site or the new one, never a mixture.

import { randomUUID } from "node:crypto";
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { AssetFile } from "./site-context.ts";

/** The folder cannot be written without taking something away that this program did not make. */
export class ForeignFolderError extends Error {
  override name = "ForeignFolderError";
}

/** A file that every site has: by it, a folder is known to be one. */
const MARK = "api/v1/state.json";
const PROGRESS_EVERY = 200;

/** Writes `files` as the site in `folder` and returns how many there were. */
export async function writeSite(
  folder: string,
  files: Iterable<AssetFile> | AsyncIterable<AssetFile>,
  onProgress?: (files: number) => void,
): Promise<number> {
  if (folder === "") throw new ForeignFolderError("Name a folder to write the site to.");
  // Without a slash at the end, by which a link would be taken for what it leads to.
  const out = resolve(folder);
  const versions = `${out}.versions`;
  const next = join(versions, `next-${process.pid}`);
  try {
    refuseForeign(out);
    removeLeftovers(versions);
    mkdirSync(next, { recursive: true });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    throw new ForeignFolderError(`${out} cannot be written (${code}).`, { cause });
  }
  let count = 0;
  const folders = new Set<string>();
  for await (const written of files) {
    const { path } = written;
    const content = "text" in written ? written.text : written.bytes;
    const file = join(next, path);
    if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    folders.add(dirname(file));
    if (!linkUnchanged(join(out, path), file, content)) writeFileSync(file, content);
    count++;
    if (count % PROGRESS_EVERY === 0) {
      onProgress?.(count);
      // Lets a progress display draw, and an interrupt be heard.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  swapIn(out, versions, next);
  return count;
}

/** A file that is as it was is not written again: the one that is there gets a second name. */
function linkUnchanged(old: string, file: string, content: string | Uint8Array): boolean {
  try {
    if (!holds(old, content)) return false;
    linkSync(old, file);
    return true;
  } catch {
    // There is none, or the system knows no such names.
    return false;
  }
}

/** Bytes are compared as bytes: read as text, different ones may look the same. */
function holds(file: string, content: string | Uint8Array): boolean {
  const { size } = statSync(file);
  if (typeof content === "string") {
    return size >= content.length && readFileSync(file, "utf8") === content;
  }
  return size === content.length && readFileSync(file).equals(content);
}

function refuseForeign(out: string): void {
  const stat = lstatSync(out, { throwIfNoEntry: false });
  if (!stat || isOurLink(out, stat) || (stat.isDirectory() && isOursOrEmpty(out))) return;
  throw new ForeignFolderError(
    `${out} holds something else than a site that was built here. Name another folder with --out, or remove it.`,
  );
}

/** Whether it is a link that a build has made: into the folder of versions beside it. */
function isOurLink(out: string, stat: Stats): boolean {
  return stat.isSymbolicLink() && dirname(readlinkSync(out)) === `${basename(out)}.versions`;
}

function isOursOrEmpty(out: string): boolean {
  return existsSync(join(out, MARK)) || readdirSync(out).length === 0;
}

function swapIn(out: string, versions: string, next: string): void {
  // A name of its own, so that nothing that is there is taken for it, and nobody else removes it.
  const name = `site-${process.pid}-${randomUUID().slice(0, 8)}`;
  renameSync(next, join(versions, name));
  const link = join(versions, `link-${process.pid}`);
  symlinkSync(join(basename(versions), name), link, "dir");
  const stat = lstatSync(out, { throwIfNoEntry: false });
  const aside = join(versions, `aside-${process.pid}`);
  // A plain folder cannot be replaced by a link at once; it is only let go when the link stands.
  if (stat && !stat.isSymbolicLink()) renameSync(out, aside);
  renameSync(link, out);
  rmSync(aside, { recursive: true, force: true });
  removeOldVersions(out, versions);
}

/** Those of other builds that still run are left to them: they may be just about to be swapped in. */
function removeOldVersions(out: string, versions: string): void {
  for (const name of readdirSync(versions)) {
    const [, pid] = /^site-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    // Read each time: another build may have swapped its own version in since.
    if (name === basename(readlinkSync(out))) continue;
    rmSync(join(versions, name), { recursive: true, force: true });
  }
}

/** What a build that was killed left behind; that of one that still runs is left alone. */
function removeLeftovers(versions: string): void {
  if (!existsSync(versions)) return;
  for (const name of readdirSync(versions)) {
    const [, pid] = /^(?:next|link|aside)-(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) {
      rmSync(join(versions, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    // A process of somebody else may not be signalled, and runs.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
