// The folders of a site: `out` is a link to one of those in `out`.versions. The swap is one rename of a
// link, which the system does at once or not at all; a reader sees the old site or the new one, never a
// mixture. The version that was published before stays for those who still read it, until the next build.

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

/** The folder cannot be written without taking something away that this program did not make. */
export class ForeignFolderError extends Error {
  override name = "ForeignFolderError";
}

/** A file that every site has: by it, a folder is known to be one. */
const MARK = "api/v1/state.json";

export class SiteVersions {
  readonly #out: string;
  readonly #folder: string;

  /** Throws ForeignFolderError. */
  constructor(folder: string) {
    if (folder === "") throw new ForeignFolderError("Name a folder to write the site to.");
    // Without a slash at the end, by which a link would be taken for what it leads to.
    this.#out = resolve(folder);
    this.#folder = `${this.#out}.versions`;
    this.#refuseForeign();
  }

  /** An empty folder for the next version. */
  begin(): string {
    this.#removeOldVersions();
    // A name of its own, so that nothing that is there is taken for it, and no other build removes it.
    const folder = join(this.#folder, `site-${process.pid}-${randomUUID().slice(0, 8)}`);
    mkdirSync(dirname(this.#folder), { recursive: true });
    // One by one: of several at once, the system's own reason for refusing is lost.
    makeUnlessThere(this.#folder);
    mkdirSync(folder);
    return folder;
  }

  /** Puts the next version, which is complete, in place of the one that is there. Throws ForeignFolderError. */
  publish(folder: string): void {
    // Writing takes a while: what is there now counts.
    this.#refuseForeign();
    const link = join(this.#folder, `link-${process.pid}`);
    symlinkSync(join(basename(this.#folder), basename(folder)), link, "dir");
    const stat = lstatSync(this.#out, { throwIfNoEntry: false });
    const aside = join(this.#folder, `aside-${process.pid}`);
    // A plain folder cannot be replaced by a link at once; it is only let go when the link is there.
    const isPlain = stat !== undefined && !stat.isSymbolicLink();
    if (isPlain) renameSync(this.#out, aside);
    try {
      renameSync(link, this.#out);
    } catch (error) {
      if (isPlain) renameSync(aside, this.#out);
      rmSync(link, { force: true });
      throw error;
    }
    rmSync(aside, { recursive: true, force: true });
  }

  /** Takes away a version that is not to be published, as far as that goes. */
  abandon(folder: string): void {
    try {
      if (folder !== this.#live) rmSync(folder, { recursive: true, force: true });
    } catch {
      // What is left, the next build takes away.
    }
  }

  /** The folder that is published now, if any is. */
  get #live(): string | undefined {
    const stat = lstatSync(this.#out, { throwIfNoEntry: false });
    return stat?.isSymbolicLink() ? join(dirname(this.#out), readlinkSync(this.#out)) : undefined;
  }

  /** Nothing is written, and nothing taken away, through a link that leads elsewhere. */
  #refuseForeign(): void {
    const out = this.#out;
    const stat = lstatSync(out, { throwIfNoEntry: false });
    const isOurs = !stat || isOurLink(out, stat) || (stat.isDirectory() && isOursOrEmpty(out));
    if (!isOurs) {
      throw new ForeignFolderError(
        `${out} holds something else than a site that was built here. Name another folder with --out, or remove it.`,
      );
    }
    const versions = lstatSync(this.#folder, { throwIfNoEntry: false });
    if (!versions || versions.isDirectory()) return;
    throw new ForeignFolderError(
      `${this.#folder} is not a folder${versions.isSymbolicLink() ? ", but a link" : ""}. The versions of the site are kept there: remove it, or name another folder with --out.`,
    );
  }

  /** Those of builds that still run are left to them: they may be just about to be swapped in. */
  #removeOldVersions(): void {
    if (!existsSync(this.#folder)) return;
    for (const name of readdirSync(this.#folder)) {
      const [, pid] = /^(?:site|next|link|aside)-(\d+)\b/.exec(name) ?? [];
      if (pid === undefined || isRunning(Number(pid))) continue;
      const path = join(this.#folder, name);
      // Read each time: another build may have swapped its own version in since.
      if (path !== this.#live) rmSync(path, { recursive: true, force: true });
    }
  }
}

/** Whether it is a link that a build has made: into the folder of versions beside it. */
function isOurLink(out: string, stat: Stats): boolean {
  return stat.isSymbolicLink() && dirname(readlinkSync(out)) === `${basename(out)}.versions`;
}

/**
 * Whether a plain folder may be replaced: an empty one, or a copy of a site. One that has hidden files has
 * something of somebody's, such as the .git of a checkout.
 */
function isOursOrEmpty(out: string): boolean {
  const names = readdirSync(out);
  if (names.length === 0) return true;
  const isHidden = (name: string) => name.startsWith(".") && name !== ".nojekyll";
  return existsSync(join(out, MARK)) && !names.some(isHidden);
}

function makeUnlessThere(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
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
