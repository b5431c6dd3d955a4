// Requests to other people's servers: sent once, unless the server says that it did not accept it; never sent to another
// address; and no secret part of the address is in a message.

import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type Outgoing, post } from "../../src/io/post.ts";
import { listen, readAll } from "../github/support/server/http.ts";

const waits: number[] = [];
const sleep = async (ms: number) => {
  waits.push(ms);
};

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

const asked: string[] = [];
const waiting: Serve[] = [];
const address = await listen(async (request, response) => {
  const { method, url, headers } = request;
  asked.push(`${method} ${url} ${headers["content-type"]} ${await readAll(request)}`);
  waiting.shift()?.(request, response);
});
afterEach(() => {
  asked.length = 0;
  waits.length = 0;
  expect(waiting).toEqual([]);
});

const answers =
  (status: number, headers: Record<string, string> = {}, text = ""): Serve =>
  (_, response) => {
    response.writeHead(status, headers).end(text);
  };
const drops: Serve = (_, response) => {
  response.destroy();
};

function send(serves: Serve[], more: Partial<Outgoing> = {}) {
  waiting.push(...serves);
  const url = new URL(`${address}/in/SECRET?key=SECRET`);
  const outgoing = { url, contentType: "text/plain", body: "hello", isRepeatable: false };
  return post({ ...outgoing, ...more }, sleep);
}

describe("a request to somebody else's server", () => {
  it("is sent once, and its answer is returned, whatever its status", async () => {
    for (const status of [200, 204, 301, 400, 404, 410, 500, 502, 504]) {
      const answer = await send([answers(status, { "content-type": "text/plain" })]);
      expect(answer).toEqual({ status, type: "text/plain", text: "" });
      expect(asked.splice(0)).toEqual(["POST /in/SECRET?key=SECRET text/plain hello"]);
    }
  });

  it("follows no redirect", async () => {
    const answer = await send([answers(307, { location: `${address}/elsewhere` })]);
    expect([answer.status, asked.length]).toEqual([307, 1]);
  });

  it.each([429, 503])(
    "is sent again after a %i, when the server asks for it, and once",
    async (it) => {
      const busy = answers(it, { "retry-after": "7" });
      expect((await send([busy, answers(200)])).status).toBe(200);
      expect((await send([busy, busy])).status).toBe(it);
      expect([asked.length, waits]).toEqual([4, [9000, 9000]]);
      const days = answers(it, { "retry-after": "86400" });
      expect((await send([days])).status).toBe(it);
      const date = answers(it, { "retry-after": "Fri, 31 Dec 2027 23:59:59 GMT" });
      expect((await send([date, answers(204)])).status).toBe(204);
    },
  );

  it("is not sent again if it may have arrived, unless a repetition is harmless", async () => {
    await expect(send([drops])).rejects.toThrow(/^the connection failed/);
    expect(asked).toHaveLength(1);
    expect((await send([drops, answers(204)], { isRepeatable: true })).status).toBe(204);
    expect((await send([answers(502), answers(204)], { isRepeatable: true })).status).toBe(204);
  });

  it("reads only the start of an endless answer", async () => {
    const endless: Serve = (_, response) => {
      response.writeHead(200);
      const more = () => response.destroyed || response.write("x".repeat(5000), more);
      more();
    };
    expect((await send([endless])).text).toBe("x".repeat(1000));
  });

  it("says why there is no answer, without the address", async () => {
    const said = async (url: string) => {
      const outgoing = { url: new URL(url), contentType: "text/plain", body: "" };
      return `${await post({ ...outgoing, isRepeatable: false }).catch((error: Error) => error)}`;
    };
    const nobody = await said("http://127.0.0.1:1/SECRET");
    expect(nobody).toMatch(/UnansweredError: (the connection was refused|the connection failed)/);
    expect(await said("http://no-such-host.invalid/SECRET")).toMatch(/host|looked up/);
    expect(await said("https://127.0.0.1:1/SECRET")).not.toContain("SECRET");
    const ended = send([], { signal: AbortSignal.abort() });
    await expect(ended).rejects.toThrow("the connection failed.");
  });
});
