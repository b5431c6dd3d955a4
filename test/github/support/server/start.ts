// Starts the four servers that GitHub is to a workflow: API, web with git, the storage of artifacts, and Pages.

import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, Accounts } from "./accounts.ts";
import { Artifacts } from "./artifacts.ts";
import { Emulator } from "./emulator.ts";
import { Faults } from "./faults.ts";
import { conclude, Gateway } from "./gateway.ts";
import { GitServer } from "./git-server.ts";
import { Grants } from "./grants.ts";
import { listen } from "./http.ts";
import { Pages } from "./pages.ts";
import { Pulls } from "./pulls.ts";
import { ReviewComments } from "./review-comments.ts";
import type { LoggedRequest, State } from "./state.ts";

export interface Started {
  state: State;
  /** Where the repositories are. */
  root: string;
  stop(): Promise<void>;
}

export async function startServers(accounts: Account[]): Promise<Started> {
  const root = mkdtempSync(join(tmpdir(), "github-"));
  const kept = { accounts: new Accounts(accounts), grants: new Grants(), faults: new Faults() };
  const artifacts = new Artifacts();
  const pages = new Pages();
  const log: LoggedRequest[] = [];
  const git = new GitServer(root, kept.grants);
  const faulty = (server: LoggedRequest["server"], serve: Serve) =>
    listen((...call) => serveFaulty({ server, serve, faults: kept.faults, log }, ...call));
  const web = await faulty("git", (...call) => git.serve(...call));
  const storage = await faulty("storage", async (request, response) =>
    artifacts.serve(request, response),
  );
  const site = await faulty("pages", async (request, response) => pages.serve(request, response));
  let gateway: Gateway | undefined;
  const api = await listen(async (...call) => gateway?.serve(...call));
  const addresses = { api: api.url, web: web.url, storage: storage.url, pages: site.url };
  const emulator = new Emulator(kept.accounts, addresses);
  await emulator.start();
  const state: State = {
    ...{
      ...kept,
      addresses,
      emulator,
      log,
      artifacts,
      pages,
      repositories: new Map(),
      runs: new Map(),
      dispatches: [],
    },
    ...{ pulls: new Pulls(), reviewComments: new ReviewComments() },
  };
  gateway = new Gateway(state);
  const stop = async () => {
    for (const server of [api, web, storage, site, emulator]) await server.stop();
    rmSync(root, { recursive: true, force: true });
  };
  return { state, root, stop };
}

/** Gives the status that was answered, and notes whose request it was. */
type Serve = (
  request: IncomingMessage,
  response: ServerResponse,
  entry: LoggedRequest,
) => Promise<number>;

interface Faulty {
  server: LoggedRequest["server"];
  serve: Serve;
  faults: Faults;
  log: LoggedRequest[];
}

/** Git, storage and Pages have only the faults of a server that has done nothing yet. */
async function serveFaulty(
  { server, serve, faults, log }: Faulty,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "GET", url: path = "/" } = request;
  const entry: LoggedRequest = { server, method, path, body: undefined, job: undefined, status: 0 };
  log.push(entry);
  const fault = faults.take(method, path);
  entry.status = fault
    ? conclude(response, undefined, fault)
    : await serve(request, response, entry);
}
