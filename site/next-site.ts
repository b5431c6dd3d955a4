// The next version of a site as it is made: what an earlier build has made of the same things is taken
// over, and all else is written. Nothing of the version that is published is ever changed.

import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { isUntouched, type KeptGroup, type KeptVersion, readNote } from "./kept-groups.ts";
import type { AssetFile, FileGroup } from "./site-context.ts";
import type { NextVersion } from "./site-versions.ts";

export class NextSite {
  readonly #folder: string;
  /** What was in the folder before, and stays there as far as it is the same. */
  readonly #base: KeptVersion | undefined;
  /** What is published: a file that is the same there gets a second name here. */
  readonly #live: string | undefined;
  readonly #liveGroups: KeptVersion | undefined;
  readonly #made: KeptGroup[] = [];
  readonly #stayed = new Set<string>();
  readonly #written = new Set<string>();
  readonly #folders = new Set<string>();
  count = 0;

  constructor({ folder, base }: NextVersion, live: string | undefined) {
    this.#folder = folder;
    this.#base = base;
    this.#live = live;
    this.#liveGroups = live === undefined ? undefined : readNote(live);
  }

  /** Takes a group over, or has it made; yields the number of all files so far, now and then. */
  async *add(group: FileGroup): AsyncGenerator<number> {
    const kept = this.#takeOver(group);
    if (kept) {
      this.#made.push(kept);
      this.count += kept.paths.length;
      yield this.count;
      return;
    }
    const paths: string[] = [];
    let bytes = 0;
    for await (const file of group.files()) {
      bytes += this.#write(file);
      paths.push(file.path);
      this.count++;
      yield this.count;
    }
    this.#made.push({ name: group.name, key: group.key ?? null, bytes, paths });
  }

  /** Takes away what the folder had before and the site has no more, and gives all groups. */
  finish(): readonly KeptGroup[] {
    for (const { name, paths } of this.#base?.groups.values() ?? []) {
      if (this.#stayed.has(name)) continue;
      for (const path of paths) if (!this.#written.has(path)) this.#remove(path);
    }
    return this.#made;
  }

  #takeOver(group: FileGroup): KeptGroup | undefined {
    const here = sameIn(this.#base, group);
    if (here) this.#stayed.add(group.name);
    return here ?? this.#link(group);
  }

  #link(group: FileGroup): KeptGroup | undefined {
    const there = sameIn(this.#liveGroups, group);
    if (!there) return undefined;
    try {
      for (const path of there.paths) {
        linkOrCopy(join(this.#live ?? "", path), this.#clear(path));
      }
      return there;
    } catch {
      // Somebody is taking it away in this moment: then it is made.
      return undefined;
    }
  }

  /** Writes a file unless it is there already, and gives its size in bytes. */
  #write(written: AssetFile): number {
    const { path } = written;
    const content = "text" in written ? written.text : written.bytes;
    const size = Buffer.byteLength(content);
    this.#written.add(path);
    if (this.#base && holds(join(this.#folder, path), content, size)) return size;
    const file = this.#clear(path);
    const old = this.#live === undefined ? undefined : join(this.#live, path);
    if (old !== undefined && holds(old, content, size)) linkOrCopy(old, file);
    else writeFileSync(file, content);
    return size;
  }

  /**
   * The place for a file, with nothing in it. What was there may have a second name in the version that
   * is published: it must not be written through this one.
   */
  #clear(path: string): string {
    const file = join(this.#folder, path);
    const folder = dirname(file);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    this.#written.add(path);
    if (this.#base) removeIfThere(file);
    return file;
  }

  #remove(path: string): void {
    removeIfThere(join(this.#folder, path));
    for (let at = dirname(path); at !== "."; at = dirname(at)) {
      try {
        rmdirSync(join(this.#folder, at));
      } catch {
        // It is not empty.
        return;
      }
    }
  }
}

/** The group of a version that was made of the same things, where its files are as they were then. */
function sameIn(version: KeptVersion | undefined, { name, key }: FileGroup): KeptGroup | undefined {
  const group = version?.groups.get(name);
  if (!version || !group || key === undefined || group.key !== key) return undefined;
  return isUntouched(version, group) ? group : undefined;
}

/** Whether a file is there and has this content. Bytes are compared as bytes: as text, others may look the same. */
function holds(file: string, content: string | Uint8Array, size: number): boolean {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat?.size !== size || !stat.isFile()) return false;
  return typeof content === "string"
    ? readFileSync(file, "utf8") === content
    : readFileSync(file).equals(content);
}

/** A second name takes no room; not every system knows them. */
function linkOrCopy(old: string, file: string): void {
  try {
    linkSync(old, file);
  } catch {
    copyFileSync(old, file);
  }
}

function removeIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
