// `node:child_process` for a program that runs in the test's own process: its git is started by a small one.

import childProcess from "node:child_process";
import { EventEmitter } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { runSmall } from "./run-small.ts";

interface Options {
  cwd: string;
  env: Record<string, string | undefined>;
}

/** A program that answers several requests needs a process of its own. */
const CONVERSES = ["--batch", "--stdin"];

function spawn(command: string, args: string[], options: Options): EventEmitter {
  if (command !== "git" || args.some((it) => CONVERSES.includes(it))) {
    return childProcess.spawn(command, args, options);
  }
  const { code, stdout, stderr } = runSmall(command, args, options);
  const streams = {
    stdin: new PassThrough().resume(),
    stdout: streamOf(stdout),
    stderr: streamOf(Buffer.from(stderr)),
  };
  const child = Object.assign(new EventEmitter(), streams);
  if (code === null) process.nextTick(() => child.emit("error", new Error(stderr)));
  else {
    const read = [streams.stdout, streams.stderr].map((it) => finished(it));
    void Promise.all(read).then(() => child.emit("close", code));
  }
  return child;
}

function streamOf(bytes: Buffer): Readable {
  return Readable.from(bytes.length > 0 ? [bytes] : [], { objectMode: false });
}

export const smallChildProcess = { ...childProcess, spawn };
