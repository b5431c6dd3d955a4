// actions/validate: checks the definitions that a pull request changes, or all of them.

import { relative, resolve, sep } from "node:path";
import { getInput, info, setFailed, setOutput } from "@actions/core";
import { type CheckResult, checkRegistry, soundDefinition } from "../../src/core/check.ts";
import { comparisonLine } from "../../src/core/comparison.ts";
import { renderReport } from "../../src/core/render/report.ts";
import { changedDefinitions, referredFirst } from "../../src/core/review/changed-definitions.ts";
import {
  type ChangedDefinition,
  inFolder,
  makeCheckResult,
} from "../../src/core/review/check-result.ts";
import { counted } from "../../src/core/text.ts";
import { annotate, logPlain } from "../../src/io/annotate.ts";
import { currentTime } from "../../src/io/clock.ts";
import { readComparison } from "../../src/io/compare.ts";
import { type PullRequestFacts, readPullRequest } from "../../src/io/event.ts";
import { readRunFacts } from "../../src/io/github/run-facts.ts";
import { mergeBase, pullRequestBase } from "../../src/io/published-versions.ts";
import { openRegistry } from "../../src/io/registry-files.ts";
import { writeResult, writeSummary } from "./hand-over.ts";

async function run(): Promise<void> {
  const workspace = resolve(process.env.GITHUB_WORKSPACE ?? ".");
  const root = resolve(workspace, getInput("path") || ".");
  const folder = relative(workspace, root).split(sep).join("/");
  const pullRequest = readPullRequest(process.env.GITHUB_EVENT_PATH);
  const base = await baseCommit(root, pullRequest);
  const { result, ...compared } =
    base === undefined ? checkAll(root) : await compare(root, base, pullRequest?.words);
  logPlain(renderReport(result));
  annotate(result.problems, folder);
  const file = inFolder(
    makeCheckResult(result, {
      pullRequest: pullRequest?.number ?? null,
      head: pullRequest?.head ?? (process.env.GITHUB_SHA || NO_COMMIT),
      base: base ?? null,
      ...compared,
    }),
    folder,
  );
  await writeSummary(file, readRunFacts(process.env));
  setOutput("ok", result.ok);
  setOutput("checked", result.checked);
  setOutput("problems", result.problems.length);
  setOutput("result", writeResult(file));
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

function checkAll(root: string): Compared {
  const result = checkRegistry(openRegistry(root), { now: currentTime() });
  return { result, definitions: [], firstReferred: [] };
}

/** What to compare with: what the input names, else what the pull request is against, else nothing. */
async function baseCommit(
  root: string,
  pullRequest: PullRequestFacts | undefined,
): Promise<string | undefined> {
  const named = getInput("base");
  if (named !== "") return mergeBase(root, named);
  return pullRequest && pullRequestBase(root, pullRequest);
}

/** The same as `coalitions check --base` at a terminal, but for the words of the pull request. */
async function compare(root: string, commit: string, words: string | undefined): Promise<Compared> {
  const comparison = await readComparison(root, commit, { words, now: currentTime() });
  const { registry, options, changed } = comparison;
  info(comparisonLine(commit, changed, options));
  return {
    result: checkRegistry(registry, options),
    definitions: changedDefinitions(comparison),
    firstReferred: referredFirst(comparison, (file) => soundDefinition(registry.read(file))),
  };
}

try {
  await run();
} catch (error) {
  setFailed(error instanceof Error ? error : String(error));
}
