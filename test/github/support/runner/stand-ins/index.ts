// What third-party actions do, in their visible effects, without their code. A missing one is an error, and so is an input
// that is not supported: otherwise a test could pass by something that did not happen.

import { knownAction } from "../known-actions.ts";
import { NotEmulated, type RunningJob } from "../running-job.ts";
import { appToken, PERMISSION_INPUTS } from "./app-token.ts";
import { checkout } from "./checkout.ts";
import { configurePages, deployPages, uploadPagesArtifact } from "./pages.ts";
import { setupNode } from "./setup-node.ts";
import { uploadArtifact } from "./upload-artifact.ts";

export interface Done {
  outputs?: Record<string, string>;
  log: string;
}

/** Throws StepFailed if the action would fail. */
export type StandIn = (inputs: Record<string, string>, running: RunningJob) => Promise<Done> | Done;

/** With the inputs that each one supports. */
const STAND_INS: Record<string, { act: StandIn; honours: readonly string[] }> = {
  "actions/checkout": {
    act: checkout,
    honours: ["ref", "persist-credentials", "fetch-depth"],
  },
  "actions/setup-node": { act: setupNode, honours: ["node-version", "cache"] },
  "actions/upload-artifact": {
    act: uploadArtifact,
    honours: ["name", "path", "if-no-files-found", "retention-days"],
  },
  // GitHub may delete any cache; here it always has.
  "actions/cache": {
    act: ({ key }) => ({ log: `Cache not found for input keys: ${key}` }),
    honours: ["path", "key", "restore-keys"],
  },
  "actions/configure-pages": { act: configurePages, honours: [] },
  "actions/upload-pages-artifact": { act: uploadPagesArtifact, honours: ["path"] },
  "actions/create-github-app-token": {
    act: appToken,
    honours: ["client-id", "private-key", ...PERMISSION_INPUTS],
  },
  "actions/deploy-pages": { act: deployPages, honours: [] },
};

export async function standIn(
  uses: string,
  given: Record<string, string>,
  running: RunningJob,
): Promise<Done> {
  const [name, action] = knownAction(uses) ?? [];
  const found = STAND_INS[name ?? ""];
  if (!action || !found) throw new NotEmulated(`No stand-in for ${uses}`);
  for (const input of Object.keys(given)) {
    if (!action.inputs.includes(input)) throw new NotEmulated(`${uses} has no input ${input}`);
    if (!found.honours.includes(input)) throw new NotEmulated(`${name}: the input ${input}`);
  }
  return found.act({ ...action.defaults, ...given }, running);
}
