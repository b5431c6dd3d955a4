// Runs the check and prints every problem. With a base, also what the changes mean for integrators.

import { type CheckOptions, checkRegistry } from "../src/core/check.ts";
import { comparisonLine, statedIds } from "../src/core/comparison.ts";
import { searchTerms } from "../src/core/look-alikes/looked-for.ts";
import type { Snapshot } from "../src/core/registry/snapshot.ts";
import { renderReport } from "../src/core/render/report.ts";
import { changedDefinitions } from "../src/core/review/changed-definitions.ts";
import type { ChangedDefinition } from "../src/core/review/check-result.ts";
import type { Asked } from "../src/io/asked.ts";
import { currentTime } from "../src/io/clock.ts";
import { readComparison } from "../src/io/compare.ts";
import { readSnapshot } from "../src/io/read-snapshot.ts";
import { GitError } from "../src/io/run-git.ts";
import { filesWithIds } from "../src/io/search-definitions.ts";
import { filesAlike } from "../src/io/search-look-alikes.ts";
import { EXIT, type ExitCode, note, printResult } from "./terminal.ts";

export interface ToCheck {
  root: string;
  /** The files named on the command line. */
  named: string[] | undefined;
  /** Pending git queries about the base commit, if there is one. */
  asked: Asked | undefined;
}

export async function showCheck(toCheck: ToCheck, json: boolean | undefined): Promise<ExitCode> {
  const { registry, options, definitions, line } = toCheck.asked
    ? await compared(toCheck, toCheck.asked)
    : await alone(toCheck);
  // Programs often read both outputs as one.
  if (line !== undefined && !json) note(line);
  const result = checkRegistry(registry, options);
  const reviews = definitions && (await reviewed(definitions));
  const facts = reviews ? { ...result, changed: reviews.facts } : result;
  printResult(json, facts, (paint) =>
    [renderReport(result, paint), ...(reviews?.render(paint) ?? [])].join("\n\n"),
  );
  return result.ok ? EXIT.fine : EXIT.problems;
}

/** Loaded only with a base, because it also loads what reads published definitions. */
async function reviewed(definitions: readonly ChangedDefinition[]) {
  const { showReviews } = await import("./show-reviews.ts");
  return showReviews(definitions);
}

interface Check {
  registry: Snapshot;
  options: CheckOptions;
  /** Those that differ from the base, if there is a base. */
  definitions?: ChangedDefinition[];
  /** Says what it was compared with. */
  line?: string;
}

async function alone({ root, named }: ToCheck): Promise<Check> {
  const registry = await readSnapshot(root, { further: named ?? [] });
  const now = currentTime();
  if (!named) return { registry, options: { now } };
  const files = named.flatMap((file) => registry.get(file) ?? []);
  const [others, alike] = await Promise.all([
    ofGit(filesWithIds(root, statedIds(files, now), { untracked: true })),
    ofGit(
      filesAlike(
        root,
        searchTerms(files, () => undefined),
        { untracked: true },
      ),
    ),
  ]);
  const found = { ...(others && { others }), ...(alike && { alike }) };
  return { registry, options: { only: named, now, ...found } };
}

/** Git searches faster. Without git, the check reads every file. */
async function ofGit(search: Promise<string[] | undefined> | undefined) {
  try {
    return await search;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

async function compared({ root, named }: ToCheck, asked: Asked): Promise<Check> {
  const comparison = await readComparison(root, asked, { named, now: currentTime() });
  const line = comparisonLine(asked.base, comparison.changed, comparison.options);
  return { ...comparison, definitions: changedDefinitions(comparison), line };
}
