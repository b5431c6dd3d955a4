// Programs that steps start: what they print, both streams in one log, and how they end.

import { spawn } from "node:child_process";

export interface Ended {
  code: number | null;
  stdout: string;
  log: string;
}

export interface ProgramOptions {
  cwd: string;
  /** The test's own environment is not added. */
  env: Record<string, string>;
}

export function runProgram(
  command: string,
  args: string[],
  { cwd, env }: ProgramOptions,
): Promise<Ended> {
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended: Ended = { code: null, stdout: "", log: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    ended.stdout += text;
    ended.log += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    ended.log += text;
  });
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) => done({ ...ended, code }));
  });
}
