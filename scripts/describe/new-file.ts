// The file of a new definition: under a name that is free, and may be one.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { problemsAt } from "../../src/core/edit/plan.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { nameOfFile } from "../../src/core/registry/file-name.ts";
import type { Snapshot } from "../../src/core/registry/snapshot.ts";
import { COALITIONS } from "../../src/io/folders.ts";
import { readCheckout } from "../../src/io/git-checkout.ts";
import { askGit } from "../../src/io/run-git.ts";
import { UsageError } from "../terminal.ts";

/** The path from the registry's folder. UsageError where there can be no such file. */
export async function newFile(registry: Snapshot, name: string, folder = ""): Promise<string> {
  const file = `${folderOf(folder)}/${name}.json`;
  if (name.endsWith(".json"))
    throw new UsageError(`Give the name, not the file:${meant(registry, name)}`);
  const [problem] = problemsAt(registry, `${COALITIONS}/${name}.json`, { name }, "/name");
  if (problem) {
    const { message, fix = "" } = problem;
    throw new UsageError(`${message} ${fix}${meant(registry, name)}`);
  }
  refuseTaken(registry, name);
  await refuseDeleted(name);
  if (existsSync(join(process.cwd(), file))) throw new UsageError(`${file} is there already.`);
  return file;
}

function folderOf(folder: string): string {
  const steps = folder.split("/").filter((step) => step !== "" && step !== ".");
  if (steps[0] === COALITIONS) steps.shift();
  if (
    folder.startsWith("/") ||
    !steps.every((step) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(step))
  ) {
    throw new UsageError(`--folder ${folder} is no folder below ${COALITIONS}/, such as l2.`);
  }
  return [COALITIONS, ...steps].join("/");
}

/** The same name as one may be written, if one may. */
function meant(registry: Snapshot, name: string): string {
  const mended = name
    .toLowerCase()
    .replace(/\.json$/, "")
    .replace(/\s+/g, ".")
    .replace(/[^a-z0-9.-]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[.-]+|[.-]+$/g, "");
  const problems = problemsAt(registry, `${COALITIONS}/${mended}.json`, { name: mended }, "/name");
  const taken = registry.named(mended).length > 0;
  return problems.length === 0 && !taken ? ` Did you mean ${mended}?` : "";
}

function refuseTaken(registry: Snapshot, name: string): void {
  const [there] = registry.named(name);
  if (!there) return;
  const { file, source } = there;
  const definition = source.value as Partial<Definition> | undefined;
  throw new UsageError(
    definition?.retirement
      ? `The coalition ${name} was retired (${file}), and its name is never used again. Take another one.`
      : `There is a coalition ${name} already: ${file}. Another one needs another name; to add to this one: npx mosaik-coalitions add ${name} <kind>`,
  );
}

/** A file that is gone was published once, if it was ever sound; so its name stays taken. */
async function refuseDeleted(name: string): Promise<void> {
  const checkout = await readCheckout(process.cwd());
  if (!checkout.git || !checkout.head) return;
  await refuseUncommitted(name);
  const path = `:(glob)${COALITIONS}/**/${name}.json`;
  const args = ["log", "-1", "--diff-filter=D", "--format=%h", "HEAD", "--", path];
  const commit = await askGit(process.cwd(), args);
  if (commit === "") return;
  throw new UsageError(
    `A coalition ${name} had a definition here, until ${commit} deleted it. Nothing published is ever taken back, and its name is never used again. Take another one.`,
  );
}

/** A file that is only deleted here can be had back. */
async function refuseUncommitted(name: string): Promise<void> {
  const args = ["ls-tree", "-r", "-z", "--name-only", "HEAD", "--", `${COALITIONS}/`];
  const files = (await askGit(process.cwd(), args)).split("\0");
  const file = files.find((it) => it.endsWith(".json") && nameOfFile(it) === name);
  if (file === undefined) return;
  throw new UsageError(
    `${file} was deleted here, and is still in the last commit. A definition is never deleted; to have it back: git restore --staged --worktree ${file}`,
  );
}
