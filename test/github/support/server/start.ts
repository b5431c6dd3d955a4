// Starts GitHub's servers for workflows: API, git, the storage of artifacts, and Pages. A worker has these four for one
// GitHub after another, so a site published for its address can be published again.

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
  /** The folder of the repositories. */
  root: string;
  stop(): void;
}

/** The state of the running GitHub. */
let current: State | undefined;
let addresses: Promise<Addresses> | undefined;

function running(): State {
  if (!current) throw new Error("No GitHub is running.");
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
  if (current) throw new Error("Another GitHub is running.");
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

/** Storage and Pages only have faults in which nothing was done yet. */
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
