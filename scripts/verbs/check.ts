// coalitions check [FILE…] [--base REV]

import { type CheckOptions, checkRegistry, type Registry } from "../../src/core/check.ts";
import { comparisonLine } from "../../src/core/comparison.ts";
import { renderReport } from "../../src/core/render/report.ts";
import { changedDefinitions } from "../../src/core/review/changed-definitions.ts";
import type { ChangedDefinition } from "../../src/core/review/check-result.ts";
import { type CoalitionReview, reviewDefinitions } from "../../src/core/review/review.ts";
import { STATE_WORDS } from "../../src/core/review/state-words.ts";
import { currentTime } from "../../src/io/clock.ts";
import { readComparison } from "../../src/io/compare.ts";
import { mergeBase } from "../../src/io/published-versions.ts";
import { listNamed, openRegistry } from "../../src/io/registry-files.ts";
import { renderChanges } from "../render-changes.ts";
import { EXIT, type ExitCode, note, paint, print, printJson } from "../terminal.ts";

export async function runCheck(
  files: string[],
  { base, json }: { base?: string; json?: boolean },
): Promise<ExitCode> {
  const root = process.cwd();
  const named = files.length > 0 ? { named: listNamed(root, files) } : {};
  const { registry, options, definitions } =
    base === undefined ? alone(root, named) : await compared(root, base, named);
  const result = checkRegistry(registry, options);
  const reviews = reviewDefinitions(definitions ?? []);
  if (json) printJson(definitions ? { ...result, changed: reviews.map(factsOf) } : result);
  else print([renderReport(result, paint()), ...reviews.map(renderCoalition)].join("\n\n"));
  return result.ok ? EXIT.fine : EXIT.problems;
}

interface Check {
  registry: Registry;
  options: CheckOptions;
  /** Those that differ from the base, where there is one. */
  definitions?: ChangedDefinition[];
}

/** What the comment on a pull request says of a coalition, too. */
function renderCoalition(review: CoalitionReview): string {
  const { strong } = paint();
  const name = strong(review.name);
  if (review.state !== "changed") return `${name}: ${STATE_WORDS[review.state]}`;
  return `${name}\n\n${renderChanges(review.changes, fingerprintsOf(review), paint())}`;
}

function factsOf(review: CoalitionReview) {
  const { file, name, state, breaking, changes } = review;
  return { file, name, state, breaking, changes, fingerprint: fingerprintsOf(review) };
}

function fingerprintsOf({ before, after }: CoalitionReview) {
  return { before: before?.fingerprint ?? null, after: after?.fingerprint ?? null };
}

function alone(root: string, { named }: { named?: string[] }): Check {
  const only = named ? { only: named } : {};
  return { registry: openRegistry(root, named), options: { ...only, now: currentTime() } };
}

async function compared(root: string, base: string, named: { named?: string[] }): Promise<Check> {
  const commit = await mergeBase(root, base);
  const comparison = await readComparison(root, commit, { ...named, now: currentTime() });
  note(comparisonLine(commit, comparison.changed, comparison.options));
  return { ...comparison, definitions: changedDefinitions(comparison) };
}
