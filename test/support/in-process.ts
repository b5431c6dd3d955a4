// Runs a built program in this process, in a world of its own: environment, folder, streams, clock and waits. It is
// the code that a runner would start, evaluated for each run, without the time that a process takes.

import { Console } from "node:console";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import { compileFunction } from "node:vm";
import { smallChildProcess } from "./small-child.ts";

export interface World {
  args?: string[];
  cwd: string;
  /** All that the program sees of an environment. */
  env: Record<string, string>;
  /** The program's current time, ISO 8601; the real one if not given. */
  now?: string | undefined;
}

export interface InProcess {
  code: number;
  stdout: string;
  stderr: string;
  /** Both, in the order in which they were written. */
  log: string;
}

type Evaluate = (...given: unknown[]) => void;

const PARAMETERS = ["exports", "require", "module", "__filename", "__dirname"];
const OWN = ["process", "console", "Date"];
/** By their paths: what is parsed once is evaluated for every run. */
const compiled = new Map<string, Evaluate>();

function compile(file: string): Evaluate {
  const known = compiled.get(file);
  if (known) return known;
  const parameters = [...PARAMETERS, ...OWN];
  const made = compileFunction(readFileSync(file, "utf8"), parameters, { filename: file });
  compiled.set(file, made as Evaluate);
  return made as Evaluate;
}

/** `main`: a CommonJS file whose export `ended` settles when its work is done. */
export async function runInProcess(
  main: string,
  { args = [], cwd, env, now }: World,
): Promise<InProcess> {
  const said = { stdout: "", stderr: "", log: "" };
  const stream = (name: "stdout" | "stderr") =>
    new Writable({
      write: (bytes: Buffer, _, done) => {
        said[name] += bytes.toString("utf8");
        said.log += bytes.toString("utf8");
        done();
      },
    });
  const clock = clockFrom(now);
  const streams = { stdout: stream("stdout"), stderr: stream("stderr") };
  const own: Record<string, unknown> = {
    ...{
      ...streams,
      env: { ...env },
      exitCode: undefined,
      argv: [process.execPath, main, ...args],
    },
    ...{ cwd: () => cwd, once: () => own, stdin: Readable.from([]) },
  };
  Object.setPrototypeOf(own, process);
  const output = new Console({ ...streams, ignoreErrors: false });
  const { ended } = load(main, { process: own, console: output, Date: clock.date, clock });
  await ended;
  return { ...said, code: Number(own.exitCode ?? 0) };
}

interface Globals {
  process: unknown;
  console: Console;
  Date: DateConstructor;
  clock: Clock;
}

/** Gives what `main` exports; what it requires is evaluated for this run, too. */
function load(main: string, globals: Globals): { ended: Promise<void> } {
  const modules = new Map<string, { exports: unknown }>();
  const evaluate = (file: string): unknown => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const given = createRequire(file);
    const require = (name: string) => {
      if (name.startsWith(".")) return evaluate(join(dirname(file), name));
      if (/^(node:)?process$/.test(name)) return globals.process;
      if (name === "node:child_process") return smallChildProcess;
      return name === "node:timers/promises" ? globals.clock.timers : given(name);
    };
    const { process: own, console: output, Date: date } = globals;
    const places = [module.exports, require, module, file, dirname(file)];
    compile(file)(...places, own, output, date);
    return module.exports;
  };
  return evaluate(main) as { ended: Promise<void> };
}

interface Clock {
  date: DateConstructor;
  /** Replaces `node:timers/promises`: time passes without waiting. */
  timers: { setTimeout: (ms: number) => Promise<void> };
}

/** A given time stays until somebody waits: a slow machine must not make a later run look earlier. */
function clockFrom(now: string | undefined): Clock {
  const begin = now === undefined ? undefined : Date.parse(now);
  if (Number.isNaN(begin)) throw new Error(`${now} is not a time.`);
  let waited = 0;
  const read = () => (begin ?? Date.now()) + waited;
  const date = new Proxy(Date, {
    construct: (real, given, made) =>
      Reflect.construct(real, given.length === 0 ? [read()] : given, made),
    apply: () => new Date(read()).toString(),
    get: (real, name, self) => (name === "now" ? read : Reflect.get(real, name, self)),
  });
  const pass = async (ms: number) => {
    waited += ms;
  };
  return { date, timers: { setTimeout: pass } };
}
