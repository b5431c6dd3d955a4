// File contents out of git, through one `git cat-file --batch`.

import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { MAX_BYTES } from "../core/source/decode.ts";
import { ByteReader } from "./byte-reader.ts";
import { GitError, gitEnd, startGit } from "./run-git.ts";

const NEWLINE = 0x0a;
const ARGS = ["cat-file", "--batch"];

export class Blobs {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #reader: ByteReader;
  readonly #end: Promise<void>;
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
   * The content of `object`, an id or REV:path; undefined when there is none, or it is no file.
   * Of a file larger than `most`, which is what a definition may be, one byte more than that is returned,
   * so that reading it is refused for its size. Several may be asked for at once.
   */
  read(object: string, most = MAX_BYTES): Promise<Uint8Array | undefined> {
    if (object.includes("\n")) return Promise.resolve(undefined);
    const { stdin } = this.#child;
    // What is asked for at once goes to git at once.
    stdin.cork();
    stdin.write(`${object}\n`);
    process.nextTick(() => stdin.uncork());
    const answer = this.#last.then(() => this.#readAnswer(most));
    this.#last = answer.catch(() => {});
    return answer;
  }

  /** The content of a file that git must have, by its id. Throws GitError where it has not. */
  async readKnown(id: string, most = MAX_BYTES): Promise<Uint8Array> {
    const bytes = await this.read(id, most);
    if (bytes) return bytes;
    throw new GitError(
      `This clone has no object ${id}, which its history names. Repair it (git fsck), or clone again.`,
    );
  }

  async #readAnswer(most: number): Promise<Uint8Array | undefined> {
    const answer = await this.#reader.readUntil(NEWLINE);
    if (answer === undefined) {
      await this.#end;
      throw new Error("git cat-file ended before it answered.");
    }
    const [, type, size] = /^\S+ (\w+) (\d+)$/.exec(answer) ?? [];
    if (type === undefined || size === undefined) return undefined;
    const bytes = await this.#reader.readBytes(Number(size), most + 1);
    await this.#reader.readBytes(1, 0);
    return type === "blob" ? bytes : undefined;
  }

  async close(): Promise<void> {
    this.#child.stdin.end();
    await this.#end;
  }
}
