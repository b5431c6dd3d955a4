// Reads a stream by lines and by byte counts, the two forms of git's answers.

/** The stream ended in the middle of a line or a file. */
export class CutShortError extends Error {
  override name = "CutShortError";
}

export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** The text before the next `separator` byte; undefined at the end. Throws CutShortError. */
  async readUntil(separator: number): Promise<string | undefined> {
    const parts: Buffer[] = [];
    for (;;) {
      const end = this.#rest.indexOf(separator);
      if (end >= 0) {
        parts.push(this.#rest.subarray(0, end));
        this.#rest = this.#rest.subarray(end + 1);
        return Buffer.concat(parts).toString("utf8");
      }
      parts.push(this.#rest);
      if (!(await this.#refill())) {
        if (parts.every(({ length }) => length === 0)) return undefined;
        throw new CutShortError("The output ended in the middle of a line.");
      }
    }
  }

  /** Reads `count` bytes and returns the first `keep` of them. Throws CutShortError. */
  async readBytes(count: number, keep: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let kept = 0;
    for (let left = count; left > 0; ) {
      if (this.#rest.length === 0 && !(await this.#refill())) {
        throw new CutShortError(`The output ended ${left} bytes early.`);
      }
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      const wanted = part.subarray(0, Math.max(0, keep - kept));
      kept += wanted.length;
      parts.push(wanted);
    }
    return Buffer.concat(parts);
  }

  async #refill(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    this.#rest = done ? Buffer.alloc(0) : value;
    return !done;
  }
}
