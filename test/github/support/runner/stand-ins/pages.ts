// GitHub Pages: the site is handed over as an artifact, and served from then on.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { unzipSync } from "fflate";
import { allows, type Need } from "../../server/permissions.ts";
import { type RunningJob, StepFailed } from "../running-job.ts";
import type { Done } from "./index.ts";
import { uploadArtifact } from "./upload-artifact.ts";

function need({ grant }: RunningJob, name: string, level: Need["level"]): void {
  if (allows(grant.permissions, { anyOf: [name], level })) return;
  throw new StepFailed(`Resource not accessible by integration: the job lacks ${name}: ${level}.`);
}

/** As of a repository whose owner has another site at the top. */
function addressOf({ event, state }: RunningJob): URL {
  return new URL(`${state.addresses.pages}/${event.repository.fullName}`);
}

export function configurePages(_inputs: Record<string, string>, running: RunningJob): Done {
  need(running, "pages", "read");
  const { href, origin, host, pathname } = addressOf(running);
  return { outputs: { base_url: href, origin, host, base_path: pathname }, log: href };
}

/** The real one packs the files as tar before; here they stand in the zip as they are. */
export function uploadPagesArtifact(inputs: Record<string, string>, running: RunningJob): Done {
  const { name = "", path = "" } = inputs;
  if (!existsSync(resolve(running.folders.workspace, path))) {
    throw new StepFailed(`tar: ${path}: Cannot open: No such file or directory`);
  }
  const { outputs = {}, log } = uploadArtifact(
    { name, path, "if-no-files-found": "error" },
    running,
  );
  return { outputs: { artifact_id: outputs["artifact-id"] ?? "" }, log };
}

export function deployPages(inputs: Record<string, string>, running: RunningJob): Done {
  need(running, "pages", "write");
  need(running, "id-token", "write");
  const { artifact_name: name = "" } = inputs;
  const site = running.state.artifacts.ofRun(running.run.id).find((it) => it.name === name);
  if (!site) throw new StepFailed(`No artifacts named "${name}" were found for this workflow run.`);
  running.state.pages.deploy(running.event.repository, unzipSync(site.zip));
  return { outputs: { page_url: `${addressOf(running)}/` }, log: `Deployed artifact ${site.id}` };
}
