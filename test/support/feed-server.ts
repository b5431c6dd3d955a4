// A web server for feeds that answers conditional requests as hosts of static files do, and counts.

import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Served {
  text: string;
  etag: string;
  /** As an HTTP date; a later one whenever the text is another. */
  modified: string;
}

export class FeedServer {
  readonly #server: Server;
  readonly #files = new Map<string, Served>();
  #publications = 0;
  /** The status of each answer since the last call of `take`, with its path. */
  #answers: string[] = [];

  private constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  static async start(): Promise<FeedServer> {
    const server = new FeedServer();
    await new Promise<void>((done) => server.#server.listen(0, "127.0.0.1", done));
    return server;
  }

  /** With a final slash. */
  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Serves these files instead of the previous ones. */
  publish(files: ReadonlyMap<string, string>): void {
    // One second later each time, which is all that an HTTP date can tell apart.
    const modified = new Date(Date.UTC(2026, 0, 1) + ++this.#publications * 1000).toUTCString();
    for (const [path, text] of files) {
      if (this.#files.get(path)?.text === text) continue;
      const etag = `"${createHash("sha256").update(text).digest("hex").slice(0, 32)}"`;
      this.#files.set(path, { text, etag, modified });
    }
  }

  /** `200 changes.rss`, sorted; then starts again. */
  take(): string[] {
    const answers = this.#answers.sort();
    this.#answers = [];
    return answers;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer({ url = "", headers }: IncomingMessage, response: ServerResponse): void {
    const path = url.slice(1);
    const file = this.#files.get(path);
    const status = statusFor(file, headers);
    this.#answers.push(`${status} ${path}`);
    if (file) response.setHeader("ETag", file.etag).setHeader("Last-Modified", file.modified);
    response.setHeader("Content-Type", "application/xml; charset=utf-8");
    response.writeHead(status).end(status === 200 ? file?.text : undefined);
  }
}

function statusFor(file: Served | undefined, headers: IncomingMessage["headers"]): number {
  if (!file) return 404;
  // If-None-Match counts before If-Modified-Since (RFC 9110, section 13.2.2).
  const { "if-none-match": match, "if-modified-since": since } = headers;
  const known = match === undefined ? since === file.modified : match === file.etag;
  return known ? 304 : 200;
}
