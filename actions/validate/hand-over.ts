// What the run leaves behind: the result as a file, for actions/report, and the job summary.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { summary } from "@actions/core";
import { renderReview, SUMMARY_LIMIT } from "../../src/core/render/comment/comment.ts";
import type { CheckResultFile } from "../../src/core/review/check-result.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import type { RunFacts } from "../../src/io/github/run-facts.ts";

/** Gives the file's path. It is the only file of its folder. */
export function writeResult(result: CheckResultFile): string {
  const folder = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), "validate-"));
  const file = join(folder, "result.json");
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** The same words as the comment, with more room. */
export async function writeSummary(result: CheckResultFile, run: RunFacts): Promise<void> {
  const { repositoryUrl, runUrl, baseBranch } = run;
  const context = { repositoryUrl, runUrl, baseBranch, head: result.head };
  await summary.addRaw(renderReview(reviewCheckResult(result), context, SUMMARY_LIMIT)).write();
}
