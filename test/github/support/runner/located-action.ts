// Finds an action's folder: in the workspace, or, for another repository's or the workflow's own, in a tree that the
// runner fetches outside the workspace before the first step.

import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runSmall } from "../../../support/run-small.ts";
import { git } from "../server/git.ts";
import { StepFailed } from "./running-job.ts";
import { findRemote, fullRef, readRemote, type Source, sibling } from "./sources.ts";
import type { Frame } from "./steps.ts";
import type { Step } from "./workflow-file.ts";

export interface Located {
  uses: string;
  folder: string;
  /** Its action.yml. */
  file: string;
  /** The source of the actions that it names with `$/`. */
  owner: Pick<Source, "repository" | "sha">;
  /** Whether it is a bundle of this project. */
  isOurs: boolean;
  /** The environment variables about its source. */
  variables: Record<string, string>;
}

/** Fetches the actions of the steps; returns GitHub's error for one that cannot be fetched. */
export async function prepareActions(steps: Step[], frame: Frame): Promise<string | undefined> {
  try {
    for (const { uses = "./" } of steps) if (!uses.startsWith("./")) await locate(uses, frame);
    return undefined;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    return error.message;
  }
}

/** Undefined for an unknown repository's action, which may have a stand-in. */
export async function locate(uses: string, frame: Frame): Promise<Located | undefined> {
  if (uses.startsWith("./")) return inWorkspace(uses, frame);
  const source = await sourceOf(uses, frame);
  if (!source) return undefined;
  const { repository, ref, path } = source;
  const place = join(frame.running.folders.work, "_actions", repository.fullName, ref);
  if (!existsSync(place)) {
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(await treeOf(source), place, "dir");
  }
  const folder = join(place, path);
  const file = join(folder, "action.yml");
  if (!existsSync(file)) {
    throw new StepFailed(
      `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' for action '${fullRef(source)}'.`,
    );
  }
  const variables = {
    GITHUB_ACTION_REPOSITORY: repository.fullName,
    GITHUB_ACTION_REF: ref,
  };
  return { uses, folder, file, owner: source, isOurs: repository.hasOurBundles, variables };
}

function inWorkspace(uses: string, { running }: Frame): Located {
  const folder = join(running.folders.workspace, uses);
  const file = join(folder, "action.yml");
  if (!existsSync(file)) {
    throw new StepFailed(
      `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${folder}'. Did you forget to run actions/checkout before running your local action?`,
    );
  }
  return { uses, folder, file, owner: running.source, isOurs: false, variables: {} };
}

async function sourceOf(uses: string, { running, owner }: Frame): Promise<Source | undefined> {
  const { state } = running;
  const remote = readRemote(uses);
  if (!remote) return sibling(owner, uses);
  if (!state.repositories.has(remote.fullName)) return undefined;
  const source = await findRemote(remote, state);
  if (source) return source;
  const { fullName, ref } = remote;
  throw new StepFailed(
    `Unable to resolve action \`${fullName}@${ref}\`, unable to find version \`${ref}\``,
  );
}

let trees: string | undefined;

/** A commit's files, as GitHub packs them: one folder for all jobs of a worker, which do not change it. */
async function treeOf({ repository, sha }: Source): Promise<string> {
  trees ??= makeTrees();
  const folder = join(trees, sha);
  if (existsSync(folder)) return folder;
  const packed = `${folder}.tar`;
  await git(repository.folder, "archive", "--format=tar", `--output=${packed}`, sha);
  mkdirSync(folder);
  const { code, stderr } = runSmall("tar", ["-xf", packed], { cwd: folder, env: process.env });
  if (code !== 0) throw new Error(`tar ${packed}: ${stderr}`);
  rmSync(packed);
  return folder;
}

function makeTrees(): string {
  const folder = mkdtempSync(join(tmpdir(), "action-trees-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
