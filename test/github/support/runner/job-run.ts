// One job on one runner: its token, its folders, its steps.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Annotation } from "../../../support/runner.ts";
import { ACTIONS_BOT } from "../server/accounts.ts";
import type { Permissions } from "../server/permissions.ts";
import type { State } from "../server/state.ts";
import { jsonOf, textOf, textsOf } from "./expressions.ts";
import { endedAt } from "./levels.ts";
import { libraries } from "./libraries.ts";
import { prepareActions } from "./located-action.ts";
import {
  NotEmulated,
  type RunFacts,
  type RunningJob,
  type RunOptions,
  type WorkflowEvent,
} from "./running-job.ts";
import type { Source } from "./sources.ts";
import { type Conclusion, type Frame, runSteps, type StepRun, scopeOf } from "./steps.ts";
import type { Job, Workflow } from "./workflow-file.ts";

export interface JobRun {
  /** `deploy`, or `publish / deploy` of a job in a workflow called by `publish`. */
  id: string;
  /** The same with the names that are shown. */
  name: string;
  conclusion: Conclusion;
  outputs: Record<string, string>;
  steps: StepRun[];
  permissions: Permissions;
  annotations: Annotation[];
  /** The summaries of its steps, as on the run's page. */
  summary: string;
}

/** Shared by all jobs of a run. */
export interface Setting {
  state: State;
  event: WorkflowEvent;
  run: RunFacts;
  options: RunOptions;
}

interface Once {
  workflow: Workflow;
  source: Source;
  setting: Setting;
  contexts: Record<string, unknown>;
  blank: JobRun;
}

export async function runOnce(
  job: Job,
  { workflow, source, setting, contexts, blank }: Once,
): Promise<JobRun> {
  if (workflow.env ?? job.env ?? job.matrix) throw new NotEmulated("env, and a matrix, of a job");
  const { state, event, run, options } = setting;
  const grant = state.grants.give({
    account: ACTIONS_BOT,
    repository: event.repository.fullName,
    permissions: blank.permissions,
    job: `${run.workflow.name} / ${blank.id}`,
    ...(options.now === undefined ? {} : { now: options.now }),
  });
  const { top, folders } = makeFolders(event);
  const running: RunningJob = {
    ...{ state, event, run, options, grant, folders, contexts, source, failed: false },
    ...{ job: job.id, further: [] },
  };
  const deployed = beginDeployment(job, setting);
  try {
    const frame: Frame = { running, runs: [], owner: source };
    const fault = await prepareActions(job.steps, frame);
    if (fault !== undefined) return endedAt(blank, "failure", fault);
    const steps = await runSteps(job.steps, frame);
    // Only shown, but a failing expression would fail the job.
    jsonOf(job.environment, scopeOf(frame));
    deployed?.(!running.failed);
    return {
      ...{ ...blank, steps, outputs: textsOf(job.outputs, scopeOf(frame)) },
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
  const work = join(top, "work");
  const workspace = join(work, repository.name, repository.name);
  const [temp, home] = [join(work, "_temp"), join(top, "home")];
  for (const folder of [workspace, temp, home]) mkdirSync(folder, { recursive: true });
  const event = join(temp, "event.json");
  writeFileSync(event, JSON.stringify(payload, null, 2));
  return { top, folders: { work, workspace, temp, home, event } };
}
