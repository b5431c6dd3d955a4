// The check of a pull request, or of all definitions, and everything that it leaves behind.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { setFailed, setOutput, summary } from "@actions/core";
import { type CheckResult, checkRegistry } from "../../src/core/check.ts";
import { comparisonLine } from "../../src/core/comparison.ts";
import { renderReview, SUMMARY_LIMIT } from "../../src/core/render/comment/comment.ts";
import { renderReport } from "../../src/core/render/report.ts";
import { changedDefinitions, referredFirst } from "../../src/core/review/changed-definitions.ts";
import {
  type ChangedDefinition,
  type CheckResultFile,
  inFolder,
  makeCheckResult,
} from "../../src/core/review/check-result.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import { counted } from "../../src/core/text.ts";
import { annotate, logPlain } from "../../src/io/annotate.ts";
import type { Asked } from "../../src/io/asked.ts";
import { currentTime } from "../../src/io/clock.ts";
import { readComparison } from "../../src/io/compare.ts";
import type { PullRequestFacts } from "../../src/io/event.ts";
import { type RunFacts, readRunFacts } from "../../src/io/github/run-facts.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";

export interface ToValidate {
  workspace: string;
  root: string;
  pullRequest: PullRequestFacts | undefined;
  /** What git was asked of the commit to compare with, where there is one. */
  asked: Asked | undefined;
}

export async function validate({ workspace, root, pullRequest, asked }: ToValidate): Promise<void> {
  const folder = relative(workspace, root).split(sep).join("/");
  const { result, ...compared } =
    asked === undefined ? await checkAll(root) : await compare(root, asked, pullRequest?.words);
  logPlain(renderReport(result));
  annotate(result.problems, folder);
  const file = inFolder(
    makeCheckResult(result, {
      pullRequest: pullRequest?.number ?? null,
      head: pullRequest?.head ?? (process.env.GITHUB_SHA || NO_COMMIT),
      base: asked?.base ?? null,
      ...compared,
    }),
    folder,
  );
  setOutput("ok", result.ok);
  setOutput("checked", result.checked);
  setOutput("problems", result.problems.length);
  setOutput("result", writeResult(file));
  await writeSummary(file, readRunFacts());
  if (!result.ok) {
    const errors = result.problems.filter(({ severity }) => severity === "error");
    setFailed(`${counted(errors.length, "error")} in ${counted(result.checked, "definition")}.`);
  }
}

/** What stands for the commit where the runner names none. */
const NO_COMMIT = "0".repeat(40);

interface Compared {
  result: CheckResult;
  definitions: ChangedDefinition[];
  firstReferred: number[];
}

async function checkAll(root: string): Promise<Compared> {
  const result = checkRegistry(await readSnapshot(root), { now: currentTime() });
  return { result, definitions: [], firstReferred: [] };
}

/** The same as `coalitions check --base` at a terminal, but for the words of the pull request. */
async function compare(root: string, asked: Asked, words: string | undefined): Promise<Compared> {
  const comparison = await readComparison(root, asked, { words, now: currentTime() });
  const { registry, options, changed } = comparison;
  logPlain(comparisonLine(asked.base, changed, options));
  return {
    result: checkRegistry(registry, options),
    definitions: changedDefinitions(comparison),
    firstReferred: referredFirst(comparison),
  };
}

/** The result as a file, for actions/report; gives its path. It is the only file of its folder. */
function writeResult(result: CheckResultFile): string {
  const folder = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), "validate-"));
  const file = join(folder, "result.json");
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** The same words as the comment, with more room. */
async function writeSummary(result: CheckResultFile, run: RunFacts): Promise<void> {
  const { repositoryUrl, runUrl, baseBranch } = run;
  const context = { repositoryUrl, runUrl, baseBranch, head: result.head };
  await summary.addRaw(renderReview(reviewCheckResult(result), context, SUMMARY_LIMIT)).write();
}
