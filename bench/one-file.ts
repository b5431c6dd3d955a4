// The check of one changed definition in a large registry, as a person or a workflow starts it, against starting Node
// and the git commands that it needs.

import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Definition } from "../src/core/registry/definition.ts";
import { partsOf } from "../src/core/registry/parts.ts";
import { measureInTurns, type Program } from "./measure.ts";
import { type BenchRegistry, bumped, fileOf, filesOf, importCommits } from "./registry.ts";
import { type Row, timed } from "./rows.ts";

const ROUNDS = 9;
const GOAL = 1.6;

export function measureOneFile(registry: BenchRegistry): Row[] {
  const before = registry.definition;
  const titled = { ...before, title: "Another title" };
  const moved = bumped(before);
  const [organism, confluence] = [moved.organisms[0], moved.confluences[0]];
  const newIds = [organism?.stableId ?? "", confluence?.fingerprint ?? ""];
  return [
    ...measureAlone(registry),
    ...measureCompared(registry, "a new title", titled, ["--title", titled.title]),
    ...measureCompared(registry, "a new id", moved, [...idArgs(newIds), "--replaced"]),
  ];
}

function measureAlone({ repository, definition }: BenchRegistry): Row[] {
  const cwd = repository.folder;
  const args = [resolve("dist/coalitions.js"), "check", fileOf(definition)];
  // Without a base, all of the definition counts as new.
  const ids = partsOf(definition).map(({ id }) => id);
  const asked = [...idArgs(ids), "--title", definition.title];
  return rowsOf(bareGit("Node, git for the definition", cwd, ...asked), [
    { what: "`check FILE`", args, cwd, prints: CHECKED },
  ]);
}

const CHECKED = "1 definition checked";

/** On the merge of a pull request into its base, as GitHub checks it out. */
function measureCompared(
  { repository }: BenchRegistry,
  edit: string,
  after: Definition,
  asked: readonly string[],
): Row[] {
  const cwd = repository.folder;
  const files = filesOf(after);
  importCommits(repository, [
    { branch: "change", from: "main", files },
    { branch: "merged", from: "main", merge: "change", files },
  ]);
  const base = repository.git("rev-parse", "main");
  const head = repository.git("rev-parse", "change");
  repository.git("checkout", "--quiet", "--detach", "merged");
  const compared = ["--base", base, "--name", after.name, ...asked];
  const bare = bareGit(`Node, git for ${edit}`, cwd, ...compared);
  const check = [resolve("dist/coalitions.js"), "check", fileOf(after)];
  const rows = rowsOf(bare, [
    {
      ...{ what: `\`check FILE --base REV\`, ${edit}`, cwd, prints: CHECKED },
      args: [...check, "--base", base],
    },
    {
      ...{ what: `\`actions/validate\`, ${edit}`, cwd, prints: CHECKED },
      args: [resolve("actions/validate/dist/index.js")],
      env: runnerEnvironment(cwd, base, head),
    },
  ]);
  repository.git("checkout", "--quiet", "main");
  repository.git("branch", "--quiet", "-D", "change", "merged");
  return rows;
}

function idArgs(ids: readonly string[]): string[] {
  return ids.flatMap((it) => ["--id", it]);
}

function bareGit(what: string, cwd: string, ...args: string[]): Program {
  return { what, args: [resolve("bench/bare-git.mjs"), ...args], cwd, prints: "asked" };
}

function rowsOf(floor: Program, programs: readonly Program[]): Row[] {
  const [bare = [], ...others] = measureInTurns([floor, ...programs], ROUNDS).map((ran) =>
    ran.map(({ ms }) => ms),
  );
  const rows = programs.map(({ what }, index) => timed(what, others[index] ?? [], bare));
  return [timed(floor.what, bare), ...rows.map((row) => ({ ...row, goal: GOAL }))];
}

/** The environment of an action's run for a pull request. */
export function runnerEnvironment(
  workspace: string,
  base: string,
  head: string,
  temp = join(workspace, ".git/runner"),
): Record<string, string> {
  mkdirSync(temp, { recursive: true });
  const file = (name: string, text: string) => {
    writeFileSync(join(temp, name), text);
    return join(temp, name);
  };
  const pullRequest = { number: 1, base: { sha: base }, head: { sha: head } };
  return {
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify({ pull_request: pullRequest })),
    GITHUB_OUTPUT: file("output", ""),
    GITHUB_STEP_SUMMARY: file("summary.md", ""),
    RUNNER_TEMP: temp,
  };
}
