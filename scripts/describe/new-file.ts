// Chooses the file of a new definition. Its name must be valid, and never used before.

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

/** The path from the registry's folder. Throws UsageError if the name or folder cannot be used. */
export async function newFile(registry: Snapshot, name: string, folder = ""): Promise<string> {
  const file = `${folderOf(folder)}/${name}.json`;
  if (name.endsWith(".json"))
    throw new UsageError(`Give the coalition's name, not a file.${suggestion(registry, name)}`);
  const [problem] = problemsAt(registry, `${COALITIONS}/${name}.json`, { name }, "/name");
  if (problem) {
    const { message, fix = "" } = problem;
    throw new UsageError(`${message} ${fix}${suggestion(registry, name)}`);
  }
  refuseTaken(registry, name);
  await refuseDeleted(name);
  if (existsSync(join(process.cwd(), file))) throw new UsageError(`${file} already exists.`);
  return file;
}

function folderOf(folder: string): string {
  const steps = folder.split("/").filter((step) => step !== "" && step !== ".");
  if (steps[0] === COALITIONS) steps.shift();
  if (
    folder.startsWith("/") ||
    !steps.every((step) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(step))
  ) {
    throw new UsageError(
      `--folder ${JSON.stringify(folder)} is not the name of a folder below ${COALITIONS}/. Write one like l2.`,
    );
  }
  return [COALITIONS, ...steps].join("/");
}

/** Suggests a valid and free name that is written almost the same; "" if there is none. */
function suggestion(registry: Snapshot, name: string): string {
  const corrected = name
    .toLowerCase()
    .replace(/\.json$/, "")
    .replace(/\s+/g, ".")
    .replace(/[^a-z0-9.-]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[.-]+|[.-]+$/g, "");
  const file = `${COALITIONS}/${corrected}.json`;
  const problems = problemsAt(registry, file, { name: corrected }, "/name");
  const isTaken = registry.named(corrected).length > 0;
  return problems.length === 0 && !isTaken ? ` Did you mean ${corrected}?` : "";
}

function refuseTaken(registry: Snapshot, name: string): void {
  const [there] = registry.named(name);
  if (!there) return;
  const { file, source } = there;
  const definition = source.value as Partial<Definition> | undefined;
  throw new UsageError(
    definition?.retirement
      ? `${name} is the name of a retired coalition (${file}), and a name is never used again. Choose another.`
      : `${file} already defines ${name}. Choose another name. To add to that coalition: npx mosaik-coalitions add ${name} <kind>`,
  );
}

/** A deleted file may have been published, so its name stays taken. */
async function refuseDeleted(name: string): Promise<void> {
  const checkout = await readCheckout(process.cwd());
  if (!checkout.git || !checkout.head) return;
  await refuseUncommitted(name);
  const path = `:(glob)${COALITIONS}/**/${name}.json`;
  const args = ["log", "-1", "--diff-filter=D", "--format=%h", "HEAD", "--", path];
  const commit = await askGit(process.cwd(), args);
  if (commit === "") return;
  throw new UsageError(
    `Commit ${commit} deleted a definition of ${name}. A published name is never used again. Choose another.`,
  );
}

/** A deletion that was not committed can be undone. */
async function refuseUncommitted(name: string): Promise<void> {
  const args = ["ls-tree", "-r", "-z", "--name-only", "HEAD", "--", `${COALITIONS}/`];
  const files = (await askGit(process.cwd(), args)).split("\0");
  const file = files.find((it) => it.endsWith(".json") && nameOfFile(it) === name);
  if (file === undefined) return;
  throw new UsageError(
    `${file} was deleted here, but the last commit has it. Definitions are never deleted. To restore it: git restore --staged --worktree ${file}`,
  );
}
