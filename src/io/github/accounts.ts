// The current logins of accounts, by account id.

import { LOGIN } from "../../core/repository-name.ts";
import { type Api, unless } from "./api.ts";
import { ask, quoted } from "./graphql.ts";

/** More than a person changes at once. Each one is a request, and a repository has a thousand an hour. */
const MOST = 10;

/** Leaves out accounts that are gone, and those beyond the first `most`. */
export async function readLogins(
  { octokit }: Api,
  numbers: readonly number[],
  most = MOST,
): Promise<Map<number, string>> {
  const logins = new Map<number, string>();
  for (const account_id of [...new Set(numbers)].slice(0, most)) {
    const ask = () => octokit.request("GET /user/{account_id}", { account_id });
    const found = await unless([404], ask);
    if (found) logins.set(account_id, found.data.login);
  }
  return logins;
}

/** An account's id, with the login from when it was written down. */
export interface WrittenAccount {
  id: number;
  login: string;
}

/** Logins in one request. */
const AT_ONCE = 150;

/**
 * The current logins. One request covers 150 accounts whose login is unchanged. Of the others, the first `most`
 * are looked up one by one and the rest is left out.
 */
export async function confirmLogins(
  api: Api,
  accounts: readonly WrittenAccount[],
  most: number,
): Promise<Map<number, string>> {
  const logins = new Map<number, string>();
  const readable = accounts.filter(({ login }) => IS_LOGIN.test(login));
  for (let start = 0; start < readable.length; start += AT_ONCE) {
    const some = readable.slice(start, start + AT_ONCE);
    const fields = some.map(
      ({ login }, index) => `a${index}: repositoryOwner(login: ${quoted(login)}) { ${OWNER} }`,
    );
    const owners = await ask<Record<string, Owner | null>>(
      api,
      `{ ${fields.join("\n")} }`,
      {},
      LACKING,
    );
    for (const [index, { id }] of some.entries()) {
      const owner = owners[`a${index}`];
      if (owner?.databaseId === id) logins.set(id, owner.login);
    }
  }
  const others = accounts.map(({ id }) => id).filter((id) => !logins.has(id));
  for (const [id, login] of await readLogins(api, others, most)) logins.set(id, login);
  return logins;
}

/** What GitHub accepts as a login. Nobody has any other. */
const IS_LOGIN = new RegExp(`^${LOGIN}$`);
const OWNER = "login ... on User { databaseId } ... on Organization { databaseId }";
const LACKING = { lacking: true };

interface Owner {
  login: string;
  databaseId?: number;
}
