// Measures whole processes in turns, so that other work on the machine affects all of them equally.

import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";

/** A program as its user starts it, with this Node. */
export interface Program {
  what: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
  /** What to do before each run, not measured. */
  before?: () => void;
  /** Whether to measure its peak memory, too, which makes it start a little later. */
  peak?: boolean;
  /** What it prints at the end of its work. A failing program is fast, too. */
  prints: string;
}

export interface Ran {
  /** Wall time. */
  ms: number;
  /** The largest resident size of the process itself, without the git that it starts; only with `peak`. */
  megabytes: number;
  stdout: string;
}

/** What each program took, by round. The first run of each does not count. */
export function measureInTurns(programs: readonly Program[], rounds: number): Ran[][] {
  for (const program of programs) run(program);
  const ran = programs.map((): Ran[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, program] of programs.entries()) ran[index]?.push(run(program));
  }
  return ran;
}

/** Runs a program once; throws if it fails. */
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
  throw new Error(
    `${what} exited with code ${status} and did not print "${prints}":\n${stdout}${stderr}`,
  );
}

/** Leaves out this machine's variables: one such as NODE_EXTRA_CA_CERTS slows every start of Node. */
export function environmentIn(home: string, more: Record<string, string> = {}) {
  return { PATH: process.env.PATH ?? "", HOME: home, ...more };
}
