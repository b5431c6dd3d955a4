// Starts the servers that GitHub is to a workflow: API, git, the storage of artifacts, and Pages. There are four in
// a worker, for one GitHub after the other: so that a site that is published for its address can be published again.

import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, Accounts } from "./accounts.ts";
import { Artifacts } from "./artifacts.ts";
import { Clock } from "./conversations.ts";
import { Deployments } from "./deployments.ts";
import { Faults } from "./faults.ts";
import { conclude, serveApi } from "./gateway.ts";
import { serveGit } from "./git-http.ts";
import { Grants } from "./grants.ts";
import { listen } from "./http.ts";
import { Pages } from "./pages.ts";
import { Pulls } from "./pulls.ts";
import { ReviewComments } from "./review-comments.ts";
import type { Addresses, LoggedRequest, State } from "./state.ts";
import { Statuses } from "./statuses.ts";

export interface Started {
  state: State;
  /** Where the repositories are. */
  root: string;
  stop(): void;
}

/** That of the GitHub that runs. */
let current: State | undefined;
let addresses: Promise<Addresses> | undefined;

function running(): State {
  if (!current) throw new Error("No GitHub runs.");
  return current;
}

async function startServers(): Promise<Addresses> {
  const [api, web, storage, pages] = await Promise.all([
    listen((...call) => serveApi(running(), ...call)),
    listen((...call) => serveGit(running(), ...call)),
    listen(async (...call) => serveFaulty("storage", running(), ...call)),
    listen(async (...call) => serveFaulty("pages", running(), ...call)),
  ]);
  return { api, web, storage, pages };
}

export async function startGitHub(accounts: Account[]): Promise<Started> {
  if (current) throw new Error("Another GitHub runs.");
  const root = mkdtempSync(join(tmpdir(), "github-"));
  addresses ??= startServers();
  const state: State = {
    ...{ addresses: await addresses, clock: new Clock(), accounts: new Accounts(accounts) },
    ...{ grants: new Grants(), faults: new Faults(), log: [], repositories: new Map() },
    ...{ pulls: new Pulls(), reviewComments: new ReviewComments(), artifacts: new Artifacts() },
    ...{ pages: new Pages(), deployments: new Deployments(), runs: new Map(), dispatches: [] },
    ...{ statuses: new Statuses(), points: 0, remaining: undefined },
  };
  current = state;
  const stop = () => {
    current = undefined;
    rmSync(root, { recursive: true, force: true });
  };
  return { state, root, stop };
}

/** Storage and Pages have only the faults of a server that has done nothing yet. */
function serveFaulty(
  server: LoggedRequest["server"],
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { method = "GET", url: path = "/" } = request;
  state.log.push({ server, method, path, body: undefined, job: undefined });
  const fault = state.faults.take(method, path);
  if (fault) conclude(response, undefined, fault);
  else if (server === "pages") state.pages.serve(request, response);
  else state.artifacts.serve(request, response);
}
