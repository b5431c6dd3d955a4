// Files that a verb writes: several of them at once, a new one never over another.

import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { writingRefusal } from "../src/io/system-refusal.ts";
import { UsageError } from "./terminal.ts";

/**
 * Puts each text into its file, which is there. The texts are written beside the files first, so
 * that a full disk or a missing permission leaves every file as it was. UsageError says which file
 * cannot be written, and which ones were written before it.
 */
export function writeFiles(texts: readonly { file: string; text: string }[]): void {
  const pairs = texts.map(({ file, text }) => ({ file, text, beside: besideOf(file) }));
  try {
    for (const { file, text, beside } of pairs) {
      orSay(file, () => {
        writeFileSync(beside, text, { flag: "wx" });
        chmodSync(beside, statSync(file).mode);
      });
    }
    const written: string[] = [];
    for (const { file, beside } of pairs) {
      const after = () => (written.length === 0 ? "" : ` Written before it: ${written.join(", ")}`);
      orSay(file, () => renameSync(beside, file), after);
      written.push(file);
    }
  } finally {
    for (const { beside } of pairs) rmSync(beside, { force: true });
  }
}

/** Writes a file that is not there yet, and the folders that it needs; UsageError where it cannot. */
export function writeNewFile(file: string, text: string): void {
  orSay(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    const handle = openSync(file, "wx");
    try {
      writeFileSync(handle, text);
    } catch (error) {
      rmSync(file, { force: true });
      throw error;
    } finally {
      closeSync(handle);
    }
  });
}

/**
 * Writes files that are not there yet, and the folders that they need: all of them, or none. UsageError says which one
 * cannot be written.
 */
export function writeNewFiles(texts: readonly { file: string; text: string }[]): void {
  const made: string[] = [];
  try {
    for (const { file, text } of texts) {
      const folder = orSay(file, () => mkdirSync(dirname(file), { recursive: true }));
      if (folder !== undefined) made.push(folder);
      writeNewFile(file, text);
      made.push(file);
    }
  } catch (error) {
    for (const path of made.reverse()) rmSync(path, { recursive: true, force: true });
    throw error;
  }
}

/** Hidden, so that nobody takes it for a definition while it is there. */
function besideOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
}

/** UsageError where the file cannot be written, with what `after` has to say. */
function orSay<T>(file: string, write: () => T, after: () => string = () => ""): T {
  try {
    return write();
  } catch (cause) {
    const words = writingRefusal(file, cause);
    if (words === undefined) throw cause;
    throw new UsageError(words + after());
  }
}
