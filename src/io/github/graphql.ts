// GitHub's GraphQL API: many things in one request. Its errors come with status 200; this turns them into errors
// like the REST API's.

import type { Api } from "./api.ts";
import type { Refusal } from "./refusals.ts";

/** The error of @octokit/graphql. */
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
  // The branch has moved since it was read.
  STALE_DATA: 409,
  UNPROCESSABLE: 422,
};

/** `lacking`: whether missing things are null instead of an error. */
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

/** Uses the first error that has a type. One without a type is GitHub's own failure. */
function refusalOf(errors: NonNullable<Answered["errors"]>, headers: Answered["headers"]): Refusal {
  const { type = "", message = "" } = errors.find((it) => it.type !== undefined) ?? errors[0] ?? {};
  const limited = type === "RATE_LIMITED" ? { "x-ratelimit-remaining": "0" } : {};
  return Object.assign(new Error(message), {
    status: STATUSES[type] ?? 502,
    response: { headers: { ...headers, ...limited } },
  });
}

/** A GraphQL string literal. */
export const quoted = (text: string) => JSON.stringify(text);
