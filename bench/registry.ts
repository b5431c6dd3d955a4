// A large registry in a git repository of its own, streamed into `git fast-import`: normal commits would take longer
// than reading hundreds of them.

import { execFileSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { recomputeService } from "../src/core/derivation/fingerprint.ts";
import type { Definition } from "../src/core/registry/definition.ts";
import { changed } from "../test/support/definitions.ts";
import { GitRepository } from "../test/support/git-repository.ts";
import { idOf, peerOf } from "../test/support/ids.ts";
import { textOf } from "../test/support/registries.ts";
import { definitionAt, SHARED } from "./definitions.ts";

export interface Plan {
  /** How many definitions there are. */
  count: number;
  /** How many of them each commit publishes. */
  perCommit: number;
  /** How many commits change one definition each, when all are published. */
  changes: number;
  /** How many definitions refer to the citizen SHARED: the last ones. */
  sharing: number;
}

export interface BenchRegistry {
  repository: GitRepository;
  /** How many definitions there are. */
  count: number;
  /** The last published version of one definition. Keeping all would make this process large and slow to start others. */
  definition: Definition;
}

export interface Commit {
  branch: string;
  /** The branch it starts from, and one that it merges. */
  from?: string;
  merge?: string;
  /** The texts it writes, by path. */
  files: Record<string, string>;
}

const CONFIG = {
  name: "A large registry",
  description: "As many coalitions as one registry should handle.",
  baseUrl: "https://coalitions.example/",
};

/** Its branch main is checked out. */
export function makeRegistry(plan: Plan): BenchRegistry {
  const repository = new GitRepository();
  // git would otherwise pack in the background during measurements.
  repository.git("config", "gc.auto", "0");
  const definitions: Definition[] = [];
  importCommits(repository, historyOf(plan, definitions));
  // Packed, as a clone would be.
  repository.git("gc", "--quiet");
  repository.git("reset", "--quiet", "--hard");
  return { repository, count: plan.count, definition: definitions[plan.count >> 1] as Definition };
}

function* historyOf(plan: Plan, definitions: Definition[]): Generator<Commit> {
  const { count, perCommit, changes, sharing } = plan;
  yield { branch: "main", files: { "registry.config.json": textOf(CONFIG) } };
  for (let from = 0; from < count; from += perCommit) {
    for (let at = from; at < Math.min(from + perCommit, count); at++) {
      definitions.push(definitionAt(at, SCHEMA, at < count - sharing ? [] : [SHARED]));
    }
    yield { branch: "main", files: filesOf(...definitions.slice(from)) };
  }
  for (let at = 0; at < changes; at++) {
    // Consecutive commits change coalitions that are far apart.
    const index = (at * 7) % count;
    const after = edited(definitions[index] as Definition, at);
    definitions[index] = after;
    yield { branch: "main", files: filesOf(after) };
  }
}

const SCHEMA = "../../schemas/coalition.schema.json";
const IN_A_FOLDER = 500;

/** The path of a definition's file. */
export function fileOf({ name }: Definition): string {
  return `coalitions/part-${Math.floor(Number(name.slice(-5)) / IN_A_FOLDER)}/${name}.json`;
}

export function filesOf(...definitions: Definition[]): Commit["files"] {
  return Object.fromEntries(definitions.map((it) => [fileOf(it), textOf(it)]));
}

/** Typical edits: mostly one thing at a time, sometimes a breaking change. */
function edited(before: Definition, at: number): Definition {
  const [lattice, ...lattices] = before.lattices;
  switch (Math.floor(at / 3) % 4) {
    case 0:
      return bumped(before);
    case 1:
      return changed(before, { peerHints: [{ peerId: peerOf(`peer of commit ${at}`) }] });
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

/** Gives its first organism a new id, with everything that depends on it. */
export function bumped(before: Definition): Definition {
  const [organism] = before.organisms;
  const [confluence] = before.confluences;
  if (!organism || !confluence) throw new Error("The definition has no organism to bump.");
  const stableId = idOf(`bumped ${organism.stableId}`);
  const span = confluence.span.map((it) =>
    it.stableId === organism.stableId ? { ...it, stableId } : it,
  );
  const fingerprint =
    recomputeService({ name: confluence.name, value: { ...confluence, span } }) ??
    confluence.fingerprint;
  const { upcoming: _, ...rest } = before;
  return changed(rest, {
    organisms: [{ ...organism, stableId }, ...before.organisms.slice(1)],
    confluences: [{ ...confluence, span, fingerprint }],
  });
}

const START = Date.UTC(2016, 0, 1) / 1000;
const TWO_HOURS = 2 * 60 * 60;

/** Adds commits to the repository without checking them out, dated after the branch that the first starts from. */
export function importCommits(repository: GitRepository, commits: Iterable<Commit>): void {
  const { folder } = repository;
  const stream = `${folder}/.git/stream`;
  const output = openSync(stream, "w");
  let seconds: number | undefined;
  for (const commit of commits) {
    seconds = (seconds ?? dateOf(repository, commit.from)) + TWO_HOURS;
    writeSync(output, streamed(commit, seconds));
  }
  writeSync(output, "done\n");
  closeSync(output);
  const input = openSync(stream, "r");
  execFileSync("git", ["fast-import", "--quiet", "--done"], {
    cwd: folder,
    stdio: [input, "ignore", "inherit"],
  });
  closeSync(input);
  rmSync(stream);
}

function dateOf(repository: GitRepository, branch: string | undefined): number {
  return branch === undefined
    ? START - TWO_HOURS
    : Number(repository.git("show", "--no-patch", "--format=%ct", branch));
}

function streamed({ branch, from, merge, files }: Commit, seconds: number): string {
  return [
    `commit refs/heads/${branch}`,
    `committer Ada <ada@example.org> ${seconds} +0000`,
    data(`Change ${Object.keys(files)[0]}`),
    ...(from ? [`from refs/heads/${from}`] : []),
    ...(merge ? [`merge refs/heads/${merge}`] : []),
    ...Object.entries(files).flatMap(([file, text]) => [`M 100644 inline ${file}`, data(text)]),
    "",
  ].join("\n");
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}
