// actions/validate: checks the definitions that a pull request changes, or all of them.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { getInput, info, setFailed, setOutput, summary } from "@actions/core";
import { type CheckResult, checkRegistry } from "../../src/core/check.ts";
import { renderReport } from "../../src/core/render/report.ts";
import { renderCheckSummary } from "../../src/core/render/summary.ts";
import { nameOfFile } from "../../src/core/rules/file-name.ts";
import { counted } from "../../src/core/text.ts";
import { annotate, logPlain } from "../../src/io/annotate.ts";
import { readPullRequest } from "../../src/io/event.ts";
import {
  mergeBase,
  pullRequestBase,
  readChangedFiles,
  readPublishedUntil,
} from "../../src/io/published-versions.ts";
import { openRegistry } from "../../src/io/registry-files.ts";

async function run(): Promise<void> {
  const workspace = resolve(process.env.GITHUB_WORKSPACE ?? ".");
  const root = resolve(workspace, getInput("path") || ".");
  const base = await baseCommit(root);
  const result = base === undefined ? checkRegistry(openRegistry(root)) : await compare(root, base);
  logPlain(renderReport(result));
  annotate(result.problems, relative(workspace, root).split(sep).join("/"));
  await summary.addRaw(renderCheckSummary(result)).write();
  setOutput("ok", result.ok);
  setOutput("checked", result.checked);
  setOutput("problems", result.problems.length);
  setOutput("result", writeResult(result));
  if (!result.ok) {
    const errors = result.problems.filter(({ severity }) => severity === "error");
    setFailed(`${counted(errors.length, "error")} in ${counted(result.checked, "definition")}.`);
  }
}

/** What to compare with: what the input names, else what the pull request is against, else nothing. */
async function baseCommit(root: string): Promise<string | undefined> {
  const named = getInput("base");
  if (named !== "") return mergeBase(root, named);
  const pullRequest = readPullRequest(process.env.GITHUB_EVENT_PATH);
  return pullRequest && pullRequestBase(root, pullRequest);
}

/**
 * A pull request answers for the definitions that it changes, and for no others. One that changes
 * none may change what definitions are checked by, so then all of them are.
 */
async function compare(root: string, commit: string): Promise<CheckResult> {
  const registry = openRegistry(root);
  const changed = await readChangedFiles(root, commit);
  const names = changed.length > 0 ? changed.map(nameOfFile) : undefined;
  const published = await readPublishedUntil(root, commit, names);
  info(`Compared with ${commit}: ${counted(changed.length, "definition")} changed.`);
  const there = registry.files.filter((file) => changed.includes(file));
  const only = changed.length > 0 ? { only: there } : {};
  return checkRegistry(registry, { ...only, published });
}

function writeResult(result: CheckResult): string {
  const folder = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), "validate-"));
  const file = join(folder, "result.json");
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

try {
  await run();
} catch (error) {
  setFailed(error instanceof Error ? error : String(error));
}
