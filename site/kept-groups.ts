// Which groups of files a version of the site is made of, noted beside it: by that a later build knows
// what it need not make again.
//
// A note is true or not there: it is sealed, holds the name of the one folder that it is about, and is
// written when that folder is complete and before it is published. It is about the folder as it was then:
// a file or folder that was changed later has a later time, or another size. What is not noticed is a file
// that was changed in its place, to the same size, and its time of change set back.

import { existsSync, lstatSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { siteDigest } from "../generated/code-digest.js";
import { readSealed, writeSealed } from "../src/io/sealed-lines.ts";

/** A group as it was made. */
export interface KeptGroup {
  name: string;
  /** Null where it has none. */
  key: string | null;
  /** Of all its files together. */
  bytes: number;
  paths: readonly string[];
}

/** A version of the site, as it is noted. */
export interface KeptVersion {
  folder: string;
  /** When all of it was there, as the file system tells time, in milliseconds. */
  finished: number;
  groups: ReadonlyMap<string, KeptGroup>;
}

interface Head {
  /** Of the code that made the site, and the note. */
  code: string;
  /** The folder's name. */
  version: string;
  finished: number;
}

/** Paths without the group's name, which they begin with. */
type Line = [name: string, key: string | null, bytes: number, ends: string[]];

const ENDING = ".groups";

/** Where the note about a version stands. */
export function noteOf(folder: string): string {
  return `${folder}${ENDING}`;
}

/** Whether a file is a note about no folder that is there, or a note that was not written to its end. */
export function isStrayNote(file: string): boolean {
  const [folder = "", rest] = file.split(ENDING);
  return rest !== undefined && (rest !== "" || !existsSync(folder));
}

/** Notes what the folder holds that will be called `folder`; nothing of it may be written any more. */
export function noteGroups(folder: string, groups: readonly KeptGroup[]): void {
  const file = noteOf(folder);
  // Its time is by the same clock as that of every file of the site.
  writeFileSync(file, "");
  const { mtimeMs: finished } = lstatSync(file);
  const head: Head = { code: siteDigest, version: basename(folder), finished };
  writeSealed(file, linesOf(head, groups));
}

function* linesOf(head: Head, groups: readonly KeptGroup[]): Generator<Head | Line> {
  yield head;
  for (const { name, key, bytes, paths } of groups) {
    yield [name, key, bytes, paths.map((path) => path.slice(name.length))];
  }
}

/** What is noted about a version; undefined where nothing is that can be believed. */
export function readNote(folder: string): KeptVersion | undefined {
  try {
    const lines = readSealed(noteOf(folder));
    const head = lines?.next().value as Head | undefined;
    if (!lines || head?.code !== siteDigest || head.version !== basename(folder)) return undefined;
    const groups = new Map<string, KeptGroup>();
    for (let line = lines.next(); !line.done; line = lines.next()) {
      const [name, key, bytes, ends] = line.value as Line;
      groups.set(name, { name, key, bytes, paths: ends.map((end) => name + end) });
    }
    return { folder, finished: head.finished, groups };
  } catch {
    return undefined;
  }
}

export function forgetNote(folder: string): void {
  rmSync(noteOf(folder), { force: true });
}

/** Whether all files of a group are as they were when the version was finished. */
export function isUntouched(
  { folder, finished }: KeptVersion,
  { paths, bytes }: KeptGroup,
): boolean {
  let found = 0;
  for (const path of paths) {
    const stat = lstatSync(`${folder}/${path}`, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.mtimeMs > finished) return false;
    found += stat.size;
  }
  return found === bytes;
}

/** Whether nothing was added to a version, nor taken from it: a folder's time tells of both. */
export function hasSameNames({ folder, finished, groups }: KeptVersion): boolean {
  const folders = new Set<string>([folder]);
  for (const { paths } of groups.values()) {
    for (const path of paths) addFolders(join(folder, dirname(path)), folders);
  }
  return [...folders].every((it) => {
    const stat = lstatSync(it, { throwIfNoEntry: false });
    return stat?.isDirectory() && stat.mtimeMs <= finished;
  });
}

function addFolders(folder: string, folders: Set<string>): void {
  for (let at = folder; !folders.has(at); at = dirname(at)) folders.add(at);
}
