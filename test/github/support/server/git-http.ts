// The address where git fetches repositories: git's own server program behind GitHub's authentication. Serves a pull
// request's branch as `refs/pull/<n>/head`, and any commit by its hash.

import { spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { conclude } from "./gateway.ts";
import type { Grant } from "./grants.ts";
import type { HostedRepository } from "./hosted-repository.ts";
import { readAll } from "./http.ts";
import { allows, reads } from "./permissions.ts";
import type { State } from "./state.ts";

/** `/acme/registry.git/info/refs`; there are no pushes here. */
const PATH = /^\/([^/]+\/[^/]+)\.git(\/info\/refs|\/git-upload-pack)$/;

export async function serveGit(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "GET", url = "/", headers } = request;
  const grant = state.grants.of(tokenOf(headers.authorization));
  state.log.push({ server: "git", method, path: url, body: undefined, job: grant?.job });
  const fault = state.faults.take(method, url);
  await fault?.meanwhile?.();
  if (fault && fault.answer !== "genuine") return conclude(response, undefined, fault);
  const { pathname, search } = new URL(url, "http://git");
  const [, fullName = "", path = ""] = PATH.exec(pathname) ?? [];
  const repository = state.repositories.get(fullName);
  const refused = refusal(repository, grant, headers.authorization !== undefined);
  if (refused !== undefined || !repository) {
    const asks = refused === 401 ? { "www-authenticate": 'Basic realm="GitHub"' } : {};
    response.writeHead(refused ?? 404, asks).end();
    return;
  }
  await serveByGit(repository, { path, query: search.slice(1) }, { request, response });
}

/** `basic x-access-token:<token>`, in git's form. */
function tokenOf(authorization = ""): string {
  const [, encoded = ""] = /^basic (\S+)$/i.exec(authorization) ?? [];
  return Buffer.from(encoded, "base64")
    .toString("utf8")
    .replace(/^[^:]*:/, "");
}

/** As strict as the API here: a job reads only what its `permissions:` say. */
function refusal(
  repository: HostedRepository | undefined,
  grant: Grant | undefined,
  isAuthorized: boolean,
): number | undefined {
  if (!repository) return 404;
  if (!grant) return isAuthorized ? 403 : 401;
  const isOwn = grant.repository === repository.fullName;
  return isOwn && allows(grant.permissions, reads("contents")) ? undefined : 403;
}

interface Call {
  request: IncomingMessage;
  response: ServerResponse;
}

async function serveByGit(
  { folder }: HostedRepository,
  { path, query }: { path: string; query: string },
  { request, response }: Call,
): Promise<void> {
  const { method = "GET", headers } = request;
  const env = {
    ...{ PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: "1" },
    ...{ GIT_PROJECT_ROOT: folder, GIT_HTTP_EXPORT_ALL: "1", PATH_INFO: path },
    ...{ REQUEST_METHOD: method, QUERY_STRING: query },
    CONTENT_TYPE: headers["content-type"] ?? "",
    HTTP_CONTENT_ENCODING: headers["content-encoding"] ?? "",
    GIT_PROTOCOL: `${headers["git-protocol"] ?? ""}`,
  };
  // GitHub serves any commit it has. A pull request's own commits are in no branch.
  const settings = ["uploadpack.allowAnySHA1InWant=true"].flatMap((it) => ["-c", it]);
  const child = spawn("git", [...settings, "http-backend"], { env, cwd: folder });
  child.stdin.on("error", () => {});
  child.stdin.end(await readAll(request));
  const answer = await readAll(child.stdout);
  const end = answer.indexOf("\r\n\r\n");
  const lines = answer.toString("latin1", 0, end).split("\r\n");
  const sent = lines.map((line): [string, string] => {
    const at = line.indexOf(":");
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
  });
  const { status = "200", ...given } = Object.fromEntries(sent);
  response.writeHead(Number.parseInt(status, 10), given);
  await pipeline([answer.subarray(end + 4)], response);
}
