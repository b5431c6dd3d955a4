// The folders of a site: `out` is a link to one of those in `out`.versions. Publishing is one atomic rename of a
// link: a reader sees the old site or the new one, never a mixture. The previous version stays until the next
// build, for those who still read it.

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

/** Writing the folder would remove something that this program did not make. */
export class ForeignFolderError extends Error {
  override name = "ForeignFolderError";
}

/** A file that every site has, which identifies a folder as a site. */
const MARK = "api/v1/state.json";

export class SiteVersions {
  readonly #out: string;
  readonly #folder: string;

  /** Throws ForeignFolderError. */
  constructor(folder: string) {
    if (folder === "") throw new ForeignFolderError("Name a folder to write the site to.");
    // Without a final slash, with which a link would mean its target.
    this.#out = resolve(folder);
    this.#folder = `${this.#out}.versions`;
    this.#refuseForeign();
  }

  /** An empty folder for the next version. */
  begin(): string {
    this.#removeOldVersions();
    // A unique name, so that it clashes with nothing and no other build removes it.
    const folder = join(this.#folder, `site-${process.pid}-${randomUUID().slice(0, 8)}`);
    mkdirSync(dirname(this.#folder), { recursive: true });
    // One by one: creating several at once loses the system's reason for a refusal.
    makeUnlessThere(this.#folder);
    mkdirSync(folder);
    return folder;
  }

  /** Replaces the current version with the complete next one. Throws ForeignFolderError. */
  publish(folder: string): void {
    // Check again: writing takes a while, and something may have changed.
    this.#refuseForeign();
    const link = join(this.#folder, `link-${process.pid}`);
    symlinkSync(join(basename(this.#folder), basename(folder)), link, "dir");
    const stat = lstatSync(this.#out, { throwIfNoEntry: false });
    const aside = join(this.#folder, `aside-${process.pid}`);
    // A link cannot replace a plain folder in one step: the folder is removed once the link is there.
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

  /** Removes a version that will not be published, if it can. */
  abandon(folder: string): void {
    try {
      if (folder !== this.#live) rmSync(folder, { recursive: true, force: true });
    } catch {
      // The next build removes what is left.
    }
  }

  /** The folder that is published now, if any is. */
  get #live(): string | undefined {
    const stat = lstatSync(this.#out, { throwIfNoEntry: false });
    return stat?.isSymbolicLink() ? join(dirname(this.#out), readlinkSync(this.#out)) : undefined;
  }

  /** Writes and removes nothing through a link that leads elsewhere. */
  #refuseForeign(): void {
    const out = this.#out;
    const stat = lstatSync(out, { throwIfNoEntry: false });
    const isOurs = !stat || isOurLink(out, stat) || (stat.isDirectory() && isOursOrEmpty(out));
    if (!isOurs) {
      throw new ForeignFolderError(
        `${out} has something other than a site that was built here. Name another folder with --out, or remove this one.`,
      );
    }
    const versions = lstatSync(this.#folder, { throwIfNoEntry: false });
    if (!versions || versions.isDirectory()) return;
    throw new ForeignFolderError(
      `${this.#folder} is ${versions.isSymbolicLink() ? "a link" : "not a folder"}. It must be a folder for the versions of the site: remove it, or name another folder with --out.`,
    );
  }

  /** Leaves versions of builds that still run: they may be about to publish them. */
  #removeOldVersions(): void {
    if (!existsSync(this.#folder)) return;
    for (const name of readdirSync(this.#folder)) {
      const [, pid] = /^(?:site|next|link|aside)-(\d+)\b/.exec(name) ?? [];
      if (pid === undefined || isRunning(Number(pid))) continue;
      const path = join(this.#folder, name);
      // Read each time: another build may have published its own version since.
      if (path !== this.#live) rmSync(path, { recursive: true, force: true });
    }
  }
}

/** Whether a build made the link: it leads into the folder of versions beside it. */
function isOurLink(out: string, stat: Stats): boolean {
  return stat.isSymbolicLink() && dirname(readlinkSync(out)) === `${basename(out)}.versions`;
}

/**
 * Whether a plain folder may be replaced: it is empty or a copy of a site. Hidden files belong to somebody,
 * such as the .git of a checkout.
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
    // Somebody else's process cannot be signalled, but it runs.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
