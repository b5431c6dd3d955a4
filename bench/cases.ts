// What is measured, and how far each may go.

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { LongHistory } from "./long-history.ts";
import { type Program, run } from "./measure.ts";
import type { Edit, LargeRegistry, Layout } from "./registry.ts";

/** Nothing but the start of Node: what a check of one file is measured by. */
export const EMPTY: Omit<Program, "cwd"> = { args: ["-e", "0"], prints: "" };

export const ONE_FILE_GOAL = 3;
export const ALL_FILES_GOAL = 2.5;
/** Megabytes. */
export const PEAK_GOAL = 400;
export const COLD_GOAL = 2.5;
/** Of the time without anything kept. */
export const WARM_GOAL = 0.1;

/** A check of one changed definition, as a person or a workflow starts it. */
export interface OneFileCase extends Program {
  what: string;
  layout: Layout;
  edit: Edit;
}

export function oneFileCases(registry: LargeRegistry, layout: Layout, edit: Edit): OneFileCase[] {
  const { file, base, repository } = registry;
  const cli = [resolve("dist/coalitions.js"), "check", file];
  const common = { layout, edit, cwd: repository.folder, prints: "1 definition checked" };
  return [
    { ...common, what: "`check FILE`", args: cli },
    { ...common, what: "`check FILE --base REV`", args: [...cli, "--base", base] },
    {
      ...common,
      what: "`actions/validate`",
      args: [resolve("actions/validate/dist/index.js")],
      env: runnerOf(registry, edit),
    },
  ];
}

/** What a runner tells an action about a pull request. Its files go with the repository. */
function runnerOf({ repository, base, heads }: LargeRegistry, edit: Edit): Record<string, string> {
  const temp = mkdtempSync(repository.path(".git/runner-"));
  const file = (name: string, text: string) => {
    writeFileSync(join(temp, name), text);
    return join(temp, name);
  };
  mkdirSync(join(temp, "tmp"));
  const event = {
    pull_request: { number: 1, base: { sha: base }, head: { sha: heads[edit] } },
  };
  return {
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: repository.folder,
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify(event)),
    GITHUB_OUTPUT: file("output", ""),
    GITHUB_STEP_SUMMARY: file("summary.md", ""),
    RUNNER_TEMP: join(temp, "tmp"),
  };
}

/** Reading, parsing and asking the schema: what a check of everything is measured by. */
export function bareCase({ repository, files }: LargeRegistry): Program {
  const cwd = repository.folder;
  return { args: [resolve("bench/bare.mjs")], cwd, prints: `${files.length} valid` };
}

export function allFilesCase({ repository, files }: LargeRegistry): Program {
  const args = [resolve("dist/coalitions.js"), "check"];
  const prints = `${files.length} definitions checked: no problem`;
  return { args, cwd: repository.folder, prints };
}

/** Reading a history: the least that it takes, with nothing kept, and with all kept but the last commit. */
export function historyCases({ repository, name, commits }: LongHistory) {
  const kept = repository.path(".git/coalitions-history");
  const cwd = repository.folder;
  const changes = { args: [resolve("dist/coalitions.js"), "changes", name, "--json"], cwd };
  const prints = `"coalition": "${name}"`;
  repository.git("checkout", "--quiet", "--detach", "main~1");
  run({ ...changes, prints });
  copyFileSync(kept, `${kept}.copy`);
  repository.git("checkout", "--quiet", "main");
  return {
    bare: { args: [resolve("bench/bare-history.mjs")], cwd, prints: `${commits} parsed` },
    cold: { ...changes, before: () => rmSync(kept, { force: true }), prints },
    warm: { ...changes, before: () => copyFileSync(`${kept}.copy`, kept), prints },
  };
}
