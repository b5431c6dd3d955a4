// actions/upload-artifact v7: a zip of what is named, into the run's artifacts. It needs none of the job's
// permissions.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { zipSync } from "fflate";
import { NotEmulated, type RunningJob, StepFailed } from "../running-job.ts";
import type { Done } from "./index.ts";

/** Files that are hidden, or in a hidden folder, are left out. */
function isShown(path: string): boolean {
  return !path.split("/").some((part) => part.startsWith("."));
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter(isShown)
    .map((file) => join(path, file))
    .filter((file) => !statSync(file).isDirectory());
}

/** One file stands by its name alone; of several, what their folders have in common is left out. */
function rootOf(paths: string[]): string {
  const [first = ""] = paths;
  if (paths.length === 1) return statSync(first).isDirectory() ? first : dirname(first);
  const common = (one: string, other: string): string =>
    `${other}/`.startsWith(`${one}/`) ? one : common(dirname(one), other);
  return paths.map((path) => dirname(path)).reduce((all, folder) => common(all, folder));
}

export function uploadArtifact(inputs: Record<string, string>, running: RunningJob): Done {
  const { name = "", path = "", "if-no-files-found": ifNone } = inputs;
  if (/["/\\:<>|*?\r\n]/.test(name))
    throw new StepFailed(`The artifact name is not valid: ${name}`);
  const named = path.split("\n").filter((line) => line.trim() !== "");
  if (named.length === 0) throw new StepFailed("Input required and not supplied: path");
  if (/[*?[\]!]/.test(path)) throw new NotEmulated(`actions/upload-artifact: patterns (${path})`);
  const paths = named.map((it) => resolve(running.folders.workspace, it.trim()));
  const files = paths.flatMap(filesOf);
  if (files.length === 0) {
    const message = `No files were found with the provided path: ${path}. No artifacts will be uploaded.`;
    if (ifNone === "error") throw new StepFailed(message);
    return { log: message, ...(ifNone === "warn" ? { warning: message } : {}) };
  }
  return upload(name, rootOf(paths.filter((it) => existsSync(it))), files, running);
}

function upload(
  name: string,
  root: string,
  files: string[],
  { state, run, event }: RunningJob,
): Done {
  // A name is taken once in an attempt; a further attempt may take it again.
  const taken = `${run.id} ${run.attempt} ${name}`;
  if (state.artifacts.taken.has(taken)) {
    throw new StepFailed(
      "Failed to CreateArtifact: Received non-retryable error: (409) Conflict: an artifact with this name already exists on the workflow run",
    );
  }
  state.artifacts.taken.add(taken);
  const entries = files.map((file) => [
    relative(root, file) || basename(file),
    new Uint8Array(readFileSync(file)),
  ]);
  const zip = zipSync(Object.fromEntries(entries));
  const { id } = state.artifacts.add({ run: run.id, name, zip });
  const web = `${state.addresses.web}/${event.repository.fullName}`;
  const outputs = {
    "artifact-id": `${id}`,
    "artifact-url": `${web}/actions/runs/${run.id}/artifacts/${id}`,
    "artifact-digest": createHash("sha256").update(zip).digest("hex"),
  };
  return { outputs, log: `Uploaded ${name}: ${files.length} files, ${zip.byteLength} bytes` };
}
