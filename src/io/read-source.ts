// One file of a registry, read no further than it takes to refuse it.

import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
} from "node:fs";
import { join, sep } from "node:path";
import { type Finding, problemAt } from "../core/problem.ts";
import { MAX_BYTES } from "../core/source/decode.ts";
import { Locator } from "../core/source/locate.ts";
import { parseDecoded, parseSource, type Source } from "../core/source/source.ts";

/**
 * The file at `root`/`file`, or the problem that keeps it from being read. `path` is its path where that has
 * bytes which no text has. Throws only what is no fault of the file: what the system refuses to everybody.
 */
export function readSource(root: string, file: string, path?: Buffer): Source {
  const place = path ? Buffer.concat([Buffer.from(`${root}/`), path]) : join(root, file);
  try {
    return withRegularFile(place, (handle, size) => {
      const text = size > MAX_BYTES ? undefined : readPlainText(handle);
      if (text !== undefined) return parseDecoded(file, { text });
      return parseSource(file, readBytes(handle, size, MAX_BYTES));
    });
  } catch (error) {
    return unreadableSource(file, codeOf(error));
  }
}

/** Too many open files, no memory, a disk that fails: what is read then tells nothing of any file. */
const OF_THE_MACHINE = ["EMFILE", "ENFILE", "ENOMEM", "EIO", "ESTALE"];

/** The system's code for why a file cannot be read. Throws the error where that is not for the file's sake. */
function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || OF_THE_MACHINE.includes(code)) throw error;
  return code;
}

/** The bytes of a file, and of one that is larger than `most` one byte more than that. */
export function readRegularFile(path: string, most: number = MAX_BYTES): Uint8Array {
  return withRegularFile(path, (handle, size) => readBytes(handle, size, most));
}

/**
 * A file that a registry's config names, read only where it is in the registry's folder. The bytes of
 * `root`/`file`, of one that is larger than `most` one byte more than that; or the system's code for why it
 * cannot be read, which is ELOOP where a link leads elsewhere. Throws as `readSource` does.
 */
export function readInside(
  root: string,
  file: string,
  most: number,
): Uint8Array | { code: string } {
  try {
    const inside = realpathSync(root);
    const path = realpathSync(join(root, file));
    if (!path.startsWith(`${inside}${sep}`)) return { code: "ELOOP" };
    return readRegularFile(join(root, file), most);
  } catch (error) {
    return { code: codeOf(error) };
  }
}

/**
 * A link is not followed, since it may lead out of the registry; a pipe is not waited for. (Windows
 * has neither flag, and needs none.)
 */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function withRegularFile<T>(path: string | Buffer, use: (handle: number, size: number) => T): T {
  const handle = openSync(path, FLAGS);
  try {
    const stat = fstatSync(handle);
    if (stat.isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
    if (!stat.isFile()) throw Object.assign(new Error("no regular file"), { code: "ELOOP" });
    return use(handle, stat.size);
  } finally {
    closeSync(handle);
  }
}

/**
 * Node reads a file as text faster than its bytes are decoded, but tells nothing of what is wrong with
 * them: undefined where that may be something.
 */
function readPlainText(handle: number): string | undefined {
  const text = readFileSync(handle, "utf8");
  const plain = text.length <= MAX_BYTES && !text.startsWith("\ufeff") && !text.includes("\ufffd");
  return plain ? text : undefined;
}

/** As long as the file was when it was opened: nothing is asked of the system to hear that it ended. */
function readBytes(handle: number, size: number, most: number): Uint8Array {
  const buffer = Buffer.allocUnsafe(Math.min(size, most + 1));
  for (let length = 0; ; ) {
    const read = readSync(handle, buffer, length, buffer.length - length, length);
    length += read;
    if (length === buffer.length) return buffer;
    if (read === 0) return buffer.subarray(0, length);
  }
}

const WHY: Record<string, { message: string; fix: string }> = {
  ENOENT: {
    message: "There is no such file.",
    fix: "Name a definition that is there, such as coalitions/<name>.json.",
  },
  EACCES: {
    message: "You may not read this file.",
    fix: "Give yourself the permission to read it.",
  },
  EISDIR: { message: "This is a folder.", fix: "Name the definitions in it." },
  ELOOP: {
    message: "This is a link, a pipe or a device; a definition is a regular file.",
    fix: "Put the definition itself here.",
  },
};

/** What stands for a file that cannot be read; `code` is the system's for why. */
export function unreadableSource(file: string, code: string): Source {
  const { message, fix } = WHY[code] ?? {
    message: `The file cannot be read (${code}).`,
    fix: "Make it a regular file that you may read.",
  };
  return faultySource(file, { code: "file-unreadable", pointer: "", message, fix });
}

/** What stands for a file that is not read. */
export function faultySource(file: string, fault: Finding): Source {
  const problems = [problemAt(file, fault)];
  return { file, text: "", value: undefined, problems, locator: new Locator("") };
}
