// Lists what is below a registry's coalitions/, with git if there is git. Names are bytes. A file that git knows but
// nobody can read is reported, never left out silently.

import { readdirSync } from "node:fs";
import { CONFIG_FILE } from "../core/config/config-file.ts";
import { type Finding, type Problem, problemAt } from "../core/problem.ts";
import { COALITIONS } from "./folders.ts";
import { unlessWithoutGit } from "./git-checkout.ts";
import { runGit } from "./run-git.ts";

/** A folder that must be listed cannot be read. */
export class UnreadableFolderError extends Error {
  override name = "UnreadableFolderError";
}

/** A file below coalitions/ whose name ends in .json. */
export interface ListedFile {
  /** The path from the registry's folder, as `pathText` gives it. */
  file: string;
  path: Buffer;
  /** Whether git does not track the file yet. */
  isUntracked: boolean;
  /** Why git hides the file's differences. The file is not read. */
  hidden?: Finding;
}

export interface Listing {
  /** Sorted by `file`. */
  definitions: readonly ListedFile[];
  /** Other files, sorted. */
  ignored: readonly string[];
  problems: readonly Problem[];
  /** Why git keeps the registry's config out of the working tree; absent if it does not. */
  hiddenConfig?: Finding;
}

/** A path as text: bytes that are not UTF-8 become \xe9, which no portable path contains. */
export function pathText(path: Buffer): string {
  const text = path.toString("utf8");
  if (Buffer.from(text, "utf8").equals(path)) return text;
  return [...path.toString("latin1")].map(escaped).join("");
}

function escaped(char: string): string {
  return char > "~" ? `\\x${char.charCodeAt(0).toString(16)}` : char;
}

/** The parts of git's -z output. */
export function splitAtNul(output: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(0, start);
    const stop = end < 0 ? output.length : end;
    parts.push(output.subarray(start, stop));
    start = stop + 1;
  }
  return parts;
}

/** Lists `root`/coalitions; empty without that folder. Throws GitError and UnreadableFolderError. */
export async function listDefinitions(root: string): Promise<Listing> {
  const rows = (await gitRows(root)) ?? walk(root, COALITIONS);
  return listingOf(rows);
}

/** A path with git's flags for it. */
export interface Row {
  path: Buffer;
  /** The letter of `git ls-files -v`: H, h (assume-unchanged), S (skip-worktree), ? (untracked), R (removed). */
  tag: string;
  mode: string;
}

const LS_FILES = "ls-files -z -s -v --cached --others --deleted --".split(" ");

/** Undefined in a folder outside every checkout. */
async function gitRows(root: string): Promise<Row[] | undefined> {
  const list = () => runGit(root, [...LS_FILES, `${COALITIONS}/`, CONFIG_FILE]);
  const output = await unlessWithoutGit(root, list);
  return output && splitAtNul(output).map(rowOf);
}

/** "H 100644 <id> 0\t<path>", or "? <path>". */
function rowOf(line: Buffer): Row {
  const tag = String.fromCharCode(line[0] ?? 0);
  if (tag === "?") return { tag, mode: "", path: line.subarray(2) };
  const tab = line.indexOf("\t");
  return { tag, mode: line.toString("latin1", 2, 8), path: line.subarray(tab + 1) };
}

const SLASH = "/".charCodeAt(0);

/** The same for a folder without git. Links are listed but not followed. */
function walk(root: string, folder: string): Row[] {
  const rows: Row[] = [];
  const folders = [Buffer.from(folder)];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const entry of entriesOf(root, at)) {
      const path = Buffer.concat([at, Buffer.from([SLASH]), entry.name]);
      if (entry.isDirectory()) folders.push(path);
      else rows.push({ path, tag: "?", mode: "" });
    }
  }
  return rows;
}

function entriesOf(root: string, folder: Buffer) {
  try {
    const path = Buffer.concat([Buffer.from(`${root}/`), folder]);
    return readdirSync(path, { withFileTypes: true, encoding: "buffer" });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT" && folder.equals(Buffer.from(COALITIONS))) return [];
    const reason = `The folder ${pathText(folder)} cannot be read (${code}), so definitions in it would be missed.`;
    throw new UnreadableFolderError(reason, { cause });
  }
}

/** Sorts git's rows into definitions, other files and problems. */
export function listingOf(rows: readonly Row[]): Listing {
  const removed = new Set(rows.flatMap(({ tag, path }) => (tag === "R" ? [pathText(path)] : [])));
  const definitions = new Map<string, ListedFile>();
  const ignored: string[] = [];
  const problems: Problem[] = [];
  const config = rows.find(({ path, tag }) => tag === "S" && path.equals(CONFIG_PATH));
  for (const row of rows) {
    const { path, tag, mode } = row;
    if (path.equals(CONFIG_PATH)) continue;
    const file = pathText(path);
    const unreadable = mode === SUBMODULE || path.at(-1) === SLASH;
    if (tag === "R" || (removed.has(file) && !unreadable)) continue;
    if (unreadable) problems.push(unreadableFolder(file.replace(/\/$/, ""), mode));
    else if (file.endsWith(".json")) {
      const hidden = hiddenBy(tag, file);
      const listed = { file, path, isUntracked: tag === "?" };
      definitions.set(file, hidden ? { ...listed, hidden } : listed);
    } else if (!/^(\.|readme)/i.test(file.slice(file.lastIndexOf("/") + 1))) {
      ignored.push(file);
    }
  }
  const sorted = [...definitions.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  const hiddenConfig = config && hiddenBy(config.tag, CONFIG_FILE);
  const listing = { definitions: sorted, ignored: [...new Set(ignored)].sort(), problems };
  return hiddenConfig ? { ...listing, hiddenConfig } : listing;
}

const CONFIG_PATH = Buffer.from(CONFIG_FILE);

const SUBMODULE = "160000";

function unreadableFolder(file: string, mode: string): Problem {
  const what =
    mode === SUBMODULE
      ? "This is a git submodule, so this repository has none of its files."
      : "This folder is a git repository of its own, so this repository has none of its files.";
  return problemAt(file, {
    code: "file-unreadable",
    pointer: "",
    message: `${what} Definitions in it are neither checked nor published.`,
    fix: "Put the definitions themselves here, without a .git folder.",
  });
}

function hiddenBy(tag: string, file: string): Finding | undefined {
  if (tag === "S") {
    return hidden(
      "Git keeps this file out of the working tree (sparse checkout or skip-worktree), so it was not checked.",
      `Check it out: git sparse-checkout disable && git update-index --no-skip-worktree ${file}`,
    );
  }
  if (!/^[a-z]$/.test(tag)) return undefined;
  return hidden(
    "Git assumes that this file is unchanged (assume-unchanged), so its content was not checked.",
    `Make git read it again: git update-index --no-assume-unchanged ${file}`,
  );
}

function hidden(message: string, fix: string): Finding {
  return { code: "file-unreadable", pointer: "", message, fix };
}
