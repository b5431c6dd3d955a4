// A file of JSON lines that is read only if it is unchanged: the last line is the hex SHA-256 of all lines
// before it.

import { createHash, randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { readRegularFile } from "./read-source.ts";

const NEWLINE = 0x0a;
/** Larger files are not read. The history of ten thousand coalitions takes a tenth of this. */
const MOST_BYTES = 512 * 1024 * 1024;
/** The checksum's digits and its newline. */
const SEAL = 64 + 1;
/** Characters per write, so that a long file is never in memory twice. */
const AT_ONCE = 1024 * 1024;

/** Replaces a file atomically. Throws the system's error. */
export function writeSealed(file: string, things: Iterable<object>): void {
  const next = `${file}.${randomUUID()}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    write(next, things);
    // A reader sees the whole old file or the whole new one.
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
      // writeFileSync writes everything; a single write call may write less.
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

/** Parses the values of a file one by one; undefined if the file is missing, too large or changed. */
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
