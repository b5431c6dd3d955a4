// Runs programs that take no time, such as git, and waits for them. They are started by a small process of its own:
// a process that is as large as a test's takes longer to fork than all of git takes.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SmallRun {
  cwd: string;
  /** All that the program sees of an environment. */
  env: Record<string, string | undefined>;
  input?: string | Uint8Array;
}

export interface SmallEnd {
  /** Null if it could not be started, or a signal ended it. */
  code: number | null;
  stdout: Buffer;
  stderr: string;
}

/** Not for what asks a server of this very process: that could not answer meanwhile. */
export function runSmall(command: string, args: string[], run: SmallRun): SmallEnd {
  const { cwd, env, input = "" } = run;
  starter ??= start();
  const { ask, answer } = starter;
  const question = { command, args, cwd, env, input: Buffer.from(input).toString("base64") };
  const line = Buffer.from(`${JSON.stringify(question)}\n`);
  for (let at = 0; at < line.length; ) at += writeSync(ask, line, at);
  const { status, said, error } = JSON.parse(readLine(answer));
  const [stdout, stderr] = said.map((it: string) => Buffer.from(it, "base64"));
  return { code: status, stdout, stderr: error ?? `${stderr}` };
}

let starter: { ask: number; answer: number } | undefined;

/** Pipes with names are waited for as they are read; it ends when this process closes them, by its own end. */
function start() {
  const folder = mkdtempSync(join(tmpdir(), "run-small-"));
  const pipes = ["ask", "answer"].map((name) => join(folder, name));
  execFileSync("mkfifo", pipes);
  const program = join(import.meta.dirname, "run-small.mjs");
  spawn(process.execPath, [program, ...pipes], { stdio: "inherit" }).unref();
  const [ask = 0, answer = 0] = [openSync(pipes[0] ?? "", "w"), openSync(pipes[1] ?? "", "r")];
  rmSync(folder, { recursive: true });
  return { ask, answer };
}

function readLine(from: number): string {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.alloc(64 * 1024);
    const size = readSync(from, chunk);
    if (size === 0) throw new Error("What starts programs has ended.");
    chunks.push(chunk.subarray(0, size));
    if (chunk[size - 1] === 0x0a) return Buffer.concat(chunks).toString("utf8");
  }
}
