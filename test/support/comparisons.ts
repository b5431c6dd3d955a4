// Definitions in memory, checked against a history in memory: what a pull request would report.

import { type CheckResult, checkRegistry } from "../../src/core/check.ts";
import { newIds } from "../../src/core/comparison.ts";
import { PublishedGatherer } from "../../src/core/history/published.ts";
import { ScopedIdGatherer, ScopedIdSearch } from "../../src/core/history/scoped-ids.ts";
import type { Problem } from "../../src/core/problem.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { nameOfFile } from "../../src/core/registry/file-name.ts";
import { commitOf, type Step } from "./histories.ts";
import { bytesOfValue, fileOf, registryOf } from "./registries.ts";

/** A step that writes these definitions. */
export function stepOf(...definitions: Definition[]): Step {
  return Object.fromEntries(definitions.map((it) => [fileOf(it), it]));
}

/** Checks `after` as the registry's only definitions, after a history of `steps`. */
export function checkAgainst(
  steps: readonly Step[],
  after: readonly Definition[],
  options: { words?: string; now?: string; only?: string[] } = {},
): CheckResult {
  const registry = registryOf(
    Object.fromEntries(after.map((it) => [fileOf(it), bytesOfValue(it)])),
  );
  const commits = steps.map((step, index) => commitOf(step, index));
  const gatherer = new PublishedGatherer();
  for (const commit of commits) gatherer.add(commit);
  const published = gatherer.finish();
  const ids = newIds(registry.files, published);
  const [search, scoped] = [new ScopedIdSearch(ids), new ScopedIdGatherer(ids)];
  for (const commit of commits) {
    search.add(commit);
    scoped.add(commit);
  }
  // The search decides whose history is read: it may find too many, but never too few.
  const holders = new Map(
    [...scoped.finish()].map(([id, of]) => [
      id,
      of.filter(({ coalition }) => search.coalitions.has(coalition)),
    ]),
  );
  return checkRegistry(registry, { ...options, published, scoped: holders });
}

/** The report on `after`, published before as `before`: the code of each problem. */
export function saidOf(
  before: Definition,
  after: Definition,
  options: { words?: string; now?: string } = {},
): string[] {
  return checkAgainst([stepOf(before)], [after], options).problems.map(({ code }) => code);
}

/** Spans are as short as a test needs them to be. */
export function isNotOfSpans({ code }: Problem): boolean {
  return code !== "span-too-small";
}

/**
 * The report on a pull request that adds or changes `after`, in a registry with what `before` published: the
 * severity, code and coalition of each problem.
 */
export function reportedOn(before: readonly Definition[], after: readonly Definition[]): string[] {
  const changed = new Set(after.map(({ name }) => name));
  const left = before.filter(({ name }) => !changed.has(name));
  const { problems } = checkAgainst([stepOf(...before)], [...left, ...after], {
    only: after.map(fileOf),
    words: "All that goes has ended.",
  });
  return problems
    .filter(isNotOfSpans)
    .map(({ severity, code, file }) => `${severity} ${code} ${nameOfFile(file)}`);
}
