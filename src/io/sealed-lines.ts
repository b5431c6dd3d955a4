// A file of JSON, a line for each thing, which is believed only as it was written: its last line is the
// SHA-256 of all the others, as hex.

import { createHash, randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { readRegularFile } from "./read-source.ts";

const NEWLINE = 0x0a;
/** What is larger is not read: the history of ten thousand coalitions takes a tenth of it. */
const MOST_BYTES = 512 * 1024 * 1024;
/** The checksum's digits, and the end of its line. */
const SEAL = 64 + 1;
/** Characters: written by so many at once, what is long is not in memory once more. */
const AT_ONCE = 1024 * 1024;

/** Puts a file in place of the one before, at once. Throws what the system does where it cannot. */
export function writeSealed(file: string, things: Iterable<object>): void {
  const next = `${file}.${randomUUID()}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    write(next, things);
    // Whoever reads it has the whole of the one or the whole of the other.
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}

function write(path: string, things: Iterable<object>): void {
  const sum = createHash("sha256");
  const file = openSync(path, "w");
  try {
    let waiting = "";
    const flush = () => {
      sum.update(waiting);
      // All of it: what is written by one call alone may be less.
      writeFileSync(file, waiting);
      waiting = "";
    };
    for (const thing of things) {
      waiting += `${JSON.stringify(thing)}\n`;
      if (waiting.length > AT_ONCE) flush();
    }
    flush();
    writeFileSync(file, `${sum.digest("hex")}\n`);
  } finally {
    closeSync(file);
  }
}

/** The values of a file, parsed one by one; undefined where it is not there, is too large, or is not as it was written. */
export function readSealed(file: string): Generator<unknown, undefined> | undefined {
  const bytes = readIfThere(file);
  if (!bytes || bytes.length < SEAL) return undefined;
  const body = bytes.subarray(0, -SEAL);
  const seal = `${createHash("sha256").update(body).digest("hex")}\n`;
  return bytes.toString("latin1", body.length) === seal ? valuesOf(body) : undefined;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    const bytes = readRegularFile(file, MOST_BYTES);
    return bytes.length > MOST_BYTES
      ? undefined
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  } catch {
    return undefined;
  }
}

function* valuesOf(body: Buffer): Generator<unknown, undefined> {
  for (let start = 0; start < body.length; ) {
    const end = body.indexOf(NEWLINE, start);
    yield JSON.parse(body.toString("utf8", start, end));
    start = end + 1;
  }
}
