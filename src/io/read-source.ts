// Reads one file of a registry, up to the size limit.

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
 * The file at `root`/`file`, or the problem that prevents reading it. `path` is given if the path has bytes that
 * are not UTF-8. Throws only errors of the machine, which are not the file's fault.
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

/** Too many open files, no memory, a failing disk: these say nothing about the file. */
const OF_THE_MACHINE = ["EMFILE", "ENFILE", "ENOMEM", "EIO", "ESTALE"];

/** The system's error code for a file that cannot be read. Throws the error if the machine is at fault. */
function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || OF_THE_MACHINE.includes(code)) throw error;
  return code;
}

/** The bytes of a file; `most` + 1 bytes of a larger one. */
export function readRegularFile(path: string, most: number = MAX_BYTES): Uint8Array {
  return withRegularFile(path, (handle, size) => readBytes(handle, size, most));
}

/**
 * Reads a file that a registry's config names, only if it is in the registry's folder. Returns the bytes of
 * `root`/`file` (`most` + 1 bytes of a larger one), or the system's error code; ELOOP if a link leads out of the
 * folder. Throws as `readSource` does.
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
 * Links are not followed, because they may lead out of the registry. Pipes are not waited for.
 * (Windows has neither flag and needs neither.)
 */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function withRegularFile<T>(path: string | Buffer, use: (handle: number, size: number) => T): T {
  const handle = openSync(path, FLAGS);
  try {
    const stat = fstatSync(handle);
    if (stat.isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
    if (!stat.isFile()) throw Object.assign(new Error("not a regular file"), { code: "ELOOP" });
    return use(handle, stat.size);
  } finally {
    closeSync(handle);
  }
}

/**
 * Node reads text faster than this code decodes bytes, but does not report encoding errors.
 * Undefined if there may be one.
 */
function readPlainText(handle: number): string | undefined {
  const text = readFileSync(handle, "utf8");
  const plain = text.length <= MAX_BYTES && !text.startsWith("\ufeff") && !text.includes("\ufffd");
  return plain ? text : undefined;
}

/** Reads the size that the file had when it was opened, which saves a system call for the end of the file. */
function readBytes(handle: number, size: number, most: number): Uint8Array {
  const buffer = Buffer.allocUnsafe(Math.min(size, most + 1));
  for (let length = 0; ; ) {
    const read = readSync(handle, buffer, length, buffer.length - length, length);
    length += read;
    if (length === buffer.length) return buffer;
    if (read === 0) return buffer.subarray(0, length);
  }
}

const FAULTS: Record<string, { message: string; fix: string }> = {
  ENOENT: {
    message: "This file does not exist.",
    fix: "Name an existing definition, such as coalitions/<name>.json.",
  },
  EACCES: {
    message: "You do not have permission to read this file.",
    fix: "Change its permissions so that you can read it.",
  },
  EISDIR: { message: "This is a folder, not a file.", fix: "Name the definitions in it." },
  ELOOP: {
    message: "This is a link, a pipe or a device. A definition must be a regular file.",
    fix: "Put the definition itself here.",
  },
};

/** A source for a file that cannot be read; `code` is the system's error code. */
export function unreadableSource(file: string, code: string): Source {
  const { message, fix } = FAULTS[code] ?? {
    message: `The file cannot be read (${code}).`,
    fix: "Make it a regular file that you may read.",
  };
  return faultySource(file, { code: "file-unreadable", pointer: "", message, fix });
}

/** A source for a file that is not read. */
export function faultySource(file: string, fault: Finding): Source {
  const problems = [problemAt(file, fault)];
  return { file, text: "", value: undefined, problems, locator: new Locator("") };
}
