// coalitions init --from FOLDER: turns a full copy of the software into a registry of data, in place. The history stays,
// and with it everything published. Nothing is committed, so that git can restore every file.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { examples } from "../../generated/own-files.js";
import { CONFIG_FILE } from "../../src/core/config/config-file.ts";
import { shellWord } from "../../src/core/shell.ts";
import { isFullCopy, partsOf, planConversion } from "../../src/core/starter/conversion.ts";
import type { Software, StarterFile } from "../../src/core/starter/files.ts";
import { counted, someOf } from "../../src/core/text.ts";
import { COALITIONS, isRegistry } from "../../src/io/folders.ts";
import { readConfig } from "../../src/io/read-config.ts";
import { askGit, tryGit } from "../../src/io/run-git.ts";
import { systemRefusal } from "../../src/io/system-refusal.ts";
import { EXIT, type ExitCode, print, UsageError } from "../terminal.ts";
import { writeFiles, writeNewFiles } from "../write-files.ts";
import { report, undoing } from "./converted-report.ts";
import { type GivenFlags, textsOf } from "./converted-texts.ts";

/** Throws UsageError if the folder is not such a copy, or has files that git could not restore. */
export async function convert(
  folder: string,
  software: Software,
  given: GivenFlags,
): Promise<ExitCode> {
  const root = resolve(folder);
  const paths = await trackedIn(root);
  if (!isFullCopy(new Set(paths)) && isRegistry(root)) {
    requireNoParts(root, paths);
    print(`${folder} is already without the software. There is nothing to do.`);
    return EXIT.fine;
  }
  await requireCopy(root, paths);
  const plan = planConversion(paths, picturesOf(root), (file) =>
    readFileSync(join(root, file), "utf8"),
  );
  const { texts, faulty } = await textsOf(root, software, given);
  requireTracked(root, new Set(paths), texts);
  const isNew = ({ file }: { file: string }) => !existsSync(join(root, file));
  const [fresh, others] = [texts.filter(isNew), texts.filter((it) => !isNew(it))];
  const added = fresh.map(({ file }) => file);
  const absolute = ({ file, text }: StarterFile) => ({ file: join(root, file), text });
  try {
    writeNewFiles(fresh.map(absolute));
    writeFiles(others.map(absolute));
    removeFiles(root, plan.removed);
  } catch (error) {
    const message = error instanceof UsageError ? error.message : systemRefusal(error);
    if (message === undefined) throw error;
    throw new UsageError(`${message} To undo what was done: ${undoing(root, added)}`);
  }
  print(report(root, { plan, faulty, added }));
  return EXIT.fine;
}

/** The registry's own pictures, wherever they are. */
function picturesOf(root: string): string[] {
  const { logo, socialImage } = readConfig(root);
  return [logo, socialImage].filter((it) => it !== undefined);
}

function requireNoParts(root: string, paths: readonly string[]): void {
  const { there, missing } = partsOf(paths, picturesOf(root));
  if (there.length === 0) return;
  throw new UsageError(
    `${root} is only part of a copy of the software. It has ${counted(there.length, "file")} of it, such as ${someOf(there, 2)}, but not ${missing.join(", ")}. Restore what was deleted from a commit that has it (git checkout COMMIT -- ${missing.map(shellWord).join(" ")}), commit that, and run this again. Nothing was changed.`,
  );
}

/** The files that git tracks. Throws UsageError if the folder is not the top of its repository. */
async function trackedIn(root: string): Promise<string[]> {
  if (!existsSync(root)) throw new UsageError(`There is no folder ${root}.`);
  const above = await tryGit(root, ["rev-parse", "--show-prefix"]);
  if (above === undefined) {
    throw new UsageError(
      `${root} is not in a git repository. The history is needed, because it has what was published: use a clone of the registry.`,
    );
  }
  if (above !== "") {
    throw new UsageError(
      `${root} is a folder within a git repository. GitHub reads workflows only at the top: --from ${shellWord(await askGit(root, ["rev-parse", "--show-toplevel"]))}`,
    );
  }
  return (await askGit(root, ["ls-files", "-z"])).split("\0").filter(Boolean);
}

async function requireCopy(root: string, paths: readonly string[]): Promise<void> {
  if (!isFullCopy(new Set(paths))) {
    throw new UsageError(
      `${root} is neither a registry nor a full copy of the software. To start a new registry, leave out --from and name a new folder.`,
    );
  }
  if (!existsSync(join(root, CONFIG_FILE))) {
    throw new UsageError(
      `${root} has no ${CONFIG_FILE}, which gives the registry's name and address. Write it and commit it first.`,
    );
  }
  await requireClean(root);
  const definitions = paths.filter((it) => it.startsWith(`${COALITIONS}/`));
  const known = new Map(examples);
  const isExample = (file: string) => known.get(file) === digestOf(join(root, file));
  if (definitions.length > 0 && definitions.every(isExample)) {
    throw new UsageError(
      `${root} is the software itself, or a copy with only its examples. To start a registry in a new folder: npx mosaik-coalitions init FOLDER`,
    );
  }
}

function digestOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

async function requireClean(root: string): Promise<void> {
  const changed = await askGit(root, ["status", "--porcelain", "-z"]);
  const files = changed.split("\0").filter(Boolean);
  if (files.length === 0) return;
  const some = files.slice(0, 3).map((it) => it.slice(3));
  const more = files.length > 3 ? ` and ${files.length - 3} more` : "";
  throw new UsageError(
    `${root} has changes that are not committed: ${some.join(", ")}${more}. Commit or stash them first (git stash --include-untracked), so that git can restore everything that this removes.`,
  );
}

/** git does not list files that it ignores, and could not restore them. */
function requireTracked(
  root: string,
  tracked: ReadonlySet<string>,
  texts: readonly { file: string }[],
): void {
  const files = texts
    .map(({ file }) => file)
    .filter((file) => existsSync(join(root, file)) && !tracked.has(file));
  if (files.length === 0) return;
  throw new UsageError(
    `${root} has files that this would replace and git could not restore: ${files.join(", ")}. Move them away, or commit them (git add --force). Nothing was changed.`,
  );
}

/** Also removes the folders that this leaves empty. */
function removeFiles(root: string, files: readonly string[]): void {
  for (const file of files) {
    rmSync(join(root, file), { force: true });
    for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) {
      const path = join(root, folder);
      if (existsSync(path) && readdirSync(path).length > 0) break;
      if (existsSync(path)) rmdirSync(path);
    }
  }
}
