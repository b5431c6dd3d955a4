// A release of the software from the working tree, committed or not, made once for all tests of a run.

import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { committedWorkingTree } from "./fresh-clone.ts";
import type { GitRepository } from "./git-repository.ts";

export interface Release {
  /** What build/release.mjs made. */
  folder: string;
  /** The npm package of the command line. */
  tarball: string;
  /** A bare repository: the source on `main`, and the release on the tags. */
  bare: string;
  /** `v1.0.0`; beside it there is `v1`. */
  tag: string;
  /** What both tags are on, and what the command line says it is of. */
  commit: string;
  /** The address that it says it is published at. */
  repository: string;
}

const REPOSITORY = "https://github.com/mosaik-example/coalitions";

let asked: Promise<Release> | undefined;

/** Every caller, in every process, gets the same one. */
export function release(): Promise<Release> {
  asked ??= shared();
  return asked;
}

async function shared(): Promise<Release> {
  const source = committedWorkingTree();
  const home = join(tmpdir(), `release-of-${source.git("rev-parse", "HEAD^{tree}")}`);
  const answer = join(home, "answer.json");
  try {
    // The first one makes it, and the others wait for its answer.
    if (isFirst(home)) answerWith(answer, () => make(source, home));
    while (!existsSync(answer)) await wait(100);
  } finally {
    source.delete();
  }
  const { release: made, failure } = JSON.parse(readFileSync(answer, "utf8"));
  if (failure !== undefined) throw new Error(failure);
  return made;
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    // The second one waits. If none could make it, nobody would answer.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

function answerWith(file: string, make: () => Release): void {
  const answer = attempt(make);
  // Whole as soon as it is there.
  writeFileSync(`${file}.part`, JSON.stringify(answer));
  renameSync(`${file}.part`, file);
}

function attempt(make: () => Release): { release: Release } | { failure: string } {
  try {
    return { release: make() };
  } catch (error) {
    return { failure: String(error) };
  }
}

function make(source: GitRepository, home: string): Release {
  const folder = join(home, "release");
  makeRelease(source.folder, folder);
  const { tag, commit, repository, tarball } = JSON.parse(
    readFileSync(join(folder, "release.json"), "utf8"),
  );
  const bare = join(home, "bare.git");
  for (const name of [tag, tag.split(".")[0]]) source.git("tag", name, commit);
  source.git("clone", "--quiet", "--bare", source.folder, bare);
  return { folder, tarball: join(folder, tarball), bare, tag, commit, repository };
}

/** `source`: a checkout, which nothing is installed in. */
export function makeRelease(source: string, out: string, more: Record<string, string> = {}): void {
  const modules = join(source, "node_modules");
  if (!existsSync(modules)) symlinkSync(resolve("node_modules"), modules, "junction");
  const args = ["build/release.mjs", "--repository", REPOSITORY, "--out", out];
  const env = { ...process.env, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", ...more };
  execFileSync(process.execPath, args, { cwd: source, env, stdio: "pipe" });
}
