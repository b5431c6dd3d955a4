// A run of one workflow for one event, and what its page would show.

import type { State } from "../server/state.ts";
import { loadCalls, NotStarted } from "./called-workflows.ts";
import { heldBy } from "./concurrency.ts";
import { githubBefore } from "./contexts.ts";
import { recordOf } from "./events.ts";
import { dispatchInputs, withDefaults } from "./inputs.ts";
import type { JobRun, Setting } from "./job-run.ts";
import { runJobs } from "./jobs.ts";
import { together } from "./levels.ts";
import type { RunFacts, RunOptions, WorkflowEvent } from "./running-job.ts";
import type { Conclusion, StepRun } from "./steps.ts";
import { starts } from "./triggers.ts";
import { parseWorkflowFile, type Workflow } from "./workflow-file.ts";

/** A run without started jobs: GitHub refused it, or it waits for approval. */
interface Stopped {
  conclusion: "startup_failure" | "action_required";
  words: string;
}

interface Parts {
  facts: RunFacts;
  event: WorkflowEvent;
  workflow: Workflow;
  jobs: readonly JobRun[];
  stopped?: Stopped;
}

export class WorkflowRun {
  readonly facts: RunFacts;
  readonly event: WorkflowEvent;
  readonly workflow: Workflow;
  readonly jobs: readonly JobRun[];
  readonly #stopped: Stopped | undefined;

  constructor({ facts, event, workflow, jobs, stopped }: Parts) {
    this.#stopped = stopped;
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

  get conclusion(): Conclusion | Stopped["conclusion"] {
    return this.#stopped?.conclusion ?? together(this.jobs.map(({ conclusion }) => conclusion));
  }

  /** By its id, `deploy` or `publish / deploy`, or by its name on the page. */
  job(id: string): JobRun {
    const found = this.jobs.find((job) => job.id === id || job.name === id);
    if (!found) throw new Error(`${this.name} has no job ${id}.`);
    return found;
  }

  /** By its id, or its name on the page. */
  step(job: string, name: string): StepRun {
    const found = this.job(job).steps.find((step) => step.id === name || step.name === name);
    if (!found) throw new Error(`${this.name} / ${job} has no step ${name}.`);
    return found;
  }

  /** The errors in its annotations. */
  get faults(): string {
    if (this.#stopped) return this.#stopped.words;
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

/** Runs every workflow in the named files that the event starts, from the event's commit. */
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
  const { state, options, facts } = start;
  const event = withDefaults(workflow, start.event);
  state.runs.set(facts.id, recordOf(facts, event, { state, conclusion: null }));
  const parts = { facts, workflow, event };
  const run = new WorkflowRun({
    ...parts,
    ...(await outcome(workflow, { state, event, run: facts, options })),
  });
  const { conclusion } = run;
  state.runs.set(facts.id, recordOf(facts, event, { state, conclusion }));
  return run;
}

async function outcome(
  workflow: Workflow,
  setting: Setting,
): Promise<Pick<Parts, "jobs" | "stopped">> {
  const { event, options, state } = setting;
  const { repository, sha, ref, untrusted } = event;
  if (event.awaitsApproval) {
    const words = "This workflow requires approval from a maintainer.";
    return { jobs: [], stopped: { conclusion: "action_required", words } };
  }
  const source = { repository, sha, ref, path: workflow.path };
  const inputs = dispatchInputs(workflow, event);
  const secrets = untrusted ? {} : (options.secrets ?? {});
  const contexts = { github: githubBefore(setting), inputs, vars: options.vars };
  try {
    const loaded = await loadCalls({ workflow, source, allowed: undefined }, state);
    const held = heldBy(workflow.concurrency, { contexts, failed: false }, "top level workflow");
    const prefix = { id: "", name: "" };
    const done = await runJobs({ loaded, inputs, secrets, prefix, held }, setting);
    return { jobs: done.flatMap(({ runs }) => runs) };
  } catch (error) {
    if (!(error instanceof NotStarted)) throw error;
    return { jobs: [], stopped: { conclusion: "startup_failure", words: error.message } };
  }
}
