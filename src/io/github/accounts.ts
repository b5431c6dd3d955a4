// The logins that accounts have today, by their numbers.

import { type Api, unless } from "./api.ts";

/** More than a person changes at once; each is a request, and an hour has a thousand for everybody. */
const MOST = 10;

/** Accounts that are gone are left out; so are those beyond the first `most`. */
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
