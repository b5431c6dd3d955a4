// actions/upload-artifact v7: a zip of a file, or of a folder's content, as the run's artifact. It needs no permission.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { zipSync } from "fflate";
import { NotEmulated, type RunningJob, StepFailed } from "../running-job.ts";
import type { Done } from "./index.ts";

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name));
}

export function uploadArtifact(inputs: Record<string, string>, running: RunningJob): Done {
  const { name = "", path = "", "if-no-files-found": ifNone } = inputs;
  const { state, run, folders } = running;
  if (/[*?[\]!\n]/.test(path.trim())) throw new NotEmulated(`actions/upload-artifact: ${path}`);
  const root = resolve(folders.workspace, path.trim());
  const files = filesOf(root);
  if (files.length === 0) {
    if (ifNone !== "error") throw new NotEmulated("actions/upload-artifact of nothing");
    throw new StepFailed(`No files were found with the provided path: ${path}.`);
  }
  // A name can be used once per attempt.
  const taken = `${run.id} ${run.attempt} ${name}`;
  if (state.artifacts.taken.has(taken)) {
    throw new StepFailed("(409) Conflict: an artifact with this name already exists on the run");
  }
  state.artifacts.taken.add(taken);
  const entries = files.map((file) => [
    relative(root, file) || basename(file),
    new Uint8Array(readFileSync(file)),
  ]);
  // Not compressed, because size does not matter here.
  const zip = zipSync(Object.fromEntries(entries), { level: 0 });
  state.artifacts.add({ run: run.id, name, zip });
  return { log: `Uploaded ${name}: ${files.length} files, ${zip.byteLength} bytes` };
}
