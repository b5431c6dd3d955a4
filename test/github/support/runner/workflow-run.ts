// A run of one workflow for one event, and what the page of the run would show of it.

import type { State } from "../server/state.ts";
import { jsonOf } from "./expressions.ts";
import type { JobRun, Setting } from "./job-run.ts";
import { githubBefore, runJobs } from "./jobs.ts";
import { tellRun } from "./run-record.ts";
import type { RunFacts, RunOptions, WorkflowEvent } from "./running-job.ts";
import type { Conclusion, StepRun } from "./steps.ts";
import { starts } from "./triggers.ts";
import { parseWorkflowFile, type Workflow } from "./workflow-file.ts";

interface Parts {
  facts: RunFacts;
  event: WorkflowEvent;
  workflow: Workflow;
  jobs: readonly JobRun[];
  group: string | undefined;
}

export class WorkflowRun {
  readonly facts: RunFacts;
  readonly event: WorkflowEvent;
  readonly workflow: Workflow;
  readonly jobs: readonly JobRun[];
  /** Runs of one group would wait for each other; here all run one after the other anyway. */
  readonly group: string | undefined;

  constructor({ facts, event, workflow, jobs, group }: Parts) {
    this.facts = facts;
    this.workflow = workflow;
    this.event = event;
    this.jobs = jobs;
    this.group = group;
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

  /** The first of its combinations, where it has a matrix. */
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
}

/** Every workflow that the event starts, as its files stand in the commit that counts. */
export async function findWorkflows(event: WorkflowEvent): Promise<Workflow[]> {
  const { repository, workflowsAt, trigger } = event;
  const files = await repository.filesBelow(workflowsAt, ".github/workflows");
  const workflows: Workflow[] = [];
  for (const file of files.filter((name) => /\.ya?ml$/.test(name))) {
    const bytes = await repository.fileAt(workflowsAt, file);
    const workflow = await parseWorkflowFile(file, `${bytes}`);
    if (starts(workflow, trigger)) workflows.push(workflow);
  }
  return workflows;
}

function concurrencyOf({ concurrency }: Workflow, setting: Setting): string | undefined {
  const { vars = {} } = setting.options;
  const contexts = { github: githubBefore(setting), inputs: setting.event.payload.inputs, vars };
  const value = jsonOf(concurrency, { contexts, failed: false });
  return typeof value === "string" ? value : (value as { group?: string } | undefined)?.group;
}

export interface Start {
  state: State;
  event: WorkflowEvent;
  options: RunOptions;
  facts: RunFacts;
}

export async function runWorkflow(workflow: Workflow, start: Start): Promise<WorkflowRun> {
  const { state, event, options, facts } = start;
  state.runs.set(facts.id, await tellRun(facts, event, { state, conclusion: null }));
  const setting = { state, event, run: facts, options };
  const group = concurrencyOf(workflow, setting);
  const jobs = await runJobs(workflow, setting);
  const run = new WorkflowRun({ facts, workflow, event, jobs, group });
  const { conclusion } = run;
  state.runs.set(facts.id, await tellRun(facts, event, { state, conclusion }));
  return run;
}
