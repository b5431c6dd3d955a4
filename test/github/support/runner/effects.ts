// What one step does: a script, an action of the checkout, or the stand-in of a third-party action.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
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
import { isNpmCi, npmCi } from "./npm-ci.ts";
import { type Ended, type ProgramOptions, runProgram } from "./run-program.ts";
import { NotEmulated, type RunningJob, type RunOptions, StepFailed } from "./running-job.ts";
import { standIn } from "./stand-ins/index.ts";
import { runSteps, type StepCall, type StepRun, scopeOf } from "./steps.ts";
import { type Action, mappingAt, parseActionFile, type Step } from "./workflow-file.ts";

export interface Effect {
  failed: boolean;
  outputs?: Record<string, string>;
  annotations?: Annotation[];
  summary?: string;
  log: string;
  steps?: StepRun[];
}

export async function carryOut(step: Step, call: StepCall): Promise<Effect | "left out"> {
  if (step.uses === undefined) return runScript(step, call);
  const given = textsOf(mappingAt(step.written, "with"), call.scope);
  if (step.uses.startsWith("./")) return runLocal(step.uses, given, call);
  const { warning, ...done } = await standIn(step.uses, given, call.frame.running);
  const said = { command: "warning", properties: {}, message: warning ?? "" };
  return { failed: false, ...done, annotations: warning === undefined ? [] : [said] };
}

async function runScript(step: Step, call: StepCall): Promise<Effect | "left out"> {
  const { running } = call.frame;
  const script = textOf(step.run, call.scope);
  if (isNpmCi(script)) return { failed: false, log: npmCi(running.folders.workspace) };
  if (running.options.bash !== true) return "left out";
  const shell = textOf(step.written.find("shell"), call.scope);
  if (shell !== "" && shell !== "bash") throw new NotEmulated(`the shell ${shell}`);
  // A runner's own ways of starting bash: with pipefail only where it is asked for by name.
  const flags = shell === "bash" ? ["--noprofile", "--norc", "-eo", "pipefail"] : ["-e"];
  const file = join(mkdtempSync(join(running.folders.temp, "script-")), "script.sh");
  writeFileSync(file, script);
  const folder = textOf(step.written.find("working-directory"), call.scope);
  const cwd = join(running.folders.workspace, folder);
  const bash: Run = (options) => runProgram("bash", [...flags, file], options);
  return start(bash, { running, env: call.env, cwd });
}

type Run = (options: ProgramOptions) => Promise<Ended>;

interface Start {
  running: RunningJob;
  env: Record<string, string>;
  cwd: string;
}

/** Above that, GitHub keeps no summary, and says so: 1 MiB. */
const LARGEST_SUMMARY = 1024 * 1024;

async function start(run: Run, { running, env, cwd }: Start) {
  const folder = join(running.folders.temp, "_runner_file_commands");
  mkdirSync(folder, { recursive: true });
  const files = new CommandFiles(mkdtempSync(join(folder, "step-")));
  const all = { ...variablesOf(running), ...files.environment, ...env };
  const { code, stdout, log } = await run({ cwd, env: all });
  const { outputs, variables, paths, summary } = files.read();
  running.env = { ...running.env, ...variables };
  running.paths = [...paths, ...running.paths];
  const annotations = parseAnnotations(stdout);
  const tooLarge = Buffer.byteLength(summary) > LARGEST_SUMMARY;
  if (tooLarge) {
    const message = "$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k.";
    annotations.push({ command: "error", properties: {}, message });
  }
  const kept = tooLarge ? "" : summary;
  return { failed: code !== 0, outputs, annotations, summary: kept, log };
}

/** Where `npm run build` puts them. */
const BUILT = join(import.meta.dirname, "../../../../actions");
const SET_CLOCK = pathToFileURL(join(import.meta.dirname, "set-clock.mjs")).href;

/** `./actions/validate`: of what is checked out, wherever that is from. */
async function runLocal(uses: string, given: Record<string, string>, call: StepCall) {
  const { running } = call.frame;
  const folder = join(running.folders.workspace, uses);
  const file = ["action.yml", "action.yaml"].map((name) => join(folder, name)).find(existsSync);
  if (file === undefined) {
    throw new StepFailed(
      `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${folder}'. Did you forget to run actions/checkout before running your local action?`,
    );
  }
  const action = parseActionFile(file, readFileSync(file, "utf8"));
  const inputs = inputsOf(action, given, { uses, call });
  if (action.using === "composite") return runComposite(action, inputs, { folder, call });
  if (action.using !== "node24") throw new NotEmulated(`${uses}: using ${action.using}`);
  const main = join(folder, action.main ?? "");
  if (!existsSync(main)) throw new StepFailed(`File not found: '${main}'`);
  const env = { ...call.env, ...inputVariables(inputs) };
  return start(runOf(main, running.options), { running, env, cwd: running.folders.workspace });
}

/** Bundles of this project's need no process, if they are not tried with all that a runner does. */
function runOf(main: string, { genuine, node, now }: RunOptions): Run {
  const built = realpathSync(main);
  if (!genuine && node === undefined && built.startsWith(BUILT)) {
    return (options) => runInProcess(built, { ...options, now });
  }
  const clock = now === undefined ? {} : { EMULATED_NOW: now };
  const flags = now === undefined ? [] : ["--import", SET_CLOCK];
  return ({ cwd, env }) =>
    runProgram(node ?? process.execPath, [...flags, main], { cwd, env: { ...env, ...clock } });
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
  inputs: Record<string, string>,
  { folder, call }: { folder: string; call: StepCall },
): Promise<Effect> {
  const { running } = call.frame;
  const frame = { running, inputs, actionPath: folder, runs: [] as StepRun[] };
  const failedBefore = running.failed;
  running.failed = false;
  const steps = await runSteps(action.steps, frame);
  const { failed } = running;
  const outputs = action.outputs.map(({ id, value }) => [id, textOf(value, scopeOf(frame))]);
  running.failed = failedBefore;
  return {
    failed,
    outputs: Object.fromEntries(outputs),
    annotations: steps.flatMap(({ annotations }) => annotations),
    summary: steps.map(({ summary }) => summary).join(""),
    log: steps.map(({ log }) => log).join("\n"),
    steps,
  };
}
