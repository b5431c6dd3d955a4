// Everything that the emulated GitHub knows, for its servers and routes.

import type { Account, Accounts } from "./accounts.ts";
import type { Answer } from "./answer.ts";
import type { Artifacts } from "./artifacts.ts";
import type { Addresses, Emulator } from "./emulator.ts";
import type { Faults } from "./faults.ts";
import type { Grant, Grants } from "./grants.ts";
import type { HostedRepository } from "./hosted-repository.ts";
import type { Pages } from "./pages.ts";
import type { Need } from "./permissions.ts";
import type { Pulls } from "./pulls.ts";
import type { ReviewComments } from "./review-comments.ts";

export interface LoggedRequest {
  server: "api" | "git" | "storage" | "pages";
  method: string;
  /** With its query. */
  path: string;
  body: unknown;
  /** Whose token it bore: `check / definitions`; none where it bore none that is known. */
  job: string | undefined;
  /** What was answered, or `drop`. */
  status: number | "drop";
}

/** A run of a workflow that somebody asked for through the API, and that has not begun. */
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
  readonly accounts: Accounts;
  readonly emulator: Emulator;
  readonly grants: Grants;
  readonly faults: Faults;
  readonly log: LoggedRequest[];
  readonly repositories: Map<string, HostedRepository>;
  readonly pulls: Pulls;
  readonly reviewComments: ReviewComments;
  readonly artifacts: Artifacts;
  readonly pages: Pages;
  /** Workflow runs by their numbers, as the API has them. */
  readonly runs: Map<number, object>;
  /** In the order in which they were asked for. */
  readonly dispatches: Dispatch[];
}

export interface ApiRequest {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  /** Of the route's pattern, decoded. */
  params: Record<string, string>;
  body: Record<string, unknown>;
  accept: string;
  grant: Grant | undefined;
}

export type Respond = (request: ApiRequest, state: State) => Promise<Answer> | Answer;

export interface Route {
  method: string;
  /** `/repos/:owner/:repo/contents/*path`: a star takes the rest. */
  pattern: string;
  /** None for what any token may ask, and everybody without one. */
  need: ((request: ApiRequest, state: State) => Promise<Need> | Need) | undefined;
  respond: Respond;
}

export function route(
  method: string,
  pattern: string,
  need: Route["need"],
  respond: Respond,
): Route {
  return { method, pattern, need, respond };
}

export function repositoryOf({ params }: ApiRequest, state: State): HostedRepository | undefined {
  return state.repositories.get(`${params.owner}/${params.repo}`);
}
