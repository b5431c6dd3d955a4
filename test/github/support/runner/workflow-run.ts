// A run of one workflow for one event, and what the page of the run would show of it.

import type { State } from "../server/state.ts";
import { recordOf } from "./events.ts";
import { jsonOf } from "./expressions.ts";
import type { JobRun, Setting } from "./job-run.ts";
import { githubBefore, runJobs } from "./jobs.ts";
import type { RunFacts, RunOptions, WorkflowEvent } from "./running-job.ts";
import type { Conclusion, StepRun } from "./steps.ts";
import { starts } from "./triggers.ts";
import { parseWorkflowFile, type Workflow } from "./workflow-file.ts";

interface Parts {
  facts: RunFacts;
  event: WorkflowEvent;
  workflow: Workflow;
  jobs: readonly JobRun[];
}

export class WorkflowRun {
  readonly facts: RunFacts;
  readonly event: WorkflowEvent;
  readonly workflow: Workflow;
  readonly jobs: readonly JobRun[];

  constructor({ facts, event, workflow, jobs }: Parts) {
    this.facts = facts;
    this.workflow = workflow;
    this.event = event;
    this.jobs = jobs;
  }

  get id(): number {
    return this.facts.id;
  }

  get name(): string {
    return this.workflow.name;
  }

  get conclusion(): Conclusion {
    const conclusions = this.jobs.map(({ conclusion }) => conclusion);
    if (conclusions.includes("failure")) return "failure";
    return conclusions.includes("success") ? "success" : "skipped";
  }

  job(id: string): JobRun {
    const found = this.jobs.find((job) => job.id === id);
    if (!found) throw new Error(`${this.name} has no job ${id}.`);
    return found;
  }

  /** By its id, or what it is called on the page. */
  step(job: string, name: string): StepRun {
    const found = this.job(job).steps.find((step) => step.id === name || step.name === name);
    if (!found) throw new Error(`${this.name} / ${job} has no step ${name}.`);
    return found;
  }

  /** What its annotations say went wrong with it. */
  get faults(): string {
    return this.jobs
      .flatMap(({ annotations }) => annotations)
      .filter(({ command }) => command === "error")
      .map(({ message }) => message)
      .join("\n");
  }

  /** How each job ended. */
  get ends(): Record<string, string> {
    return Object.fromEntries(this.jobs.map(({ id, conclusion }) => [id, conclusion]));
  }
}

/** Every workflow of the named files that the event starts, as they are in the commit of the event. */
export async function findWorkflows(
  { repository, sha, trigger }: WorkflowEvent,
  { files }: RunOptions,
): Promise<Workflow[]> {
  const folder = ".github/workflows";
  const paths = files?.map((file) => `${folder}/${file}`);
  const workflows: Workflow[] = [];
  for (const path of paths ?? (await repository.filesBelow(sha, folder))) {
    const bytes = await repository.fileAt(sha, path);
    if (!bytes) continue;
    const workflow = await parseWorkflowFile(path, `${bytes}`);
    if (starts(workflow, trigger)) workflows.push(workflow);
  }
  return workflows;
}

export interface Start {
  state: State;
  event: WorkflowEvent;
  options: RunOptions;
  facts: RunFacts;
}

export async function runWorkflow(workflow: Workflow, start: Start): Promise<WorkflowRun> {
  const { state, event, options, facts } = start;
  state.runs.set(facts.id, recordOf(facts, event, { state, conclusion: null }));
  const setting: Setting = { state, event, run: facts, options };
  // All run one after the other anyway; but an expression that fails would fail the run.
  const { inputs } = event.payload;
  const contexts = { github: githubBefore(setting), inputs, vars: options.vars };
  jsonOf(workflow.concurrency, { contexts, failed: false });
  const run = new WorkflowRun({ facts, workflow, event, jobs: await runJobs(workflow, setting) });
  const { conclusion } = run;
  state.runs.set(facts.id, recordOf(facts, event, { state, conclusion }));
  return run;
}
