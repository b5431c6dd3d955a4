// Whole processes, measured in turns, so that whatever else the machine does strikes all alike.

import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";

/** A program as its user would start it, under this Node. */
export interface Program {
  args: string[];
  cwd: string;
  env?: Record<string, string>;
  /** What has to be done before each run, and is not measured. */
  before?: () => void;
  /** What it prints when it has done its work: a program that fails is fast, too. */
  prints: string;
}

export interface Spread {
  min: number;
  median: number;
  max: number;
}

/** The wall times in milliseconds of each program, round by round. */
export function measureInTurns(programs: readonly Program[], rounds: number): number[][] {
  for (const program of programs) run(program);
  const times = programs.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, program] of programs.entries()) times[index]?.push(run(program).ms);
  }
  return times;
}

/** The largest resident size of the process itself, in megabytes. */
export function measurePeak(program: Program): number {
  const preload = ["--require", resolve("bench/report-peak.cjs")];
  const { reported } = run({ ...program, args: [...preload, ...program.args] });
  return Number(reported) / 1024;
}

/** The times of a program as multiples of those that another one took in the same rounds. */
export function ratios(times: readonly number[], reference: readonly number[]): number[] {
  return times.map((time, round) => time / (reference[round] ?? Number.NaN));
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
  return { min: at(0), median: at(0.5), max: at(1) };
}

/** Runs a program once; throws where it fails. */
export function run(program: Program): { ms: number; stdout: string; reported: string } {
  const { args, cwd, env, before, prints } = program;
  before?.();
  const start = performance.now();
  const { status, output } = spawnSync(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH ?? "", HOME: cwd, ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const ms = performance.now() - start;
  const [, stdout = "", stderr = "", reported = ""] = output.map((text) => text ?? "");
  if (status === 0 && stdout.includes(prints)) return { ms, stdout, reported };
  throw new Error(
    `${args.join(" ")} ended with ${status}, without "${prints}":\n${stdout}${stderr}`,
  );
}
