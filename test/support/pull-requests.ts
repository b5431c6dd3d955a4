// Pull requests in memory: definitions before, files after, and what the check makes of them.

import { checkRegistry, type PublishedCoalition } from "../../src/core/check.ts";
import { PublishedGatherer } from "../../src/core/history/published.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import type { CommentContext } from "../../src/core/render/comment/context.ts";
import { changedDefinitions, referredFirst } from "../../src/core/review/changed-definitions.ts";
import { type CheckResultFile, makeCheckResult } from "../../src/core/review/check-result.ts";
import { committed } from "./blob-id.ts";
import { bytesOfText, bytesOfValue, fileOf, registryOf } from "./registries.ts";

export interface PullRequest {
  /** Published before it. */
  before: readonly Definition[];
  /** What it writes: a definition, or the text of the file of that name; null deletes the file. */
  after: readonly (Definition | { name: string; text: string | null })[];
  /** The text of .github/CODEOWNERS. */
  owners?: string;
}

export const HEAD = "beef".repeat(10);
export const BASE = "cafe".repeat(10);

export const CONTEXT: CommentContext = {
  repositoryUrl: "https://git.example/mini/registry",
  runUrl: "https://git.example/mini/registry/actions/runs/7",
  baseBranch: "main",
  head: HEAD,
  software: "mosaik-coalitions 1.2.3",
  command: "npx mosaik-coalitions@1.2.3",
};

/** What actions/validate passes on. */
export function resultOf({ before, after, owners }: PullRequest): CheckResultFile {
  const files = new Map(before.map((it) => [fileOf(it), bytesOfValue(it)]));
  const changed = after.map((it) => fileOf(it));
  for (const it of after) {
    if (!("text" in it)) files.set(fileOf(it), bytesOfValue(it));
    else if (it.text !== null) files.set(fileOf(it), bytesOfText(it.text));
    else files.delete(fileOf(it));
  }
  const registry = registryOf(Object.fromEntries(files), { owners });
  const comparison = { registry, changed, published: publish(before) };
  const result = checkRegistry(registry, {
    only: changed.filter((file) => files.has(file)),
    published: new Map([...comparison.published].filter(([name]) => named(after, name))),
  });
  return makeCheckResult(result, {
    pullRequest: 1,
    head: HEAD,
    base: BASE,
    definitions: changedDefinitions(comparison),
    firstReferred: referredFirst(comparison),
  });
}

function named(after: PullRequest["after"], name: string): boolean {
  return after.some((it) => it.name === name);
}

/** All of them by one commit. */
function publish(definitions: readonly Definition[]): ReadonlyMap<string, PublishedCoalition> {
  const gatherer = new PublishedGatherer();
  gatherer.add({
    commit: BASE,
    at: "2026-01-05T09:00:00Z",
    subject: "Publish",
    files: definitions.map((it) => committed(fileOf(it), bytesOfValue(it))),
  });
  return gatherer.finish();
}
