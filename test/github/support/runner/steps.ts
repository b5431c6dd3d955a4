// The steps of a job, or of a composite action, one after the other.

import type { Annotation } from "../../../support/runner.ts";
import { contextsOf } from "./contexts.ts";
import { carryOut, type Effect } from "./effects.ts";
import { holds, jsonOf, type Scope, textOf, textsOf } from "./expressions.ts";
import { type RunningJob, StepFailed } from "./running-job.ts";
import { mappingAt, type Step } from "./workflow-file.ts";

export type Conclusion = "success" | "failure" | "skipped";

export interface StepRun {
  id: string;
  /** What it is called on the page of the run. */
  name: string;
  /** Before `continue-on-error`, and after. */
  outcome: Conclusion;
  conclusion: Conclusion;
  outputs: Record<string, string>;
  /** Its own, and those of the steps of a composite action. */
  annotations: Annotation[];
  summary: string;
  log: string;
  /** Of a composite action. */
  steps: StepRun[];
}

/** What steps of one list see of each other; `inputs` is a composite action's. */
export interface Frame {
  running: RunningJob;
  inputs?: Record<string, string>;
  /** The composite action's own folder. */
  actionPath?: string;
  runs: StepRun[];
}

export function scopeOf({ running, inputs, actionPath, runs }: Frame): Scope {
  const contexts = contextsOf(running);
  const steps = runs.map(({ id, outputs, outcome, conclusion }) => [
    id,
    { outputs, outcome, conclusion },
  ]);
  const github = { ...(contexts.github as object), action_path: actionPath ?? "" };
  return {
    contexts: {
      ...contexts,
      github,
      inputs: inputs ?? contexts.inputs,
      steps: Object.fromEntries(steps),
    },
    failed: running.failed,
  };
}

export async function runSteps(steps: Step[], frame: Frame): Promise<StepRun[]> {
  for (const step of steps) frame.runs.push(await runStep(step, frame));
  return frame.runs;
}

async function runStep(step: Step, frame: Frame): Promise<StepRun> {
  const before = scopeOf(frame);
  const env = textsOf(mappingAt(step.written, "env"), before);
  const scope = withEnv(before, env);
  const name = textOf(step.written.find("name"), scope) || (step.uses ?? textOf(step.run, scope));
  const blank = {
    id: step.id,
    name,
    outputs: {},
    annotations: [],
    summary: "",
    log: "",
    steps: [],
  };
  const skipped: StepRun = { ...blank, outcome: "skipped", conclusion: "skipped" };
  if (!holds(step.condition, scope)) return skipped;
  const effect = await effectOf(step, { frame, env, scope });
  if (effect === "left out") return skipped;
  const { failed, ...told } = effect;
  const forgiven = failed && jsonOf(step.written.find("continue-on-error"), scope) === true;
  if (failed && !forgiven) frame.running.failed = true;
  return {
    ...{ ...blank, ...told },
    outcome: failed ? "failure" : "success",
    conclusion: failed && !forgiven ? "failure" : "success",
  };
}

function withEnv(scope: Scope, env: Record<string, string>): Scope {
  const all = { ...(scope.contexts.env as object), ...env };
  return { ...scope, contexts: { ...scope.contexts, env: all } };
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
