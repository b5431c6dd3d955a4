// Finds the files to search for pins: by file, folder, or a pattern that no shell has expanded.

import { statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { PIN_MARK } from "../../core/stale/pin.ts";
import { readRegularFile } from "../read-source.ts";

/** The given files cannot be checked. The message says why and what to do. */
export class PinFilesError extends Error {
  override name = "PinFilesError";
}

export interface PinFile {
  /** Relative to the working directory, with forward slashes. */
  file: string;
  path: string;
  text: string;
  /** Whether the file itself was given, rather than a folder or pattern. */
  isNamed: boolean;
}

/** The constant of a coalition with a thousand citizens is a tenth of this. */
const MOST_BYTES = 16 * 1024 * 1024;
const NEVER = ["**/node_modules/**", "**/.git/**", "**/target/**"];

/** The files with a pin, and those given by name. Throws PinFilesError. */
export async function readPinFiles(words: readonly string[], cwd: string): Promise<PinFile[]> {
  const found = new Map<string, boolean>();
  for (const word of words) {
    for (const [path, isNamed] of await filesOf(word, cwd)) {
      found.set(path, isNamed || (found.get(path) ?? false));
    }
  }
  return [...found].flatMap(([path, isNamed]) => {
    const file = relative(cwd, path).split(sep).join("/");
    const bytes = read(path, file, isNamed);
    const hasPin = bytes?.includes(PIN_MARK) ?? false;
    if (!bytes || (!hasPin && !isNamed)) return [];
    return { file, path, text: bytes.toString("utf8"), isNamed };
  });
}

async function filesOf(word: string, cwd: string): Promise<[path: string, isNamed: boolean][]> {
  const path = resolve(cwd, word);
  const kind = kindOf(path);
  if (kind === "file") return [[path, true]];
  const options = { dot: true, absolute: true, ignore: NEVER, followSymbolicLinks: false };
  if (kind === "folder") {
    const all = await glob("**/*", { ...options, cwd: path, expandDirectories: false });
    return all.sort().map((it) => [resolve(it), false]);
  }
  if (!isDynamicPattern(word)) {
    throw new PinFilesError(
      `There is no file or folder ${JSON.stringify(word)} in ${cwd}. Give the file that has the constant. In a workflow, check out the repository first.`,
    );
  }
  const pattern = isAbsolute(word) ? word : word.replaceAll("\\", "/");
  const all = await glob(pattern, { ...options, cwd, expandDirectories: false });
  if (all.length > 0) return all.sort().map((it) => [resolve(it), false]);
  throw new PinFilesError(`No file matches ${JSON.stringify(word)} in ${cwd}.`);
}

function kindOf(path: string): "file" | "folder" | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return undefined;
  return stat.isDirectory() ? "folder" : "file";
}

/** Undefined for a file that was not given by name and cannot be read (such as a link) or is too large. */
function read(path: string, file: string, isNamed: boolean): Buffer | undefined {
  try {
    const bytes = Buffer.from(readRegularFile(path, MOST_BYTES));
    if (bytes.length <= MOST_BYTES) return bytes;
    if (!isNamed) return undefined;
    throw new PinFilesError(
      `${file} has more than ${MOST_BYTES} bytes, which is too large for a constant.`,
    );
  } catch (error) {
    if (error instanceof PinFilesError || !isNamed) return rethrowOwn(error);
    const { code } = error as NodeJS.ErrnoException;
    const link = code === "ELOOP" ? " It is a link: give the file that it points to." : "";
    throw new PinFilesError(`${file} cannot be read (${code}).${link}`, { cause: error });
  }
}

function rethrowOwn(error: unknown): undefined {
  if (error instanceof PinFilesError) throw error;
  return undefined;
}
