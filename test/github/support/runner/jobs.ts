// The jobs of a run, in the order in which they need each other.

import {
  DEFAULT_PERMISSIONS,
  type Permissions,
  parsePermissions,
  readOnly,
} from "../server/permissions.ts";
import { holds, jsonOf, type Scope } from "./expressions.ts";
import { type JobRun, runOnce, type Setting } from "./job-run.ts";
import { combinationsOf } from "./matrix.ts";
import type { WorkflowEvent } from "./running-job.ts";
import type { Job, Workflow } from "./workflow-file.ts";

export async function runJobs(workflow: Workflow, setting: Setting): Promise<JobRun[]> {
  const done: JobRun[] = [];
  const waiting = [...workflow.jobs];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ needs }) =>
      needs.every((need) => done.some(({ id }) => id === need)),
    );
    if (next < 0) throw new Error(`${workflow.path}: jobs that need each other.`);
    const [job] = waiting.splice(next, 1) as [Job];
    done.push(...(await runJob(job, { workflow, setting, done })));
  }
  return done;
}

interface Place {
  workflow: Workflow;
  setting: Setting;
  done: JobRun[];
}

async function runJob(job: Job, { workflow, setting, done }: Place): Promise<JobRun[]> {
  const { event, options } = setting;
  const kept = options.kept?.filter(({ id }) => id === job.id) ?? [];
  if (kept.length > 0) return kept;
  const needs = Object.fromEntries(job.needs.map((id) => [id, tellNeeded(id, done)]));
  const before = ancestorsOf(job, workflow).flatMap((id) => done.filter((run) => run.id === id));
  const secrets = event.untrusted ? {} : (options.secrets ?? {});
  const inputs = event.payload.inputs ?? {};
  const contexts = { needs, secrets, inputs, vars: options.vars ?? {} };
  const scope: Scope = {
    contexts: { ...contexts, github: githubBefore(setting) },
    failed: before.some(({ conclusion }) => conclusion === "failure"),
    skipped: before.some(({ conclusion }) => conclusion === "skipped"),
  };
  const permissions = permissionsOf(job, workflow, event);
  const left = options.skipJobs?.includes(job.id) === true || !holds(job.condition, scope);
  const blank = { outputs: {}, steps: [], annotations: [], summary: "", permissions };
  if (left) return [{ ...blank, id: job.id, matrix: {}, conclusion: "skipped" }];
  const matrix = jsonOf(job.matrix, scope);
  const runs: JobRun[] = [];
  for (const combination of combinationsOf(matrix)) {
    const all = { ...contexts, matrix: combination };
    runs.push(await runOnce(job, { workflow, setting, contexts: all, permissions }));
  }
  return runs;
}

/** What failed counts for all that come after, also where a job between went on in spite of it. */
function ancestorsOf({ needs }: Job, workflow: Workflow): string[] {
  const direct = workflow.jobs.filter(({ id }) => needs.includes(id));
  return [...needs, ...direct.flatMap((job) => ancestorsOf(job, workflow))];
}

/** All combinations of a matrix as one. */
function tellNeeded(id: string, done: JobRun[]) {
  const runs = done.filter((run) => run.id === id);
  const conclusions = runs.map(({ conclusion }) => conclusion);
  const result = conclusions.includes("failure") ? "failure" : conclusions.at(-1);
  return { result, outputs: Object.assign({}, ...runs.map(({ outputs }) => outputs)) };
}

/** Before a job has a runner, `github` lacks what only a runner knows. */
export function githubBefore({ event, run }: Setting): object {
  return {
    event: event.payload,
    event_name: event.trigger.name,
    ref: event.ref,
    sha: event.sha,
    head_ref: event.headRef ?? "",
    base_ref: event.baseRef ?? "",
    repository: event.repository.fullName,
    repository_owner: event.repository.owner,
    actor: event.actor.login,
    run_id: `${run.id}`,
    run_attempt: `${run.attempt}`,
    workflow: run.workflow.name,
  };
}

function permissionsOf(job: Job, workflow: Workflow, { untrusted }: WorkflowEvent): Permissions {
  const written = job.permissions ?? workflow.permissions;
  const none = { contexts: {}, failed: false };
  const all = written ? parsePermissions(jsonOf(written, none)) : DEFAULT_PERMISSIONS;
  return untrusted ? readOnly(all) : all;
}
