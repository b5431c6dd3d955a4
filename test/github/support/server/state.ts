// Everything that the emulated GitHub knows, for its servers and routes.

import type { Account, Accounts } from "./accounts.ts";
import { type Answer, notFound } from "./answer.ts";
import type { Artifacts } from "./artifacts.ts";
import type { Clock, Issue } from "./conversations.ts";
import type { Deployments } from "./deployments.ts";
import type { Faults } from "./faults.ts";
import type { Grant, Grants } from "./grants.ts";
import type { HostedRepository } from "./hosted-repository.ts";
import type { Pages } from "./pages.ts";
import type { Need } from "./permissions.ts";
import type { Pull, Pulls } from "./pulls.ts";
import type { ReviewComments } from "./review-comments.ts";
import type { Statuses } from "./statuses.ts";

/** The addresses of GitHub's parts; the real one has several hosts, too. */
export interface Addresses {
  /** api.github.com */
  api: string;
  /** github.com, where git fetches; everything else there is only linked to. */
  web: string;
  /** The storage that artifacts are fetched from. */
  storage: string;
  /** What GitHub Pages publishes. */
  pages: string;
}

export interface LoggedRequest {
  server: "api" | "git" | "storage" | "pages";
  method: string;
  /** With its query. */
  path: string;
  body: unknown;
  /** The owner of its token: `check / definitions`; undefined without a known token. */
  job: string | undefined;
}

/** A run that was requested through the API and has not started. */
export interface Dispatch {
  repository: HostedRepository;
  /** `publish.yml` */
  workflow: string;
  /** `refs/heads/main` */
  ref: string;
  inputs: Record<string, unknown>;
  by: Account;
}

export interface State {
  readonly addresses: Addresses;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly grants: Grants;
  readonly faults: Faults;
  readonly log: LoggedRequest[];
  readonly repositories: Map<string, HostedRepository>;
  readonly pulls: Pulls;
  readonly reviewComments: ReviewComments;
  readonly artifacts: Artifacts;
  readonly pages: Pages;
  readonly deployments: Deployments;
  readonly statuses: Statuses;
  /** Workflow runs by id, in the API's form. */
  readonly runs: Map<number, RunRecord>;
  /** The total cost of GraphQL queries. */
  points: number;
  /** How many requests the REST API answers before it refuses; unlimited by default. */
  remaining: number | undefined;
  /** In order of request. */
  readonly dispatches: Dispatch[];
}

export type RunRecord = Record<string, unknown> & { repository: { full_name: string } };

export interface ApiRequest {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  /** The route's parameters, decoded. */
  params: Record<string, string>;
  body: Record<string, unknown>;
  grant: Grant | undefined;
  /** The caller; writing needs a token. */
  by: Account;
}

/** Throws a Refusal if GitHub refuses. */
export type Respond = (request: ApiRequest, state: State) => Promise<Answer> | Answer;

export interface Route {
  method: string;
  /** `/repos/:owner/:repo/contents/*path`: a star takes the rest. */
  pattern: string;
  need: Need | ((request: ApiRequest, state: State) => Need);
  respond: Respond;
}

/** A route below a repository's address, `/contents/*path`. */
export function route(
  method: string,
  pattern: string,
  need: Route["need"],
  respond: Respond,
): Route {
  return { method, pattern: `/repos/:owner/:repo${pattern}`, need, respond };
}

export function repositoryOf({ params }: ApiRequest, state: State): HostedRepository {
  const found = state.repositories.get(`${params.owner}/${params.repo}`);
  if (!found) throw notFound();
  return found;
}

/** The commit of a branch, tag or commit; by default the request's. */
export async function commitOf(
  request: ApiRequest,
  state: State,
  revision = request.params.ref ?? "",
): Promise<string> {
  const commit = await repositoryOf(request, state).commitAt(revision);
  if (commit === undefined) throw notFound();
  return commit;
}

export function issueOf(request: ApiRequest, state: State): Issue {
  const found = repositoryOf(request, state).conversations.find(Number(request.params.number));
  if (!found) throw notFound();
  return found;
}

export function pullOf(request: ApiRequest, state: State): Pull {
  const found = state.pulls.of(repositoryOf(request, state), Number(request.params.number));
  if (!found) throw notFound();
  return found;
}
