// A server on loopback, on a free port, that ends with its process.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer } from "./answer.ts";

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Its address, without a final slash. */
export async function listen(serve: Serve): Promise<string> {
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ message: `The emulation broke: ${error}` }));
    });
  });
  // On a busy machine, a client may write to an idle connection just as it is closed.
  server.keepAliveTimeout = 0;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  if (body instanceof Uint8Array) response.writeHead(status, headers).end(body);
  else if (body === undefined) response.writeHead(status, headers).end();
  else {
    const json = { "content-type": "application/json; charset=utf-8" };
    response.writeHead(status, { ...json, ...headers }).end(JSON.stringify(body));
  }
}
