// Reads the files of a published site, in a folder or at an address. The site may be someone else's, so its files are
// not trusted and nothing outside it is read.

import { realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import pLimit from "p-limit";
import type { Parsed } from "../core/published/parse.ts";
import { fetchFile, type Manners, MOST_BYTES, POLITE, PublishedSiteError } from "./fetch-file.ts";
import { readRegularFile } from "./read-source.ts";

export { PublishedSiteError } from "./fetch-file.ts";

export interface PublishedSite {
  /** Its name for people: the folder, or the address with its final slash. */
  where: string;
  /**
   * The bytes of a file; undefined if there is none. `path` is below the site's base, with forward
   * slashes: "api/v1/state.json". Throws PublishedSiteError.
   */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** Files that are read at once. */
const AT_ONCE = 8;

/** `where` is a folder, or an http or https URL with or without a final slash. Throws PublishedSiteError. */
export function openPublished(where: string, manners: Partial<Manners> = {}): PublishedSite {
  const limit = pLimit(AT_ONCE);
  const { where: name, read } = /^[a-z][a-z0-9+.-]*:\/\//i.test(where)
    ? openAddress(where, { ...POLITE, ...manners })
    : openFolder(where, manners.mostBytes ?? MOST_BYTES);
  return { where: name, read: (path) => limit(() => read(path)) };
}

/** What a JSON file of the site holds; undefined if there is none. Throws PublishedSiteError. */
export async function readShaped<T>(
  site: PublishedSite,
  path: string,
  parse: (bytes: Uint8Array) => Parsed<T>,
): Promise<T | undefined> {
  const bytes = await site.read(path);
  if (!bytes) return undefined;
  const parsed = parse(bytes);
  if (parsed.fault === undefined) return parsed.value;
  throw new PublishedSiteError(
    `${path} of ${site.where} is not a file of a registry's site. ${parsed.fault} Check the address.`,
  );
}

function openAddress(where: string, manners: Manners): PublishedSite {
  const base = URL.canParse(where) ? new URL(where) : undefined;
  if (base?.protocol !== "https:" && base?.protocol !== "http:") {
    throw new PublishedSiteError(
      `${where} is not a site's address. Give an http or https URL, or a folder.`,
    );
  }
  if (base.username || base.password || base.search || base.hash) {
    throw new PublishedSiteError(
      `${where} has more than an address. Remove the user name, the password, and everything after ? or #.`,
    );
  }
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  const read = async (path: string) => {
    if (!isInside(path)) throw outside(path, base.href);
    const file = new URL(encodeURI(path), base);
    if (manners.query !== undefined) file.search = manners.query;
    return fetchFile(file, manners);
  };
  return { where: base.href, read };
}

function openFolder(where: string, mostBytes: number): PublishedSite {
  let base: string;
  try {
    // A build replaces the site by renaming a link. All files are read from its current target.
    base = realpathSync(where);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new PublishedSiteError(
      `${where} cannot be opened (${code}). Give a folder written by mosaik-coalitions build, or the site's URL.`,
      { cause },
    );
  }
  const read = async (path: string) => {
    if (!isInside(path)) throw outside(path, where);
    try {
      const file = realpathSync(join(base, path));
      const inside = relative(base, file);
      if (inside === ".." || inside.startsWith(`..${sep}`)) {
        throw outside(path, where);
      }
      const bytes = readRegularFile(file, mostBytes);
      if (bytes.length > mostBytes) {
        throw new PublishedSiteError(
          `${path} in ${where} has more than ${mostBytes} bytes, which is too large for a file of a registry's site.`,
        );
      }
      return bytes;
    } catch (cause) {
      if (cause instanceof PublishedSiteError) throw cause;
      const { code } = cause as NodeJS.ErrnoException;
      if (code === "ENOENT" || code === "ENOTDIR") return undefined;
      throw new PublishedSiteError(`${path} in ${where} cannot be read (${code}).`, { cause });
    }
  };
  return { where, read };
}

/** Whether a path stays below its base, on every system and in every URL. */
function isInside(path: string): boolean {
  const segments = path.split("/");
  return !/[\\:?#%\u0000-\u001f]/.test(path) && !segments.some((it) => /^\.{0,2}$/.test(it));
}

function outside(path: string, where: string): PublishedSiteError {
  return new PublishedSiteError(
    `${JSON.stringify(path)} leads out of ${where}, so it was not read.`,
  );
}
