// The jobs of a workflow, in the order of their needs; a called workflow's below the calling job.

import { DEFAULT_PERMISSIONS, readOnly } from "../server/permissions.ts";
import { callWorkflow } from "./call.ts";
import { deadlock, heldBy } from "./concurrency.ts";
import { githubBefore } from "./contexts.ts";
import { holds, type Scope, textOf } from "./expressions.ts";
import { statedPermissions } from "./job-permissions.ts";
import { type JobRun, runOnce, type Setting } from "./job-run.ts";
import { contextOf, type Done, doneOf, endedAt, type Level } from "./levels.ts";
import type { Job } from "./workflow-file.ts";

export async function runJobs(level: Level, setting: Setting): Promise<Done[]> {
  const { jobs, path } = level.loaded.workflow;
  const done: Done[] = [];
  const waiting = [...jobs];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ needs }) =>
      needs.every((need) => done.some(({ id }) => id === need)),
    );
    if (next < 0) throw new Error(`${path}: jobs that need each other.`);
    const [job] = waiting.splice(next, 1) as [Job];
    done.push(await runJob(job, { level, setting, done }));
  }
  return done;
}

interface Place {
  level: Level;
  setting: Setting;
  done: Done[];
}

async function runJob(job: Job, place: Place): Promise<Done> {
  const { level, setting } = place;
  const { options } = setting;
  const seen = seenBefore(job, place);
  const blank = blankOf(job, place, seen.scope);
  const kept = options.kept?.find(({ id }) => id === blank.id);
  if (kept) return doneOf(job.id, kept);
  const isLeft = [blank.id, job.id].some((it) => options.skipJobs?.includes(it));
  if (isLeft || !holds(job.condition, seen.scope)) return doneOf(job.id, blank);
  const waits = heldBy(job.concurrency, seen.scope, job.id);
  const stuck = deadlock(level.held, waits);
  if (stuck !== undefined) return doneOf(job.id, endedAt(blank, "cancelled", stuck));
  if (job.call) {
    const { id, call } = job;
    const held = [...level.held, ...waits];
    const run = (called: Level) => runJobs(called, setting);
    return callWorkflow({ id, call, level: { ...level, held }, scope: seen.scope, blank, run });
  }
  const { workflow, source } = level.loaded;
  const { contexts } = seen;
  return doneOf(job.id, await runOnce(job, { workflow, source, setting, contexts, blank }));
}

/** A skipped job's result. */
function blankOf(job: Job, { level, setting }: Place, scope: Scope): JobRun {
  const { workflow, allowed } = level.loaded;
  const stated = statedPermissions(job, workflow, allowed) ?? DEFAULT_PERMISSIONS;
  return {
    id: level.prefix.id + job.id,
    name: level.prefix.name + textOf(job.name, scope),
    conclusion: "skipped",
    ...{ outputs: {}, steps: [], annotations: [], summary: "" },
    permissions: setting.event.untrusted ? readOnly(stated) : stated,
  };
}

/** The contexts of a job's `if`, `concurrency` and `with`, and those that its steps see, too. */
function seenBefore(job: Job, { level, setting, done }: Place) {
  const { inputs, secrets } = level;
  const before = ancestorsOf(job, level).flatMap((id) => done.filter((run) => run.id === id));
  const ends = before.map(({ conclusion }) => conclusion);
  const { vars = {} } = setting.options;
  const contexts = { needs: contextOf(done, job.needs), secrets, inputs, vars };
  const scope: Scope = {
    contexts: { ...contexts, github: githubBefore(setting) },
    failed: ends.includes("failure"),
    skipped: ends.includes("skipped") || ends.includes("cancelled"),
  };
  return { scope, contexts };
}

/** A failure counts for all later jobs, even if a job in between continued. */
function ancestorsOf({ needs }: Job, level: Level): string[] {
  const direct = level.loaded.workflow.jobs.filter(({ id }) => needs.includes(id));
  return [...needs, ...direct.flatMap((job) => ancestorsOf(job, level))];
}
