// The event that started a workflow, as far as the actions need it. Read as data, never as code.

import { readFileSync } from "node:fs";

/** The base commit of the pull request that the run is about; undefined for any other event. */
export function readPullRequestBase(eventPath: string | undefined): string | undefined {
  if (!eventPath) return undefined;
  const event: unknown = JSON.parse(readFileSync(eventPath, "utf8"));
  const sha = stepInto(event, "pull_request", "base", "sha");
  return typeof sha === "string" && /^[0-9a-f]{40,64}$/.test(sha) ? sha : undefined;
}

function stepInto(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined,
    value,
  );
}
