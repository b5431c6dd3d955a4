// The event that started a workflow, as far as the actions need it. Read as data, never as code.

import { readFileSync } from "node:fs";

/** The base and head commits of the pull request that the run is about; undefined for other events. */
export function readPullRequest(
  eventPath: string | undefined,
): { base: string; head: string | undefined } | undefined {
  if (!eventPath) return undefined;
  const event: unknown = JSON.parse(readFileSync(eventPath, "utf8"));
  const base = commitAt(event, "pull_request", "base", "sha");
  return base === undefined
    ? undefined
    : { base, head: commitAt(event, "pull_request", "head", "sha") };
}

function commitAt(value: unknown, ...keys: string[]): string | undefined {
  const sha = keys.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined,
    value,
  );
  return typeof sha === "string" && /^[0-9a-f]{40,64}$/.test(sha) ? sha : undefined;
}
