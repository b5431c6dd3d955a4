// Checks that a folder can become a registry: nothing is overwritten, and GitHub reads .github only at the top.

import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CONFIG_FILE } from "../../src/core/config/config-file.ts";
import { shellWord } from "../../src/core/shell.ts";
import { isRegistry } from "../../src/io/folders.ts";
import { tryGit } from "../../src/io/run-git.ts";
import { UsageError } from "../terminal.ts";

/** What git and GitHub put into a new repository. None of it is a file of a registry. */
const WELCOME = [".git", ".gitignore", "LICENSE", ".DS_Store"];

/** Throws UsageError if the folder is not empty, is a registry, or is within a registry or repository. */
export async function requireRoom(folder: string, files: readonly string[]): Promise<void> {
  const path = resolve(folder);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat && !stat.isDirectory()) throw new UsageError(`${folder} is a file, not a folder.`);
  if (stat) requireEmpty(folder, path, files);
  const above = nearestFolder(dirname(path));
  for (let it = above; ; it = dirname(it)) {
    if (existsSync(join(it, CONFIG_FILE))) {
      throw new UsageError(`${folder} is within the registry ${it}. ${ELSEWHERE}`);
    }
    if (it === dirname(it)) break;
  }
  const top = await repositoryOf(stat ? path : above);
  if (top !== undefined && top !== (stat ? realpathSync(path) : undefined)) {
    throw new UsageError(
      `${folder} is within the git repository ${top}, and GitHub reads workflows only at its top. Choose a folder outside it, or first make this one its own repository: git init ${shellWord(folder)}. Nothing was written.`,
    );
  }
}

const ELSEWHERE = "Choose a folder outside it. Nothing was written.";

function requireEmpty(folder: string, path: string, files: readonly string[]): void {
  if (isRegistry(path)) {
    throw new UsageError(
      `${folder} is already a registry. If it is a full copy of the software: npx mosaik-coalitions init --from ${folder}`,
    );
  }
  const there = files.filter((it) => lstatSync(join(path, it), { throwIfNoEntry: false }));
  if (there.length > 0) {
    throw new UsageError(
      `These files already exist, and are not overwritten: ${there.join(", ")}. Move or delete them, or choose another folder. Nothing was written.`,
    );
  }
  const others = readdirSync(path).filter((it) => !WELCOME.includes(it));
  if (others.length > 0) {
    const some = others.slice(0, 5).join(", ");
    const more = others.length > 5 ? ` and ${others.length - 5} more` : "";
    throw new UsageError(
      `${folder} is not empty: it has ${some}${more}. A registry needs its own folder: name a new one. Nothing was written.`,
    );
  }
}

function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(dirname(path));
}

async function repositoryOf(path: string): Promise<string | undefined> {
  const top = await tryGit(path, ["rev-parse", "--show-toplevel"]);
  return top === undefined ? undefined : realpathSync(top);
}

/** The current branch in this folder, else the one that git gives to a new repository. */
export async function branchOf(folder: string): Promise<string> {
  const path = nearestFolder(resolve(folder));
  const own = existsSync(join(resolve(folder), ".git"))
    ? await tryGit(path, ["symbolic-ref", "--short", "HEAD"])
    : undefined;
  return own ?? (await tryGit(path, ["config", "--get", "init.defaultBranch"])) ?? "main";
}
