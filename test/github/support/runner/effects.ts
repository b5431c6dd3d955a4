// Runs one step: an action of a repository, or the stand-in of `npm ci` or of a third-party action.

import { existsSync, mkdtempSync, readFileSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { runInProcess } from "../../../support/in-process.ts";
import {
  type Annotation,
  CommandFiles,
  inputVariables,
  parseAnnotations,
} from "../../../support/runner.ts";
import { variablesOf } from "./contexts.ts";
import { textOf, textsOf } from "./expressions.ts";
import { type Located, locate } from "./located-action.ts";
import { isNpmCi, npmCi } from "./npm-ci.ts";
import { type Ended, type ProgramOptions, runProgram } from "./run-program.ts";
import { NotEmulated, type RunOptions, StepFailed } from "./running-job.ts";
import { standIn } from "./stand-ins/index.ts";
import { runSteps, type StepCall, type StepRun } from "./steps.ts";
import { type Action, mappingAt, parseActionFile, type Step } from "./workflow-file.ts";

export interface Effect {
  failed: boolean;
  outputs?: Record<string, string>;
  annotations?: Annotation[];
  summary?: string;
  log: string;
  from?: string;
}

/** Scripts are recorded as skipped. */
export async function carryOut(step: Step, call: StepCall): Promise<Effect | "left out"> {
  const { running } = call.frame;
  if (step.uses === undefined) {
    if (!isNpmCi(textOf(step.run, call.scope))) return "left out";
    return { failed: false, log: npmCi(running.folders.workspace) };
  }
  const given = textsOf(mappingAt(step.written, "with"), call.scope);
  const located = await locate(step.uses, call.frame);
  if (!located) return { failed: false, ...(await standIn(step.uses, given, running)) };
  const from = relative(running.folders.work, located.folder);
  return { from, ...(await runLocated(located, given, call)) };
}

/** Where `npm run build` writes them. */
const BUILT = join(import.meta.dirname, "../../../../actions");
const SET_CLOCK = pathToFileURL(join(import.meta.dirname, "set-clock.mjs")).href;

async function runLocated(located: Located, given: Record<string, string>, call: StepCall) {
  const { running } = call.frame;
  const { uses, folder, file } = located;
  const action = parseActionFile(file, readFileSync(file, "utf8"));
  if (action.using === "composite") return runComposite(action, located, call);
  const inputs = inputsOf(action, given, { uses, call });
  const main = join(folder, action.main ?? "");
  if (!existsSync(main)) throw new StepFailed(`File not found: '${main}'`);
  const files = new CommandFiles(mkdtempSync(join(running.folders.temp, "step-")));
  const env = {
    ...{ ...variablesOf(running), ...located.variables },
    ...{ ...files.environment, ...call.env },
  };
  const run = runOf(main, located, running.options);
  const cwd = running.folders.workspace;
  const { code, stdout, log } = await run({ cwd, env: { ...env, ...inputVariables(inputs) } });
  const { outputs, summary } = files.read();
  const annotations = parseAnnotations(stdout);
  if (Buffer.byteLength(summary) <= LARGEST_SUMMARY) {
    return { failed: code !== 0, outputs, annotations, summary, log };
  }
  const message = "$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k.";
  annotations.push({ command: "error", properties: {}, message });
  return { failed: code !== 0, outputs, annotations, log };
}

/** GitHub refuses a larger summary: 1 MiB. */
const LARGEST_SUMMARY = 1024 * 1024;

type Run = (options: ProgramOptions) => Promise<Ended>;

/** This project's bundles run without a process, except in tests of the full runner. */
function runOf(main: string, { isOurs }: Located, { genuine, now }: RunOptions): Run {
  const built = realpathSync(main);
  if (!genuine && (isOurs || built.startsWith(BUILT))) {
    return (options) => runInProcess(built, { ...options, now });
  }
  const clock = now === undefined ? {} : { EMULATED_NOW: now };
  const flags = now === undefined ? [] : ["--import", SET_CLOCK];
  return ({ cwd, env }) =>
    runProgram(process.execPath, [...flags, main], { cwd, env: { ...env, ...clock } });
}

/** A default may have an expression, such as `${{ github.token }}`. */
function inputsOf(
  action: Action,
  given: Record<string, string>,
  { uses, call }: { uses: string; call: StepCall },
): Record<string, string> {
  const names = action.inputs.map(({ id }) => id);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new NotEmulated(`${uses} has no input ${unknown}`);
  const inputs = action.inputs.map(({ id, default: value }) => [
    id,
    given[id] ?? textOf(value, call.scope),
  ]);
  return Object.fromEntries(inputs);
}

async function runComposite(
  action: Action,
  { owner }: Located,
  { frame }: StepCall,
): Promise<Effect> {
  if (action.inputs.length > 0 || action.outputs.length > 0) {
    throw new NotEmulated("inputs and outputs of a composite action");
  }
  const { running } = frame;
  const steps = await runSteps(action.steps, { running, runs: [] as StepRun[], owner });
  return {
    failed: running.failed,
    annotations: steps.flatMap(({ annotations }) => annotations),
    log: steps.map(({ log }) => log).join("\n"),
  };
}
