// Clones and fetches by git's own smart HTTP server, at `<web>/<owner>/<repository>.git`. A job's token
// is asked for as actions/checkout gives it: basic, the user x-access-token.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { Grant, Grants } from "./grants.ts";
import { allows } from "./permissions.ts";
import type { LoggedRequest } from "./state.ts";

/** Where the token's job may not read the contents, strict as for the API. */
function refusalOf(grant: Grant | undefined, fullName: string): number | undefined {
  if (!grant) return undefined;
  if (grant.revoked) return 401;
  // Other public repositories are as open to it as to everybody.
  if (grant.repository !== fullName) return undefined;
  return allows(grant.permissions, { anyOf: ["contents"], level: "read" }) ? undefined : 403;
}

export class GitServer {
  readonly #root: string;
  readonly #grants: Grants;

  constructor(root: string, grants: Grants) {
    this.#root = root;
    this.#grants = grants;
  }

  /** Gives the status that was answered. */
  async serve(
    request: IncomingMessage,
    response: ServerResponse,
    entry: LoggedRequest,
  ): Promise<number> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://git");
    const [, fullName = "", rest = ""] =
      /^\/([\w.-]+\/[\w.-]+?)(?:\.git)?(\/.*)$/.exec(pathname) ?? [];
    const grant = this.#grantOf(request);
    if (grant && grant !== "unknown") entry.job = grant.job;
    const refused = grant === "unknown" ? 401 : refusalOf(grant, fullName);
    // Pushes are made in the folders, by the tests; no workflow of this project pushes.
    const pushes = `${rest}?${searchParams}`.includes("git-receive-pack");
    const status = refused ?? (pushes ? 403 : existsSync(this.#path(fullName)) ? undefined : 404);
    if (status !== undefined) {
      const header = status === 401 ? { "www-authenticate": 'Basic realm="GitHub"' } : {};
      response.writeHead(status, header).end();
      return status;
    }
    return this.#runBackend(request, response, { path: `/${fullName}.git${rest}`, searchParams });
  }

  #path(fullName: string): string {
    return join(this.#root, `${fullName}.git`);
  }

  #grantOf({ headers }: IncomingMessage): Grant | "unknown" | undefined {
    if (headers.authorization === undefined) return undefined;
    const basic = Buffer.from(headers.authorization.replace(/^basic /i, ""), "base64").toString();
    return this.#grants.of(basic.split(":")[1] ?? "") ?? "unknown";
  }

  /** A CGI program: headers, an empty line, the body. */
  #runBackend(
    request: IncomingMessage,
    response: ServerResponse,
    { path, searchParams }: { path: string; searchParams: URLSearchParams },
  ): Promise<number> {
    const env = {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: this.#root,
      GIT_HTTP_EXPORT_ALL: "1",
      GIT_CONFIG_NOSYSTEM: "1",
      HOME: this.#root,
      PATH_INFO: path,
      QUERY_STRING: `${searchParams}`,
      REQUEST_METHOD: request.method ?? "GET",
      REMOTE_ADDR: "127.0.0.1",
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      HTTP_CONTENT_ENCODING: String(request.headers["content-encoding"] ?? ""),
      GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
    };
    const child = spawn("git", ["http-backend"], { env, stdio: ["pipe", "pipe", "ignore"] });
    // A backend that has read enough closes its input.
    child.stdin.on("error", () => {});
    request.pipe(child.stdin);
    return new Promise((done, fail) => {
      child.once("error", fail);
      let head = Buffer.alloc(0);
      child.stdout.on("data", (chunk: Buffer) => {
        if (response.headersSent) return response.write(chunk);
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        writeHead(response, head.subarray(0, end).toString("latin1"));
        response.write(head.subarray(end + 4));
        done(response.statusCode);
      });
      child.once("close", () => {
        response.end();
        done(response.statusCode);
      });
    });
  }
}

function writeHead(response: ServerResponse, lines: string): void {
  const headers = lines.split("\r\n").map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const status = headers.find(([name]) => name.toLowerCase() === "status")?.[1];
  response.writeHead(Number.parseInt(status ?? "200", 10), Object.fromEntries(headers));
}
