// A registry with a long history, in a git repository of its own: streamed into `git fast-import`, since
// making a commit in the usual way takes longer than reading hundreds.

import { execFileSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import type { Definition } from "../src/core/registry/definition.ts";
import { changed } from "../test/support/definitions.ts";
import { GitRepository } from "../test/support/git-repository.ts";
import { idOf } from "../test/support/ids.ts";
import { definitionAt } from "./definitions.ts";
import { bumped, CONFIG } from "./registry.ts";

export interface LongHistory {
  repository: GitRepository;
  /** The name of one coalition. */
  name: string;
  commits: number;
  /** Where the definition of a name lies. */
  folderOf: (name: string) => string;
}

/** `count` coalitions, each published by a commit of its own; then commits that change one each. */
export function longHistory(count: number, commits: number): LongHistory {
  const repository = new GitRepository();
  repository.git("config", "gc.auto", "0");
  const stream = repository.path(".git/stream");
  const file = openSync(stream, "w");
  let name = "";
  for (const [at, step] of stepsOf(count, commits)) {
    name = step.name;
    writeSync(file, commitOf(at, step));
  }
  writeSync(file, "done\n");
  closeSync(file);
  const input = openSync(stream, "r");
  execFileSync("git", ["fast-import", "--quiet", "--done"], {
    cwd: repository.folder,
    stdio: [input, "ignore", "inherit"],
  });
  closeSync(input);
  repository.remove(".git/stream");
  // A clone is packed, too.
  repository.git("gc", "--quiet");
  repository.git("reset", "--quiet", "--hard");
  return { repository, name, commits, folderOf };
}

/** Each commit's number, and the definition that it writes. */
function* stepsOf(count: number, commits: number): Generator<[at: number, Definition]> {
  const now: Definition[] = [];
  for (let at = 0; at < commits; at++) {
    // Neighbouring commits are about coalitions that are far apart.
    const index = at < count ? at : (at * 7) % count;
    const before = now[index];
    const after = before ? edited(before, at) : definitionAt(index, SCHEMA);
    now[index] = after;
    yield [at, after];
  }
}

const SCHEMA = "../../schemas/coalition.schema.json";

/** What people change: mostly one thing at a time, now and then what breaks integrators. */
function edited(before: Definition, at: number): Definition {
  const [lattice, ...lattices] = before.lattices;
  switch (Math.floor(at / 3) % 4) {
    case 0:
      return bumped(before);
    case 1:
      return changed(before, { peerHints: [{ peerId: idOf(`peer of commit ${at}`) }] });
    case 2:
      return changed(before, { title: `A title of its own, number ${at}` });
    default:
      return lattice
        ? changed(before, {
            lattices: [{ ...lattice, handshake: `https://at-${at}.example/` }, ...lattices],
          })
        : before;
  }
}

const START = Date.UTC(2016, 0, 1) / 1000;
const TWO_HOURS = 2 * 60 * 60;

function commitOf(at: number, definition: Definition): string {
  const message = `Change ${definition.name} (${at})`;
  const config = `${JSON.stringify(CONFIG, null, 2)}\n`;
  const text = `${JSON.stringify(definition, null, 2)}\n`;
  const folder = folderOf(definition.name);
  return [
    "commit refs/heads/main",
    `committer Ada <ada@example.org> ${START + at * TWO_HOURS} +0000`,
    data(message),
    ...(at === 0 ? ["M 100644 inline registry.config.json", data(config)] : []),
    `M 100644 inline ${folder}/${definition.name}.json`,
    data(text),
    "",
  ].join("\n");
}

function folderOf(name: string): string {
  return `coalitions/part-${Number(name.slice(-5)) % 4}`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}
