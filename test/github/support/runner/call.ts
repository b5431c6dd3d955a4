// A job that calls a workflow: what it passes, and what it gets back.

import { deadlock, heldBy } from "./concurrency.ts";
import { type Scope, textOf, textsOf } from "./expressions.ts";
import { calledInputs } from "./inputs.ts";
import type { JobRun } from "./job-run.ts";
import { contextOf, type Done, doneOf, endedAt, type Level, together } from "./levels.ts";
import { libraries } from "./libraries.ts";
import { StepFailed } from "./running-job.ts";
import type { Call, Workflow } from "./workflow-file.ts";

export interface Calling {
  id: string;
  call: Call;
  /** The caller's. */
  level: Level;
  scope: Scope;
  blank: JobRun;
  run: (level: Level) => Promise<Done[]>;
}

export async function callWorkflow(calling: Calling): Promise<Done> {
  try {
    return await called(calling);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    return doneOf(calling.id, endedAt(calling.blank, "failure", error.message));
  }
}

async function called({ id, call, level, scope, blank, run }: Calling): Promise<Done> {
  const loaded = level.loaded.calls.get(id);
  if (!loaded) throw new Error(`${blank.id}: ${call.uses} was not loaded.`);
  const { workflow } = loaded;
  const inputs = calledInputs(workflow, call.inputs, scope);
  const secrets = call.secrets === "inherit" ? level.secrets : textsOf(call.secrets, scope);
  const { vars, github } = scope.contexts;
  const contexts = { inputs, vars, github };
  const waits = heldBy(workflow.concurrency, { contexts, failed: false }, id);
  const stuck = deadlock(level.held, waits);
  if (stuck !== undefined) return doneOf(id, endedAt(blank, "cancelled", stuck));
  const prefix = { id: `${blank.id} / `, name: `${blank.name} / ` };
  const held = [...level.held, ...waits];
  const done = await run({ loaded, inputs, secrets, prefix, held });
  const after: Scope = { contexts: { ...contexts, jobs: contextOf(done) }, failed: false };
  return {
    id,
    conclusion: together(done.map(({ conclusion }) => conclusion)),
    outputs: outputsOf(workflow, after),
    runs: done.flatMap(({ runs }) => runs),
  };
}

function outputsOf({ declared }: Workflow, scope: Scope): Record<string, string> {
  const outputs = [...(declared.outputs ?? [])].map(({ key, value }) => {
    const token = libraries.isMapping(value) ? value.find("value") : undefined;
    return [`${key}`, textOf(token, scope)];
  });
  return Object.fromEntries(outputs);
}
