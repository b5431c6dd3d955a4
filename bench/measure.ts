// Whole processes, measured in turns, so that whatever else the machine does affects all alike.

import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";

/** A program as its user would start it, under this Node. */
export interface Program {
  what: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
  /** What has to be done before each run, and is not measured. */
  before?: () => void;
  /** Whether it is asked for its peak memory, too, at which it starts a little later. */
  peak?: boolean;
  /** What it prints when it has done its work: a program that fails is fast, too. */
  prints: string;
}

export interface Ran {
  /** Wall time. */
  ms: number;
  /** The largest resident size of the process itself, without the git that it starts; where it was asked for. */
  megabytes: number;
  stdout: string;
}

/** What each program took, round by round, after a first run of each that does not count. */
export function measureInTurns(programs: readonly Program[], rounds: number): Ran[][] {
  for (const program of programs) run(program);
  const ran = programs.map((): Ran[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, program] of programs.entries()) ran[index]?.push(run(program));
  }
  return ran;
}

/** Runs a program once; throws where it fails. */
export function run({ what, args, cwd, env, before, peak, prints }: Program): Ran {
  before?.();
  const preload = peak ? ["--require", resolve("bench/report-peak.cjs")] : [];
  const start = performance.now();
  const { status, output } = spawnSync(process.execPath, [...preload, ...args], {
    cwd,
    env: environmentIn(cwd, env),
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 2 ** 29,
  });
  const ms = performance.now() - start;
  const [, stdout = "", stderr = "", kilobytes] = output.map((text) => text ?? "");
  if (status === 0 && stdout.includes(prints))
    return { ms, megabytes: Number(kilobytes) / 1024, stdout };
  throw new Error(`${what} ended with ${status}, without "${prints}":\n${stdout}${stderr}`);
}

/** Nothing of this machine's counts: a variable such as NODE_EXTRA_CA_CERTS slows every start of Node. */
export function environmentIn(home: string, more: Record<string, string> = {}) {
  return { PATH: process.env.PATH ?? "", HOME: home, ...more };
}
