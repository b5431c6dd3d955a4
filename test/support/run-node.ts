// Starts a built program as its user would, in a process of its own.

import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { runInProcess } from "./in-process.ts";

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd: string;
  env?: Record<string, string>;
  /** The Node to run it with; this one if not given. */
  node?: string;
  /** What it reads on standard input; empty if not given. */
  input?: string;
}

/** The environment has PATH, HOME and what is given, so that this machine's does not matter. */
export function runNode(program: string, args: string[], options: RunOptions): Promise<Ended> {
  const { cwd, node = process.execPath, input = "" } = options;
  const env = { PATH: process.env.PATH ?? "", HOME: cwd, ...options.env };
  const child = spawn(node, [program, ...args], { cwd, env, stdio: "pipe" });
  // Who does not read it may have closed it.
  child.stdin.on("error", () => {}).end(input);
  const ended: Ended = { code: null, stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    ended.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    ended.stderr += text;
  });
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) => done({ ...ended, code }));
  });
}

const COALITIONS = resolve("dist/coalitions.js");
let turn: Promise<unknown> = Promise.resolve();

/** The built command line in a folder: runs in this process, one at a time, since they share the folder. */
export function coalitions(cwd: string, ...args: string[]): Promise<Ended> {
  return coalitionsWith({}, cwd, ...args);
}

/** The same with more in its environment. */
export function coalitionsWith(
  more: Record<string, string>,
  cwd: string,
  ...args: string[]
): Promise<Ended> {
  return runHere(COALITIONS, args, { cwd, env: more });
}

/** What `runNode` does, in this process. */
export function runHere(
  program: string,
  args: string[],
  { cwd, env: more }: Pick<RunOptions, "cwd" | "env">,
): Promise<Ended> {
  const run = async () => {
    const before = process.cwd();
    process.chdir(cwd);
    try {
      const env = { PATH: process.env.PATH ?? "", HOME: cwd, ...more };
      return await runInProcess(program, { args, cwd, env });
    } finally {
      process.chdir(before);
    }
  };
  const ended = turn.then(run);
  turn = ended.catch(() => {});
  return ended;
}
