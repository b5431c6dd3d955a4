// File contents out of git, through one `git cat-file --batch`.

import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { createHash } from "node:crypto";
import { MOST_BYTES } from "../core/history/v1/json.ts";
import { ByteReader, CutShortError } from "./byte-reader.ts";
import { GitError, gitEnd, startGit, whyCutShort } from "./run-git.ts";

const NEWLINE = 0x0a;
const ARGS = ["cat-file", "--batch"];
/** Hex digits of an id in a repository of git's younger format. */
const SHA256_DIGITS = 64;

export class Blobs {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #reader: ByteReader;
  readonly #end: Promise<unknown>;
  /** The answer to the last request: git answers them in their order. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#child = startGit(folder, ARGS);
    this.#reader = new ByteReader(this.#child.stdout);
    this.#end = gitEnd(this.#child, folder, ARGS);
    // Awaited in close(); a failure before that ends the stream, which read() reports.
    this.#end.catch(() => {});
  }

  /**
   * The content of a file by its whole id, held to that id; undefined where that is of something else than a
   * file. Of a file larger than `most`, which is what a definition in the history may be, one byte more than that is
   * returned, so that reading it is refused for its size. Several may be asked for at once. Throws GitError where git has no such object, or it is
   * damaged.
   */
  read(id: string, most = MOST_BYTES): Promise<Uint8Array | undefined> {
    const { stdin } = this.#child;
    // What is asked for at once goes to git at once.
    stdin.cork();
    stdin.write(`${id}\n`);
    process.nextTick(() => stdin.uncork());
    const answer = this.#last.then(() => this.#readAnswer(id, most));
    this.#last = answer.catch(() => {});
    return answer;
  }

  /** The content of what must be a file, by its id. Throws GitError. */
  async readKnown(id: string, most = MOST_BYTES): Promise<Uint8Array> {
    const bytes = await this.read(id, most);
    if (bytes) return bytes;
    throw damaged(`This clone has something else than a file as ${id}, which its history names`);
  }

  async #readAnswer(id: string, most: number): Promise<Uint8Array | undefined> {
    try {
      return await this.#parseAnswer(id, most);
    } catch (cause) {
      if (!(cause instanceof CutShortError)) throw cause;
      throw await whyCutShort(this.#end, "cat-file", cause);
    }
  }

  async #parseAnswer(id: string, most: number): Promise<Uint8Array | undefined> {
    const answer = await this.#reader.readUntil(NEWLINE);
    if (answer === undefined) throw new CutShortError("It was asked for more.");
    if (answer === `${id} missing`) {
      throw damaged(`This clone has no object ${id}, which its history names, or a damaged one`);
    }
    const [, found, type, digits] = /^(\S+) (\w+) (\d+)$/.exec(answer) ?? [];
    if (found !== id) throw new GitError(`git cat-file gave ${JSON.stringify(answer)} for ${id}.`);
    const size = Number(digits);
    const bytes = await this.#reader.readBytes(size, most + 1);
    await this.#reader.readBytes(1, 0);
    if (type !== "blob") return undefined;
    // git itself does not look, and would give what is in the place of the file.
    if (bytes.length === size && blobId(bytes, id) !== id) {
      throw damaged(`This clone has other content as ${id} than that of this id`);
    }
    return bytes;
  }

  async close(): Promise<void> {
    this.#child.stdin.end();
    await this.#end;
  }
}

function damaged(what: string): GitError {
  return new GitError(`${what}. Repair it (git fsck), or clone again.`);
}

/** As `git hash-object` gives it. Node's hash: all of a history comes by here. */
function blobId(bytes: Uint8Array, { length }: string): string {
  const hash = createHash(length === SHA256_DIGITS ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
