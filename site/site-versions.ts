// The folders of a site: `out` is a link to one of those in `out`.versions. The swap is one rename of a
// link, which the system does at once or not at all; a reader sees the old site or the new one, never a
// mixture. The version that was published before stays, for the next build to go on from.

import { randomUUID } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  type Stats,
  symlinkSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import {
  forgetNote,
  hasSameNames,
  isStrayNote,
  type KeptGroup,
  type KeptVersion,
  noteGroups,
  readNote,
} from "./kept-groups.ts";

/** The folder cannot be written without taking something away that this program did not make. */
export class ForeignFolderError extends Error {
  override name = "ForeignFolderError";
}

/** A file that every site has: by it, a folder is known to be one. */
const MARK = "api/v1/state.json";

/** Where the next version is made. */
export interface NextVersion {
  folder: string;
  /** What is in it already: a version from before. */
  base: KeptVersion | undefined;
}

export class SiteVersions {
  readonly #out: string;
  readonly #folder: string;

  /** Throws ForeignFolderError. */
  constructor(folder: string) {
    if (folder === "") throw new ForeignFolderError("Name a folder to write the site to.");
    // Without a slash at the end, by which a link would be taken for what it leads to.
    this.#out = resolve(folder);
    this.#folder = `${this.#out}.versions`;
    refuseForeign(this.#out);
  }

  /** The folder that is published now, if any is. */
  get live(): string | undefined {
    const stat = lstatSync(this.#out, { throwIfNoEntry: false });
    return stat?.isSymbolicLink() ? join(dirname(this.#out), readlinkSync(this.#out)) : undefined;
  }

  /** A folder for the next version, which holds the one from before the last, where that is whole. */
  begin(): NextVersion {
    this.#removeLeftovers();
    const folder = join(this.#folder, `next-${process.pid}`);
    mkdirSync(this.#folder, { recursive: true });
    const base = this.#takeSpare(folder);
    if (!base) mkdirSync(folder);
    return { folder, base };
  }

  /** Puts the next version, which is made of these groups, in place of the one that is there. */
  publish({ folder }: NextVersion, groups: readonly KeptGroup[]): void {
    const before = this.live;
    // A name of its own, so that nothing that is there is taken for it, and nobody else removes it.
    const name = `site-${process.pid}-${randomUUID().slice(0, 8)}`;
    noteGroups(join(this.#folder, name), groups);
    renameSync(folder, join(this.#folder, name));
    const link = join(this.#folder, `link-${process.pid}`);
    symlinkSync(join(basename(this.#folder), name), link, "dir");
    const stat = lstatSync(this.#out, { throwIfNoEntry: false });
    const aside = join(this.#folder, `aside-${process.pid}`);
    // A plain folder cannot be replaced by a link at once; it is only let go when the link stands.
    if (stat && !stat.isSymbolicLink()) renameSync(this.#out, aside);
    renameSync(link, this.#out);
    rmSync(aside, { recursive: true, force: true });
    for (const version of this.#idleVersions()) if (version !== before) remove(version);
  }

  /** Makes the version from before the last the next one. Of two builds, one alone can rename it. */
  #takeSpare(next: string): KeptVersion | undefined {
    for (const version of this.#idleVersions()) {
      const noted = readNote(version);
      if (!noted) continue;
      try {
        renameSync(version, next);
      } catch {
        continue;
      }
      forgetNote(version);
      const base = { ...noted, folder: next };
      if (hasSameNames(base)) return base;
      rmSync(next, { recursive: true });
    }
    return undefined;
  }

  /**
   * Those that are not published. Those of other builds that still run are left to them: they may be just
   * about to be swapped in.
   */
  *#idleVersions(): Generator<string> {
    for (const name of readdirSync(this.#folder)) {
      const [, pid] = /^site-(\d+)-[0-9a-f]+$/.exec(name) ?? [];
      if (pid === undefined || isRunning(Number(pid))) continue;
      const version = join(this.#folder, name);
      // Read each time: another build may have swapped its own version in since.
      if (version !== this.live) yield version;
    }
  }

  /** What a build that was killed left behind; that of one that still runs is left alone. */
  #removeLeftovers(): void {
    if (!existsSync(this.#folder)) return;
    for (const name of readdirSync(this.#folder)) {
      const [, kind, pid] = /^(next|link|aside|site)-(\d+)\b/.exec(name) ?? [];
      if (pid === undefined || isRunning(Number(pid))) continue;
      const path = join(this.#folder, name);
      if (kind !== "site" || isStrayNote(path)) rmSync(path, { recursive: true, force: true });
    }
  }
}

function remove(version: string): void {
  forgetNote(version);
  rmSync(version, { recursive: true, force: true });
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

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    // A process of somebody else may not be signalled, and runs.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
