// actions/validate: checks the definitions that a pull request changes, or all of them.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { getInput, info, setFailed, setOutput, summary } from "@actions/core";
import { type CheckResult, checkRegistry } from "../../src/core/check.ts";
import { renderReport } from "../../src/core/render/report.ts";
import { renderCheckSummary } from "../../src/core/render/summary.ts";
import { counted } from "../../src/core/text.ts";
import { annotate } from "../../src/io/annotate.ts";
import { readPullRequestBase } from "../../src/io/event.ts";
import { mergeBase, readChangedFiles, readPublishedAt } from "../../src/io/published-versions.ts";
import { openRegistry } from "../../src/io/registry-files.ts";

async function run(): Promise<void> {
  const path = getInput("path") || ".";
  const root = resolve(process.env.GITHUB_WORKSPACE ?? ".", path);
  const base = getInput("base") || readPullRequestBase(process.env.GITHUB_EVENT_PATH);
  const result = base === undefined ? checkRegistry(openRegistry(root)) : await compare(root, base);
  info(renderReport(result));
  annotate(result.problems, path === "." ? "" : path.replace(/^\.\/|\/$/g, ""));
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

/**
 * A pull request answers for the definitions that it changes, and for no others. One that changes
 * none may change what definitions are checked by, so then all of them are.
 */
async function compare(root: string, base: string): Promise<CheckResult> {
  const commit = await mergeBase(root, base);
  const changed = await readChangedFiles(root, commit);
  const published = await readPublishedAt(root, commit);
  info(`Compared with ${commit}: ${counted(changed.length, "definition")} changed.`);
  const only = changed.length > 0 ? { only: changed } : {};
  return checkRegistry(openRegistry(root), { ...only, published });
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
