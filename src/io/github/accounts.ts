// The logins that accounts have today, by their numbers.

import type { Api } from "./api.ts";

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
    try {
      const { data } = await octokit.request("GET /user/{account_id}", { account_id });
      logins.set(account_id, data.login);
    } catch (error) {
      if ((error as { status?: number }).status !== 404) throw error;
    }
  }
  return logins;
}
