// The API's address: checks the token, keeps the log, applies faults, and calls the route.

import type { IncomingMessage, ServerResponse } from "node:http";
import { ACTIONS_BOT } from "./accounts.ts";
import {
  type Answer,
  authenticationRequired,
  badCredentials,
  mustAdminister,
  notAccessible,
  notEmulated,
  notFound,
  Refusal,
} from "./answer.ts";
import type { Fault } from "./faults.ts";
import { answerGraphQL } from "./graphql/answer.ts";
import { readAll, send } from "./http.ts";
import { allows, describeNeed, type Need } from "./permissions.ts";
import { ACCOUNTS } from "./routes/accounts.ts";
import { ACTIONS } from "./routes/actions.ts";
import { COMMENTS } from "./routes/comments.ts";
import { DEPLOYMENTS } from "./routes/deployments.ts";
import { DISPATCHES } from "./routes/dispatches.ts";
import { GIT_DATA } from "./routes/git-data.ts";
import { GIT_WRITES } from "./routes/git-writes.ts";
import { ISSUES } from "./routes/issues.ts";
import { LINES } from "./routes/lines.ts";
import { PULLS } from "./routes/pulls.ts";
import { RULES } from "./routes/rules.ts";
import { SETTINGS } from "./routes/settings.ts";
import { STATUSES } from "./routes/statuses.ts";
import { WORKFLOWS } from "./routes/workflows.ts";
import type { ApiRequest, LoggedRequest, Route, State } from "./state.ts";

/** In this order: the first match is used. */
const ROUTES = [
  ...[...ACCOUNTS, ...ISSUES, ...COMMENTS, ...PULLS, ...LINES, ...ACTIONS, ...DISPATCHES],
  ...[...GIT_WRITES, ...STATUSES, ...GIT_DATA, ...DEPLOYMENTS, ...SETTINGS, ...RULES, ...WORKFLOWS],
].map((route) => ({ ...route, shape: shapeOf(route.pattern) }));

function shapeOf(pattern: string): RegExp {
  const source = pattern.replace(/:(\w+)/g, "(?<$1>[^/]+)").replace(/\*(\w+)/g, "(?<$1>.+)");
  return new RegExp(`^${source}$`);
}

function find(method: string, path: string): { route: Route; params: Record<string, string> } {
  for (const route of ROUTES) {
    const found = route.method === method ? route.shape.exec(path) : null;
    if (!found) continue;
    const groups = Object.entries(found.groups ?? {});
    const params = groups.map(([name, value]) => [name, decodeURIComponent(value)]);
    return { route, params: Object.fromEntries(params) };
  }
  throw notEmulated(`${method} ${path}`);
}

/** In other repositories a token reads what is public and writes nothing. */
function refuse({ grant, params }: ApiRequest, need: Need): void {
  if (!grant && need.level === "write") throw authenticationRequired();
  if (!grant) return;
  const isOwn = grant.repository === `${params.owner}/${params.repo}`;
  const allowed = isOwn ? allows(grant.permissions, need) : need.level === "read";
  if (allowed) return;
  if (grant.account.type === "Bot") throw notAccessible(describeNeed(need));
  throw need.level === "write" ? notFound() : mustAdminister();
}

export async function serveApi(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "GET", url = "/", headers } = request;
  const text = (await readAll(request)).toString("utf8");
  const body = text === "" ? {} : JSON.parse(text);
  const token = headers.authorization?.replace(/^(bearer|token) /i, "");
  const grant = token === undefined ? undefined : state.grants.of(token);
  const entry: LoggedRequest = { server: "api", method, path: url, body, job: grant?.job };
  state.log.push(entry);
  const fault = state.faults.take(method, url, text);
  await fault?.meanwhile?.();
  const isRefused = token !== undefined && !grant;
  const carried =
    fault && fault.answer !== "genuine" && fault.carriedOut !== true
      ? undefined
      : await answered(async () => {
          if (isRefused) throw badCredentials();
          const { pathname: path, searchParams: query } = new URL(url, state.addresses.api);
          const by = grant?.account ?? ACTIONS_BOT;
          const some = { method, path, query, body, grant, by };
          if (path === "/graphql") return answerGraphQL({ ...some, params: {} }, state);
          const { route, params } = find(method, path);
          const asked: ApiRequest = { ...some, params };
          refuseOverLimit(state);
          refuse(asked, typeof route.need === "function" ? route.need(asked, state) : route.need);
          return route.respond(asked, state);
        });
  conclude(response, carried && withLimit(carried, state), fault);
}

/** The REST API's rate limit, if a test has set it. */
function refuseOverLimit(state: State): void {
  if (state.remaining === undefined) return;
  if (state.remaining === 0) {
    const reset = `${Math.ceil(Date.now() / 1000) + 3600}`;
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
    throw new Refusal(403, "API rate limit exceeded for installation.", { headers });
  }
  state.remaining--;
}

function withLimit({ headers, ...answer }: Answer, { remaining }: State): Answer {
  const limits = remaining === undefined ? {} : { "x-ratelimit-remaining": `${remaining}` };
  return { ...answer, headers: { ...limits, ...headers } };
}

async function answered(respond: () => Promise<Answer>): Promise<Answer> {
  try {
    return await respond();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

/** Answers, or does not. */
export function conclude(
  response: ServerResponse,
  carried: Answer | undefined,
  fault: Fault | undefined,
): void {
  if (fault?.answer === "drop") {
    response.destroy();
    return;
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
}
