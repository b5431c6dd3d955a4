// GitHub's GraphQL API: many things in one request. What it refuses comes with status 200, and is told here as
// the REST API tells it.

import type { Api } from "./api.ts";
import type { Refusal } from "./refusals.ts";

/** As @octokit/graphql has it. */
interface Answered {
  name: string;
  headers: Record<string, string | undefined>;
  errors?: { type?: string; message: string }[];
  data?: unknown;
}

const STATUSES: Record<string, number> = {
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 403,
  // A branch that has moved since it was read.
  STALE_DATA: 409,
  UNPROCESSABLE: 422,
};

/** `lacking`: whether what is not there is null, and no error. */
export async function ask<T>(
  { octokit }: Api,
  query: string,
  variables: Record<string, unknown> = {},
  { lacking = false } = {},
): Promise<T> {
  try {
    return await octokit.graphql<T>(query, variables);
  } catch (error) {
    const { name, errors = [], headers, data } = error as Answered;
    if (name !== "GraphqlResponseError") throw error;
    if (lacking && data && errors.every(({ type }) => type === "NOT_FOUND")) return data as T;
    throw refusalOf(errors, headers);
  }
}

/** Of several the first that says what kind it is; an error without a kind is GitHub's own. */
function refusalOf(errors: NonNullable<Answered["errors"]>, headers: Answered["headers"]): Refusal {
  const { type = "", message = "" } = errors.find((it) => it.type !== undefined) ?? errors[0] ?? {};
  const limited = type === "RATE_LIMITED" ? { "x-ratelimit-remaining": "0" } : {};
  return Object.assign(new Error(message), {
    status: STATUSES[type] ?? 502,
    response: { headers: { ...headers, ...limited } },
  });
}

/** A string of GraphQL. */
export const quoted = (text: string) => JSON.stringify(text);
