// Started by run-small.ts, which says what for: runs one program after the other, each as a line asks for it.

import { spawnSync } from "node:child_process";
import { openSync, readSync, writeSync } from "node:fs";

const [questions, answers] = process.argv.slice(2);
const asked = openSync(questions, "r");
const answer = openSync(answers, "w");

/** Nobody asks before the answer to what was asked: a line is all that is there. Undefined at the end. */
function readLine() {
  const chunks = [];
  for (;;) {
    const chunk = Buffer.alloc(64 * 1024);
    const size = readSync(asked, chunk);
    if (size === 0) return undefined;
    chunks.push(chunk.subarray(0, size));
    if (chunk[size - 1] === 0x0a) return Buffer.concat(chunks).toString("utf8");
  }
}

function run(line) {
  const { command, args, input, ...options } = JSON.parse(line);
  const given = { ...options, input: Buffer.from(input, "base64"), maxBuffer: 256 * 1024 * 1024 };
  const { status, stdout, stderr, error } = spawnSync(command, args, given);
  const said = [stdout, stderr].map((it) => it?.toString("base64") ?? "");
  return Buffer.from(`${JSON.stringify({ status, said, error: error?.message })}\n`);
}

for (let line = readLine(); line !== undefined; line = readLine()) {
  const reply = run(line);
  for (let at = 0; at < reply.length; ) at += writeSync(answer, reply, at);
}
