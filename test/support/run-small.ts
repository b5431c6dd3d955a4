// Runs programs that take no time, such as git, and waits for them. A shell starts them: a process that is as large as
// a test's takes longer to fork than all of git takes, and so does a small one of Node.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SmallRun {
  cwd: string;
  /** All that the program sees of an environment, except what a shell adds to each. */
  env: Record<string, string | undefined>;
  input?: string | Uint8Array;
}

export interface SmallEnd {
  /** Null if it could not be started, or a signal ended it. */
  code: number | null;
  stdout: Buffer;
  stderr: string;
}

/** Not for programs that need a server in this process, which could not answer meanwhile. */
export function runSmall(command: string, args: string[], run: SmallRun): SmallEnd {
  starter ??= start();
  const { ask, answer, input, stdout, stderr } = starter;
  if (run.input?.length) writeFileSync(input, run.input);
  const streams = `<${run.input?.length ? quoted(input) : "/dev/null"} >${quoted(stdout)} 2>${quoted(stderr)}`;
  const words = [...variables(run.env), ...[command, ...args].map(quoted)].join(" ");
  const there = `if cd ${quoted(run.cwd)}; then ${words}; else (exit 127); fi`;
  const line = Buffer.from(`{ ${there}; } ${streams}; echo $?\n`);
  for (let at = 0; at < line.length; ) at += writeSync(ask, line, at);
  const code = Number(readLine(answer));
  return {
    code: isOwn(code) ? code : null,
    stdout: readFileSync(stdout),
    stderr: readFileSync(stderr, "utf8"),
  };
}

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

function variables(env: SmallRun["env"]): string[] {
  return Object.entries(env).flatMap(([name, value]) =>
    value === undefined || !/^[a-z_]\w*$/i.test(name) ? [] : `${name}=${quoted(value)}`,
  );
}

/** Shells give 126 and 127 for what they cannot start, and from 130 on name signals; git has 128 and 129 itself. */
const isOwn = (code: number) => code < 126 || code === 128 || code === 129;

let starter: ReturnType<typeof start> | undefined;

/** Reading a named pipe waits for its writer. The shell ends when this process ends and closes them. */
function start() {
  const folder = mkdtempSync(join(tmpdir(), "run-small-"));
  const [asked = "", answered = ""] = ["ask", "answer"].map((name) => join(folder, name));
  execFileSync("mkfifo", [asked, answered]);
  const script = `exec <${quoted(asked)} >${quoted(answered)}; exec /bin/sh`;
  spawn("/bin/sh", ["-c", script], { env: {}, stdio: ["ignore", "ignore", "inherit"] }).unref();
  const pipes = { ask: openSync(asked, "w"), answer: openSync(answered, "r") };
  const file = (name: string) => join(folder, name);
  return { ...pipes, input: file("input"), stdout: file("stdout"), stderr: file("stderr") };
}

function readLine(from: number): string {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.alloc(64);
    const size = readSync(from, chunk);
    if (size === 0) throw new Error("What starts programs has ended.");
    chunks.push(chunk.subarray(0, size));
    if (chunk[size - 1] === 0x0a) return Buffer.concat(chunks).toString("utf8");
  }
}
