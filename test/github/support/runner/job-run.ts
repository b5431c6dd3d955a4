// One job on one runner: its token, its folders, its steps.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Annotation } from "../../../support/runner.ts";
import { ACTIONS_BOT } from "../server/accounts.ts";
import type { Permissions } from "../server/permissions.ts";
import type { State } from "../server/state.ts";
import { jsonOf, textOf, textsOf } from "./expressions.ts";
import { libraries } from "./libraries.ts";
import {
  NotEmulated,
  type RunFacts,
  type RunningJob,
  type RunOptions,
  type WorkflowEvent,
} from "./running-job.ts";
import { type Conclusion, runSteps, type StepRun, scopeOf } from "./steps.ts";
import type { Job, Workflow } from "./workflow-file.ts";

export interface JobRun {
  id: string;
  conclusion: Conclusion;
  outputs: Record<string, string>;
  steps: StepRun[];
  permissions: Permissions;
  annotations: Annotation[];
  /** The summaries of its steps, as the page of the run shows them. */
  summary: string;
}

/** What all jobs of a run have in common. */
export interface Setting {
  state: State;
  event: WorkflowEvent;
  run: RunFacts;
  options: RunOptions;
}

interface Once {
  workflow: Workflow;
  setting: Setting;
  contexts: Record<string, unknown>;
  permissions: Permissions;
}

export async function runOnce(
  job: Job,
  { workflow, setting, contexts, permissions }: Once,
): Promise<JobRun> {
  if (workflow.env ?? job.env ?? job.matrix) throw new NotEmulated("env, and a matrix, of a job");
  const { state, event, run, options } = setting;
  const grant = state.grants.give({
    account: ACTIONS_BOT,
    repository: event.repository.fullName,
    permissions,
    job: `${workflow.name} / ${job.id}`,
    ...(options.now === undefined ? {} : { now: options.now }),
  });
  const { top, folders } = makeFolders(event);
  const running: RunningJob = {
    ...{ state, event, run, options, grant, folders, contexts, failed: false },
    ...{ job: job.id, further: [] },
  };
  const deployed = beginDeployment(job, setting);
  try {
    const frame = { running, runs: [] as StepRun[] };
    const steps = await runSteps(job.steps, frame);
    // It is shown, and nothing depends on it; but an expression that fails would fail the job.
    textOf(job.name, scopeOf(frame));
    jsonOf(job.environment, scopeOf(frame));
    deployed?.(!running.failed);
    return {
      ...{ id: job.id, steps, outputs: textsOf(job.outputs, scopeOf(frame)), permissions },
      conclusion: running.failed ? "failure" : "success",
      annotations: steps.flatMap(({ annotations }) => annotations),
      summary: steps.map(({ summary }) => summary).join(""),
    };
  } finally {
    for (const it of [grant, ...running.further]) it.revoked = true;
    rmSync(top, { recursive: true, force: true });
  }
}

/** A job that names an environment is a deployment to it. */
function beginDeployment(job: Job, { state, event }: Setting) {
  const { environment } = job;
  const isMapping = environment !== undefined && libraries.isMapping(environment);
  const written = isMapping ? environment.find("name") : environment;
  if (!written) return undefined;
  const name = textOf(written, { contexts: {}, failed: false });
  return state.deployments.begin(event.repository, name, event.sha);
}

function makeFolders({ repository, payload }: WorkflowEvent) {
  const top = mkdtempSync(join(tmpdir(), "github-runner-"));
  const workspace = join(top, "work", repository.name, repository.name);
  const [temp, home] = [join(top, "work/_temp"), join(top, "home")];
  for (const folder of [workspace, temp, home]) mkdirSync(folder, { recursive: true });
  const event = join(temp, "event.json");
  writeFileSync(event, JSON.stringify(payload, null, 2));
  return { top, folders: { workspace, temp, home, event } };
}
