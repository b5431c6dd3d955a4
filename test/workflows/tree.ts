// The workflows and actions of a repository, as GitHub's own parser reads them.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MappingToken } from "@actions/workflow-parser/templates/tokens/mapping-token";
import {
  type Action,
  mappingAt,
  NotValid,
  parseActionFile,
  parseWorkflowFile,
  type Step,
  type Workflow,
} from "../github/support/runner/workflow-file.ts";

/** Paths and texts of `.github/workflows/*.yml` and of every action.yml. */
export type Files = Record<string, string>;

export interface UsedStep {
  file: string;
  step: Step;
  inputs: MappingToken | undefined;
}

export interface Tree {
  files: Files;
  workflows: Workflow[];
  actions: Map<string, Action>;
  /** The steps of jobs and composite actions. */
  steps: UsedStep[];
  /** The parser's errors. */
  errors: string[];
}

export async function readTree(files: Files): Promise<Tree> {
  const tree: Tree = { files, workflows: [], actions: new Map(), steps: [], errors: [] };
  for (const [file, text] of Object.entries(files)) {
    try {
      if (file.startsWith(".github/workflows/")) await addWorkflow(tree, file, text);
      else addAction(tree, file, text);
    } catch (error) {
      if (!(error instanceof NotValid)) throw error;
      tree.errors.push(error.message);
    }
  }
  return tree;
}

async function addWorkflow(tree: Tree, file: string, text: string): Promise<void> {
  const workflow = await parseWorkflowFile(file, text);
  tree.workflows.push(workflow);
  addSteps(
    tree,
    file,
    workflow.jobs.flatMap(({ steps }) => steps),
  );
}

function addAction(tree: Tree, file: string, text: string): void {
  const action = parseActionFile(file, text);
  tree.actions.set(file, action);
  addSteps(tree, file, action.steps);
}

function addSteps(tree: Tree, file: string, steps: Step[]): void {
  for (const step of steps) {
    tree.steps.push({ file, step, inputs: mappingAt(step.written, "with") });
  }
}

/** The files of this project. */
export function readProject(root: string): Files {
  const below = (folder: string) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  const names = [
    ...below(".github/workflows").map((name) => `.github/workflows/${name}`),
    ...[".github/actions", "actions"].flatMap((folder) =>
      below(folder).map((name) => `${folder}/${name}/action.yml`),
    ),
  ];
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(root, name), "utf8")]));
}
