// The steps of a job, or of a composite action, one after the other.

import type { Annotation } from "../../../support/runner.ts";
import { contextsOf } from "./contexts.ts";
import { carryOut, type Effect } from "./effects.ts";
import { holds, type Scope, textOf, textsOf } from "./expressions.ts";
import { NotEmulated, type RunningJob, StepFailed } from "./running-job.ts";
import type { Source } from "./sources.ts";
import { mappingAt, type Step } from "./workflow-file.ts";

export type Conclusion = "success" | "failure" | "cancelled" | "skipped";

export interface StepRun {
  id: string;
  /** Its name on the run's page. */
  name: string;
  conclusion: Conclusion;
  outputs: Record<string, string>;
  /** Its own outputs, and those of a composite action's steps. */
  annotations: Annotation[];
  summary: string;
  log: string;
  /** The folder of its action below the runner's: `_actions/OWNER/REPO/REF/look`; undefined for a stand-in's. */
  from: string | undefined;
}

/** What the steps of one list share. */
export interface Frame {
  running: RunningJob;
  runs: StepRun[];
  /** The repository and commit of `$/`. */
  owner: Pick<Source, "repository" | "sha">;
}

export function scopeOf({ running, runs }: Frame): Scope {
  const steps = runs.map(({ id, outputs, conclusion }) => [id, { outputs, conclusion }]);
  const contexts = { ...contextsOf(running), steps: Object.fromEntries(steps) };
  return { contexts, failed: running.failed };
}

export async function runSteps(steps: Step[], frame: Frame): Promise<StepRun[]> {
  for (const step of steps) frame.runs.push(await runStep(step, frame));
  return frame.runs;
}

async function runStep(step: Step, frame: Frame): Promise<StepRun> {
  if (step.written.find("continue-on-error")) throw new NotEmulated("continue-on-error");
  const scope = scopeOf(frame);
  const env = textsOf(mappingAt(step.written, "env"), scope);
  const name = textOf(step.written.find("name"), scope) || (step.uses ?? textOf(step.run, scope));
  const skipped: StepRun = {
    ...{ id: step.id, name, conclusion: "skipped" },
    ...{ outputs: {}, annotations: [], summary: "", log: "", from: undefined },
  };
  if (!holds(step.condition, scope)) return skipped;
  const effect = await effectOf(step, { frame, env, scope });
  if (effect === "left out") return skipped;
  const { failed, ...results } = effect;
  frame.running.failed ||= failed;
  return { ...skipped, ...results, conclusion: failed ? "failure" : "success" };
}

export interface StepCall {
  frame: Frame;
  env: Record<string, string>;
  scope: Scope;
}

async function effectOf(step: Step, call: StepCall): Promise<Effect | "left out"> {
  try {
    return await carryOut(step, call);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    const annotation = { command: "error", properties: {}, message: error.message };
    return { failed: true, annotations: [annotation], log: error.message };
  }
}
