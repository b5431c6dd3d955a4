// The API's address: it looks at the token, keeps the log, has the faults, and asks the route.

import type { IncomingMessage, ServerResponse } from "node:http";
import {
  type Answer,
  authenticationRequired,
  badCredentials,
  notAccessible,
  notEmulated,
} from "./answer.ts";
import type { Fault } from "./faults.ts";
import type { Grant } from "./grants.ts";
import { readAll, send } from "./http.ts";
import { allows, describeNeed, type Need } from "./permissions.ts";
import { ACCOUNT_ROUTES } from "./routes/accounts.ts";
import { ACTIONS } from "./routes/actions.ts";
import { CONVERSATION } from "./routes/conversation.ts";
import { DISPATCHES } from "./routes/dispatches.ts";
import { GIT_DATA } from "./routes/git-data.ts";
import { GIT_OBJECTS } from "./routes/git-objects.ts";
import { ISSUES } from "./routes/issues.ts";
import { LINES } from "./routes/lines.ts";
import { PULL_FILES } from "./routes/pull-files.ts";
import { PULLS } from "./routes/pulls.ts";
import { REFS } from "./routes/refs.ts";
import type { ApiRequest, LoggedRequest, Route, State } from "./state.ts";

/** In this order: the first that fits is asked. */
const ROUTES = [
  ...ACCOUNT_ROUTES,
  ...ISSUES,
  ...CONVERSATION,
  ...PULLS,
  ...PULL_FILES,
  ...LINES,
  ...ACTIONS,
  ...DISPATCHES,
  ...GIT_OBJECTS,
  ...REFS,
  ...GIT_DATA,
].map((route) => ({ ...route, shape: shapeOf(route.pattern) }));

function shapeOf(pattern: string): RegExp {
  const source = pattern.replace(/:(\w+)/g, "(?<$1>[^/]+)").replace(/\*(\w+)/g, "(?<$1>.+)");
  return new RegExp(`^${source}$`);
}

type Found = { route: Route; params: Record<string, string> };

function find(method: string, path: string): Found | undefined {
  for (const route of ROUTES) {
    const found = route.method === method ? route.shape.exec(path) : null;
    if (!found) continue;
    const groups = Object.entries(found.groups ?? {});
    const params = groups.map(([name, value]) => [name, decodeURIComponent(value)]);
    return { route, params: Object.fromEntries(params) };
  }
  return undefined;
}

function refusalOf(need: Need, { grant, params }: ApiRequest): Answer | undefined {
  if (!grant) return need.level === "write" ? authenticationRequired() : undefined;
  const isOwn = grant.repository === `${params.owner}/${params.repo}`;
  // Of other repositories a token reads what everybody reads, and writes nothing.
  const allowed = isOwn ? allows(grant.permissions, need) : need.level === "read";
  return allowed ? undefined : notAccessible(describeNeed(need));
}

export class Gateway {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/" } = request;
    const text = (await readAll(request)).toString("utf8");
    const body = text === "" ? {} : JSON.parse(text);
    const grant = this.#grantOf(request);
    const job = grant === "unknown" ? undefined : grant?.job;
    const entry: LoggedRequest = { server: "api", method, path: url, body, job, status: 0 };
    this.#state.log.push(entry);
    const fault = this.#state.faults.take(method, url);
    await fault?.meanwhile?.();
    const carried =
      fault && fault.answer !== "genuine" && fault.carriedOut !== true
        ? undefined
        : await this.#carryOut({ method, url, body, grant, accept: request.headers.accept ?? "" });
    entry.status = conclude(response, carried, fault);
  }

  #grantOf({ headers }: IncomingMessage): Grant | "unknown" | undefined {
    const given = headers.authorization?.replace(/^(bearer|token) /i, "");
    if (given === undefined) return undefined;
    const grant = this.#state.grants.of(given);
    return grant && !grant.revoked ? grant : "unknown";
  }

  async #carryOut(asked: {
    method: string;
    url: string;
    body: Record<string, unknown>;
    grant: Grant | "unknown" | undefined;
    accept: string;
  }): Promise<Answer> {
    const { method, url, body, grant, accept } = asked;
    if (grant === "unknown") return badCredentials();
    const { pathname: path, searchParams: query } = new URL(url, this.#state.addresses.api);
    const found = find(method, path);
    if (!found) return notEmulated(`${method} ${path}`);
    const { route, params } = found;
    const request: ApiRequest = { method, path, query, params, body, accept, grant };
    const need = await route.need?.(request, this.#state);
    return (need && refusalOf(need, request)) ?? (await route.respond(request, this.#state));
  }
}

/** Answers, or does not; gives what the log says of it. */
export function conclude(
  response: ServerResponse,
  carried: Answer | undefined,
  fault: Fault | undefined,
): number | "drop" {
  if (fault?.answer === "drop") {
    response.destroy();
    return "drop";
  }
  const injected = fault &&
    fault.answer !== "genuine" && {
      status: fault.answer,
      headers: fault.headers ?? {},
      body: { message: "A fault that a test asked for" },
    };
  const answer = injected || carried;
  if (!answer) throw new Error("Nothing to answer.");
  send(response, answer);
  return answer.status;
}
