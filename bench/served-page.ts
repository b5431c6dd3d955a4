// The first page from `coalitions serve` after a change, against reading a fully cached history.

import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { Definition } from "../src/core/registry/definition.ts";
import type { GitRepository } from "../test/support/git-repository.ts";
import { textOf } from "../test/support/registries.ts";
import { changesOf } from "./history.ts";
import { environmentIn, run } from "./measure.ts";
import { type BenchRegistry, fileOf } from "./registry.ts";
import { type Row, timed } from "./rows.ts";

const ROUNDS = 5;
const GOAL = 1.5;
const AGAIN_MS = 2;

export async function measureServedPage(registry: BenchRegistry): Promise<Row[]> {
  const { repository, definition } = registry;
  const changes = changesOf(registry);
  // This fills the cache.
  run(changes);
  const args = [resolve("dist/coalitions.js"), "serve", "--port", "0"];
  const cwd = repository.folder;
  const server = spawn(process.execPath, args, { cwd, env: environmentIn(cwd) });
  try {
    const address = await addressOf(server);
    const [history, pages]: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round++) {
      const ms = run(changes).ms;
      const after = { ...definition, title: `Changed ${round}` };
      const page = await pageAfterChange(repository, address, after);
      // The first round does not count.
      if (round === 0) continue;
      history.push(ms);
      pages.push(page);
    }
    return [
      timed("`changes`, all kept", history),
      { ...timed("`serve`: a page after a change", pages, history), goal: GOAL },
    ];
  } finally {
    server.removeAllListeners("exit").kill();
    repository.git("checkout", "--quiet", "--", fileOf(definition));
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.once("exit", (code) => fail(new Error(`serve exited with code ${code}`)));
    // Read and discarded, so that the pipe does not fill up.
    server.stderr?.resume();
    server.stdout?.setEncoding("utf8").on("data", (text: string) => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(text) ?? [];
      if (address) done(address);
    });
  });
}

/** From writing a definition to getting its new page: requests it until it is there. */
async function pageAfterChange(
  repository: GitRepository,
  address: string,
  after: Definition,
): Promise<number> {
  const start = performance.now();
  repository.write(fileOf(after), textOf(after));
  while (!(await textAt(`${address}${after.name}/`)).includes(after.title)) await wait(AGAIN_MS);
  return performance.now() - start;
}

/** On a new connection: the server closes one that is idle for some seconds. */
async function textAt(address: string): Promise<string> {
  return (await fetch(address, { headers: { connection: "close" } })).text();
}
