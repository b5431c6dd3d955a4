// actions/setup-node: Node is already installed.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { type RunningJob, StepFailed } from "../running-job.ts";
import type { Done } from "./index.ts";

export function setupNode(inputs: Record<string, string>, { folders }: RunningJob): Done {
  // Its cache is named after the lock file, and it fails without one.
  if (inputs.cache === "npm" && !existsSync(join(folders.workspace, "package-lock.json"))) {
    throw new StepFailed(
      `Dependencies lock file is not found in ${folders.workspace}. Supported file patterns: package-lock.json,npm-shrinkwrap.json,yarn.lock`,
    );
  }
  return { outputs: { "node-version": process.version }, log: `Node ${process.version}` };
}
