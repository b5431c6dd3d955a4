// GitHub Pages: the site is uploaded as an artifact, and served from then on.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { unzipSync } from "fflate";
import { allows, type Need } from "../../server/permissions.ts";
import { type RunningJob, StepFailed } from "../running-job.ts";
import type { Done } from "./index.ts";
import { uploadArtifact } from "./upload-artifact.ts";

const NAME = "github-pages";

function need({ grant }: RunningJob, name: string, level: Need["level"]): void {
  if (allows(grant.permissions, { anyOf: [name], level })) return;
  throw new StepFailed(`Resource not accessible by integration: the job lacks ${name}: ${level}.`);
}

/** As for an owner with another site at the top. */
function addressOf({ event, state }: RunningJob): string {
  return `${state.addresses.pages}/${event.repository.fullName}`;
}

export function configurePages(_inputs: Record<string, string>, running: RunningJob): Done {
  need(running, "pages", "read");
  const base_url = addressOf(running);
  return { outputs: { base_url }, log: base_url };
}

/** The real one packs the files with tar first; here the zip has them directly. */
export function uploadPagesArtifact({ path = "" }: Record<string, string>, running: RunningJob) {
  if (!existsSync(resolve(running.folders.workspace, path))) {
    throw new StepFailed(`tar: ${path}: Cannot open: No such file or directory`);
  }
  return uploadArtifact({ name: NAME, path, "if-no-files-found": "error" }, running);
}

export function deployPages(_inputs: Record<string, string>, running: RunningJob): Done {
  need(running, "pages", "write");
  need(running, "id-token", "write");
  const site = running.state.artifacts.ofRun(running.run.id).find((it) => it.name === NAME);
  if (!site) throw new StepFailed(`No artifacts named "${NAME}" were found for this workflow run.`);
  running.state.pages.deploy(running.event.repository, unzipSync(site.zip));
  return { outputs: { page_url: `${addressOf(running)}/` }, log: `Deployed artifact ${site.id}` };
}
