// Writes the files of a verb: several at once, and never a new file over an existing one.

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
 * Writes each text into its existing file. The texts are first written beside the files, so that a
 * full disk or a missing permission leaves every file unchanged. UsageError says which file cannot
 * be written, and which ones already were.
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
      const after = () => (written.length === 0 ? "" : ` Already written: ${written.join(", ")}`);
      orSay(file, () => renameSync(beside, file), after);
      written.push(file);
    }
  } finally {
    for (const { beside } of pairs) rmSync(beside, { force: true });
  }
}

/** Writes a new file, and the folders that it needs. Throws UsageError if it cannot. */
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
 * Writes new files, and the folders that they need: all of them, or none. UsageError says which one cannot be written.
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

/** Hidden, so that nobody mistakes it for a definition. */
function besideOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
}

/** Throws UsageError if the file cannot be written; `after` adds a sentence. */
function orSay<T>(file: string, write: () => T, after: () => string = () => ""): T {
  try {
    return write();
  } catch (cause) {
    const words = writingRefusal(file, cause);
    if (words === undefined) throw cause;
    throw new UsageError(words + after());
  }
}
