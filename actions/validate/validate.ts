// Checks a pull request or all definitions, and writes the log, annotations, outputs and summary.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFailed, setOutput, summary } from "@actions/core";
import { renderReview, SUMMARY_LIMIT } from "../../src/core/render/comment/comment.ts";
import { renderReport } from "../../src/core/render/report.ts";
import {
  type CheckResultFile,
  inFolder,
  makeCheckResult,
} from "../../src/core/review/check-result.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import { counted } from "../../src/core/text.ts";
import { annotate, logPlain } from "../../src/io/annotate.ts";
import type { Asked } from "../../src/io/asked.ts";
import { type CheckedBranch, checkAlone, checkBranch } from "../../src/io/check-branch.ts";
import type { Base } from "../../src/io/choose-base.ts";
import { currentTime } from "../../src/io/clock.ts";
import { type PullRequestFacts, readMergeGroup } from "../../src/io/event.ts";
import { registryFolder } from "../../src/io/folders.ts";
import { type RunFacts, readRunFacts } from "../../src/io/github/run-facts.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { commandHere, SOFTWARE } from "../../src/io/software-here.ts";

export interface ToValidate {
  workspace: string;
  root: string;
  pullRequest: PullRequestFacts | undefined;
  base: Base;
  /** git's answers about the base, if there is one. */
  asked: Asked | undefined;
}

export async function validate(toValidate: ToValidate): Promise<void> {
  const { workspace, root, pullRequest } = toValidate;
  const folder = registryFolder(workspace, root);
  const { result, line, ...compared } = await check(toValidate);
  logPlain(line);
  logPlain(renderReport(result));
  annotate(result.problems, folder);
  const head = pullRequest?.head ?? readMergeGroup()?.head ?? (process.env.GITHUB_SHA || NO_COMMIT);
  const facts = { pullRequest: pullRequest?.number ?? null, head, ...compared };
  const file = inFolder(makeCheckResult(result, facts), folder);
  setOutput("ok", result.ok);
  setOutput("checked", result.checked);
  setOutput("problems", result.problems.length);
  setOutput("base", compared.base ?? "");
  setOutput("result", writeResult(file));
  await writeSummary(file, readRunFacts(), workspace);
  if (!result.ok) {
    const errors = result.problems.filter(({ severity }) => severity === "error");
    setFailed(`${counted(errors.length, "error")} in ${counted(result.checked, "definition")}.`);
  }
}

/** Used if the runner does not name a commit. */
const NO_COMMIT = "0".repeat(40);

/** Like `coalitions check --base` at a terminal, plus the pull request's title and description. */
async function check({ root, pullRequest, base, asked }: ToValidate): Promise<CheckedBranch> {
  const now = currentTime();
  if (base.commit === undefined || asked === undefined) {
    return checkAlone(await readSnapshot(root), { missing: base.missing, now });
  }
  return checkBranch(root, asked, { words: pullRequest?.words, all: base.itself, now });
}

/** Writes the result to a file for actions/report and returns its path. It is the only file in its folder. */
function writeResult(result: CheckResultFile): string {
  const folder = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), "validate-"));
  const file = join(folder, "result.json");
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** The same text as the comment, with more room. */
async function writeSummary(
  result: CheckResultFile,
  run: RunFacts,
  workspace: string,
): Promise<void> {
  const { repositoryUrl, runUrl, baseBranch } = run;
  const program = { software: SOFTWARE, command: commandHere(workspace) };
  const context = { repositoryUrl, runUrl, baseBranch, head: result.head, ...program };
  await summary.addRaw(renderReview(reviewCheckResult(result), context, SUMMARY_LIMIT)).write();
}
