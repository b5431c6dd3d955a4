// The jobs of a run, in the order in which they need each other.

import { DEFAULT_PERMISSIONS, type Permissions, readOnly } from "../server/permissions.ts";
import { holds, jsonOf, type Scope } from "./expressions.ts";
import { type JobRun, runOnce, type Setting } from "./job-run.ts";
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
    done.push(await runJob(job, { workflow, setting, done }));
  }
  return done;
}

interface Place {
  workflow: Workflow;
  setting: Setting;
  done: JobRun[];
}

async function runJob(job: Job, { workflow, setting, done }: Place): Promise<JobRun> {
  const { event, options } = setting;
  const kept = options.kept?.find(({ id }) => id === job.id);
  if (kept) return kept;
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
  if (left) return { ...blank, id: job.id, conclusion: "skipped" };
  return runOnce(job, { workflow, setting, contexts, permissions });
}

/** What failed counts for all that come after, also where a job between went on in spite of it. */
function ancestorsOf({ needs }: Job, workflow: Workflow): string[] {
  const direct = workflow.jobs.filter(({ id }) => needs.includes(id));
  return [...needs, ...direct.flatMap((job) => ancestorsOf(job, workflow))];
}

function tellNeeded(id: string, done: JobRun[]) {
  const run = done.find((it) => it.id === id);
  return { result: run?.conclusion, outputs: run?.outputs };
}

/** Before a job has a runner, `github` lacks what only a runner knows. */
export function githubBefore({ event, run }: Setting): object {
  return {
    event: event.payload,
    event_name: event.trigger.name,
    ref: event.ref,
    run_id: `${run.id}`,
  };
}

function permissionsOf(job: Job, workflow: Workflow, { untrusted }: WorkflowEvent): Permissions {
  const written = job.permissions ?? workflow.permissions;
  const none = { contexts: {}, failed: false };
  const all = written ? (jsonOf(written, none) as Permissions) : DEFAULT_PERMISSIONS;
  return untrusted ? readOnly(all) : all;
}
