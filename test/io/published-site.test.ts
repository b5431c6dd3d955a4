// Files of a published site: from a folder, and from servers that fail, redirect and lie.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPublished, PublishedSiteError } from "../../src/io/published-site.ts";

const QUICK = {
  patience: { retries: 2, firstWaitMs: 0, longestWaitSeconds: 1 },
  mostBytes: 1000,
  timeoutMs: 600_000,
};
/** So short that the server may not have received the request. */
const HURRIED = { ...QUICK, timeoutMs: 300 };
const textOf = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);

async function failureOf(work: Promise<unknown>): Promise<string> {
  const failure = await work.then(
    () => undefined,
    (error: Error) => error,
  );
  expect(failure).toBeInstanceOf(PublishedSiteError);
  return String(failure?.message);
}

describe("at an address", () => {
  let server: Server;
  let base: string;
  let asked: string[];
  let answer: RequestListener;
  beforeEach(async () => {
    asked = [];
    answer = (_, response) => response.end("a file");
    server = createServer((request, response) => {
      asked.push(String(request.url));
      answer(request, response);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  /** Answers in order; the last one repeatedly. */
  const answers = (...each: RequestListener[]) => {
    answer = (request, response) => {
      const next = each.length > 1 ? each.shift() : each[0];
      next?.(request, response);
    };
  };
  const status = (code: number, headers: Record<string, string> = {}): RequestListener => {
    return (_, response) => response.writeHead(code, headers).end("words");
  };
  const fine: RequestListener = (_, response) => response.end("a file");
  const read = (path = "api/v1/state.json", where = `${base}/registry`, manners = QUICK) =>
    openPublished(where, manners).read(path);

  it("reads below it, with or without a final slash", async () => {
    expect(textOf(await read())).toBe("a file");
    expect(textOf(await read("a/b.json", `${base}/registry/`))).toBe("a file");
    expect(asked).toEqual(["/registry/api/v1/state.json", "/registry/a/b.json"]);
    expect(openPublished(`${base}/registry`).where).toBe(`${base}/registry/`);
  });

  it.each([404, 410])("has no file if the answer is %i", async (code) => {
    answers(status(code));
    expect(await read()).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it.each<[string, RequestListener]>([
    ["500", status(500)],
    ["503 with a wait", status(503, { "retry-after": "0" })],
    ["429", status(429)],
    ["a connection that is cut", (request) => request.socket.destroy()],
    [
      "a file that is cut",
      (_, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("half", () => response.destroy());
      },
    ],
  ])("asks again after %s", async (_, stumble) => {
    answers(stumble, stumble, fine);
    expect(textOf(await read())).toBe("a file");
    expect(asked).toHaveLength(3);
  });

  it.each<[string, RequestListener, number, RegExp]>([
    ["500", status(500), 3, /answered with status 500\. Try again later/],
    ["403", status(403), 1, /status 403\. Check that the site is public/],
    ["a long wait", status(429, { "retry-after": "3600" }), 1, /status 429\. Try again later/],
    [
      "a cut connection",
      (request) => request.socket.destroy(),
      3,
      /cannot be read: UND_ERR_SOCKET/,
    ],
  ])("gives up after %s, and says why", async (_, stumble, times, message) => {
    answers(stumble);
    expect(await failureOf(read())).toMatch(message);
    expect(asked).toHaveLength(times);
  });

  it("asks again after a timeout, gives up after several, and says why", async () => {
    answers(() => {}, fine);
    const tireless = { ...HURRIED, patience: { ...QUICK.patience, retries: 10_000 } };
    expect(textOf(await read("a.json", base, tireless))).toBe("a file");
    expect(asked.length).toBeGreaterThan(1);
    answers(() => {});
    const late = read("api/v1/state.json", base, HURRIED);
    expect(await failureOf(late)).toMatch(/did not answer within 0\.3 seconds/);
  });

  it("follows a redirect within the origin, and no other", async () => {
    answers(status(301, { location: "/else/where.json" }), fine);
    expect(textOf(await read())).toBe("a file");
    expect(asked).toEqual(["/registry/api/v1/state.json", "/else/where.json"]);
    const other = base.replace("127.0.0.1", "localhost");
    for (const location of [`${other}/x`, "https://127.0.0.1/", "file:///etc/passwd", "http://["]) {
      answers(status(302, { location }));
      expect(await failureOf(read())).toMatch(/redirects to another origin/);
    }
    asked = [];
    answers(status(302, { location: "/round" }));
    expect(await failureOf(read())).toMatch(/redirects more than 5 times/);
    expect(asked).toHaveLength(6);
  });

  it("refuses a file that is too large, compressed or not", async () => {
    answers((_, response) => response.end("x".repeat(1000)));
    expect((await read())?.length).toBe(1000);
    answers((_, response) => response.end("x".repeat(1001)));
    expect(await failureOf(read())).toMatch(/has more than 1000 bytes/);
    const bomb = gzipSync("x".repeat(1_000_000));
    expect(bomb.length).toBeLessThan(2000);
    answers((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb));
    asked = [];
    expect(await failureOf(read())).toMatch(/has more than 1000 bytes/);
    expect(asked).toHaveLength(1);
  });

  it("requests at most eight files at once", async () => {
    let open = 0;
    let most = 0;
    answer = (_, response) => {
      open++;
      most = Math.max(most, open);
      setImmediate(() => {
        open--;
        response.end("a file");
      });
    };
    const site = openPublished(base, QUICK);
    await Promise.all(Array.from({ length: 40 }, (_, at) => site.read(`${at}.json`)));
    expect(asked).toHaveLength(40);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(8);
  });

  it.each([
    "../x",
    "a/../../x",
    "/x",
    "//else.example/x",
    "a//b",
    "x?y",
    "x#y",
    "%2e%2e/x",
    "a\\b",
    "",
  ])("asks for nothing outside: %j", async (path) => {
    expect(await failureOf(read(path))).toMatch(/leads out of/);
    expect(asked).toEqual([]);
  });

  it("reports a refused connection without asking again", async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    const failure = await failureOf(openPublished(base, { timeoutMs: 1000 }).read("x"));
    expect(failure).toMatch(/the connection was refused/);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  });
});

describe("an address", () => {
  it.each<[string, RegExp]>([
    ["ftp://else.example/", /is not a site's address/],
    ["file:///etc/", /is not a site's address/],
    ["http://", /is not a site's address/],
    ["https://ada:secret@else.example/", /Remove the user name, the password/],
    ["https://else.example/?a=b", /everything after \? or #/],
  ])("%s is refused", async (where, message) => {
    expect(await failureOf(Promise.resolve().then(() => openPublished(where)))).toMatch(message);
  });
});

describe("in a folder", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "published-"));
    mkdirSync(join(folder, "site/api"), { recursive: true });
    writeFileSync(join(folder, "secret"), "secret");
    writeFileSync(join(folder, "site/api/state.json"), "a file");
    symlinkSync("site", join(folder, "link"));
    symlinkSync("../secret", join(folder, "site/leak"));
    symlinkSync("..", join(folder, "site/up"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("reads existing files, also through the link that a build makes", async () => {
    for (const name of ["site", "site/", "link"]) {
      const site = openPublished(join(folder, name), QUICK);
      expect(textOf(await site.read("api/state.json"))).toBe("a file");
      expect(await site.read("api/none.json")).toBeUndefined();
      expect(await site.read("api/state.json/none.json")).toBeUndefined();
    }
  });

  it.each(["../secret", "leak", "up/secret", "api/../../secret", "/etc/hosts"])(
    "reads nothing outside: %s",
    async (path) => {
      const { read } = openPublished(join(folder, "site"), QUICK);
      expect(await failureOf(read(path))).toMatch(/leads out of/);
    },
  );

  it("refuses a folder, a file that is too large, and a missing site", async () => {
    const { read } = openPublished(join(folder, "site"), QUICK);
    expect(await failureOf(read("api"))).toMatch(/api in .* cannot be read \(EISDIR\)/);
    writeFileSync(join(folder, "site/large"), "x".repeat(1001));
    expect(await failureOf(read("large"))).toMatch(/has more than 1000 bytes/);
    const none = Promise.resolve().then(() => openPublished(join(folder, "none")));
    expect(await failureOf(none)).toMatch(/cannot be opened \(ENOENT\)\. Give a folder written by/);
  });
});
