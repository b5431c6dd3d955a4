// Reads file contents from git, through one `git cat-file --batch`.

import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { createHash } from "node:crypto";
import { MOST_BYTES } from "../core/history/v1/json.ts";
import { ByteReader, CutShortError } from "./byte-reader.ts";
import { cutShortError, GitError, gitEnd, startGit } from "./run-git.ts";

const NEWLINE = 0x0a;
const ARGS = ["cat-file", "--batch"];
/** Hex digits of an object id in a SHA-256 repository. */
const SHA256_DIGITS = 64;

export class Blobs {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #reader: ByteReader;
  readonly #end: Promise<unknown>;
  /** The answer to the last request: git answers in order. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#child = startGit(folder, ARGS);
    this.#reader = new ByteReader(this.#child.stdout);
    this.#end = gitEnd(this.#child, folder, ARGS);
    // Awaited in close(). An earlier failure ends the stream, which read() reports.
    this.#end.catch(() => {});
  }

  /**
   * The content of a file by its whole id, checked against that id; undefined if the id is not a blob's.
   * If the file is larger than `most` (the limit for a definition), returns one byte more than `most`, so that the
   * caller refuses its size. Several can be requested at once. Throws GitError if git does not have the object, or
   * has a damaged one.
   */
  read(id: string, most = MOST_BYTES): Promise<Uint8Array | undefined> {
    const { stdin } = this.#child;
    // Requests of the same tick go to git in one write.
    stdin.cork();
    stdin.write(`${id}\n`);
    process.nextTick(() => stdin.uncork());
    const answer = this.#last.then(() => this.#readAnswer(id, most));
    this.#last = answer.catch(() => {});
    return answer;
  }

  /** The content of an object that must be a file. Throws GitError. */
  async readKnown(id: string, most = MOST_BYTES): Promise<Uint8Array> {
    const bytes = await this.read(id, most);
    if (bytes) return bytes;
    throw damaged(`This clone's history names ${id} as a file, but that object is not a file`);
  }

  async #readAnswer(id: string, most: number): Promise<Uint8Array | undefined> {
    try {
      return await this.#parseAnswer(id, most);
    } catch (cause) {
      if (!(cause instanceof CutShortError)) throw cause;
      throw await cutShortError(this.#end, "cat-file", cause);
    }
  }

  async #parseAnswer(id: string, most: number): Promise<Uint8Array | undefined> {
    const answer = await this.#reader.readUntil(NEWLINE);
    if (answer === undefined) throw new CutShortError("A request had no answer.");
    if (answer === `${id} missing`) {
      throw damaged(`This clone's history names ${id}, but the object is missing or damaged`);
    }
    const [, found, type, digits] = /^(\S+) (\w+) (\d+)$/.exec(answer) ?? [];
    if (found !== id) throw new GitError(`git cat-file gave ${JSON.stringify(answer)} for ${id}.`);
    const size = Number(digits);
    const bytes = await this.#reader.readBytes(size, most + 1);
    await this.#reader.readBytes(1, 0);
    if (type !== "blob") return undefined;
    // git does not check this, and would return whatever has been put there.
    if (bytes.length === size && blobId(bytes, id) !== id) {
      throw damaged(`This clone's object ${id} is damaged: its content has another id`);
    }
    return bytes;
  }

  async close(): Promise<void> {
    this.#child.stdin.end();
    await this.#end;
  }
}

function damaged(what: string): GitError {
  return new GitError(`${what}. Run git fsck to see what is damaged, or clone again.`);
}

/** The same as `git hash-object`. Uses Node's hash, because every version in a history is checked. */
function blobId(bytes: Uint8Array, { length }: string): string {
  const hash = createHash(length === SHA256_DIGITS ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
