// The event that started a workflow, as far as the actions need it. Read as data, never as code.

import { readFileSync } from "node:fs";
import { isGitId } from "../core/git-id.ts";

/** The pull request that a run is about. */
export interface PullRequestFacts {
  number: number | undefined;
  base: string;
  head: string | undefined;
  /** Its title and description. */
  words: string;
}

/** Undefined for other events. */
export function readPullRequest(eventPath: string | undefined): PullRequestFacts | undefined {
  if (!eventPath) return undefined;
  const event: unknown = JSON.parse(readFileSync(eventPath, "utf8"));
  const base = commitAt(event, "pull_request", "base", "sha");
  if (base === undefined) return undefined;
  const number = valueAt(event, "pull_request", "number");
  return {
    number: typeof number === "number" ? number : undefined,
    base,
    head: commitAt(event, "pull_request", "head", "sha"),
    words: wordsOf(event),
  };
}

/** The issue that an `issues` event is about, as it was then. */
export interface IssueFacts {
  number: number;
  /** "opened", "edited", "labeled", "closed", "deleted"… */
  action: string;
  body: string;
  labels: string[];
}

/** Undefined for other events. */
export function readIssueEvent(eventPath: string | undefined): IssueFacts | undefined {
  if (!eventPath) return undefined;
  const event: unknown = JSON.parse(readFileSync(eventPath, "utf8"));
  const number = valueAt(event, "issue", "number");
  if (typeof number !== "number") return undefined;
  const [action, body, labels] = [
    valueAt(event, "action"),
    valueAt(event, "issue", "body"),
    valueAt(event, "issue", "labels"),
  ];
  return {
    number,
    action: typeof action === "string" ? action : "",
    body: typeof body === "string" ? body : "",
    labels: Array.isArray(labels) ? labels.map((it) => `${valueAt(it, "name")}`) : [],
  };
}

/** A description that was left empty is null. */
function wordsOf(event: unknown): string {
  return ["title", "body"]
    .map((key) => valueAt(event, "pull_request", key))
    .filter((text) => typeof text === "string")
    .join("\n\n");
}

function commitAt(value: unknown, ...keys: string[]): string | undefined {
  const sha = valueAt(value, ...keys);
  return isGitId(sha) ? sha : undefined;
}

function valueAt(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined,
    value,
  );
}
