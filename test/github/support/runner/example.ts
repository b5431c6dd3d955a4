// GitHub's published examples of events, told of our repository: every name and number of theirs gives way,
// so that a test that reads one of them reads nothing of ours.

import { createRequire } from "node:module";
import type { Account } from "../server/accounts.ts";
import type { HostedRepository } from "../server/hosted-repository.ts";
import type { State } from "../server/state.ts";

export type Json = Record<string, unknown>;

interface Definition {
  name: string;
  examples: Json[];
}

// The package's main file is JSON, which node imports only where it is said to be.
const definitions: Definition[] = createRequire(import.meta.url)(
  "@octokit/webhooks-examples/api.github.com/index.json",
);

/** The first example of an event that fits. */
export function exampleOf(event: string, fits: (example: Json) => boolean = () => true): Json {
  const found = definitions.find(({ name }) => name === event)?.examples.find(fits);
  if (!found) throw new Error(`No example of ${event}`);
  return structuredClone(found);
}

/** The places and names of the examples, and what stands for each here. */
export function retold<T>(example: T, repository: HostedRepository, { addresses }: State): T {
  const { fullName, owner } = repository;
  const text = JSON.stringify(example)
    .replaceAll("https://api.github.com", addresses.api)
    .replaceAll(/https?:\/\/github\.com/g, addresses.web)
    .replaceAll(/Codertocat\/Hello-World|octo-org\/octo-repo/g, fullName)
    .replaceAll(/Codertocat|octo-org|Octocoders/g, owner);
  return JSON.parse(text);
}

/** As the API has it, over an example of a repository for what the API here leaves out. */
export async function tellRepository(
  repository: HostedRepository,
  example: unknown,
  state: State,
): Promise<Json> {
  const owner = state.accounts.named(repository.owner);
  const path = `/repos/${repository.fullName}`;
  const { status, body } = await state.emulator.ask(owner, { method: "GET", path });
  if (status !== 200) throw new Error(`emulate: ${status} for ${path}`);
  const { parent, source, ...told } = body as Json;
  return { ...retold(example as Json, repository, state), ...told };
}

export async function tellAccount(account: Account, state: State): Promise<Json> {
  const login = encodeURIComponent(state.accounts.firstLoginOf(account));
  const { body } = await state.emulator.ask(account, { method: "GET", path: `/users/${login}` });
  const wanted = Object.entries(body as Json).filter(([name]) => ACCOUNT.test(name));
  return Object.fromEntries(wanted);
}

/** An event has less of an account than the API. */
const ACCOUNT = /^(login|id|type|site_admin|gravatar_id|user_view_type|\w+_url|url|node_id)$/;

/** Repositories of organizations say so in every event. */
export async function tellOrganization(repository: HostedRepository, state: State): Promise<Json> {
  const account = state.accounts.named(repository.owner);
  if (account.type !== "Organization") return {};
  const { login, id, node_id, avatar_url } = await tellAccount(account, state);
  const url = `${state.addresses.api}/orgs/${login}`;
  return { organization: { login, id, node_id, url, avatar_url, description: null } };
}
