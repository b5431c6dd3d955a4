// actions/create-github-app-token v2: a token in the name of a GitHub App, for the run's own repository. It
// ends with the job.

import { REGISTRY_APP } from "../../server/accounts.ts";
import type { Permissions } from "../../server/permissions.ts";
import { type RunningJob, StepFailed } from "../running-job.ts";
import type { Done } from "./index.ts";

/** What the App may do where it is installed. */
const PERMISSIONS: Permissions = {
  ...{ actions: "write", contents: "write", issues: "write", "pull-requests": "write" },
};

export function appToken(inputs: Record<string, string>, running: RunningJob): Done {
  const { state, event, grant } = running;
  for (const name of ["app-id", "private-key"]) {
    if ((inputs[name] ?? "") === "") {
      throw new StepFailed(`Input required and not supplied: ${name}`);
    }
  }
  const { fullName: repository } = event.repository;
  const { revoked: _, ...own } = grant;
  const given = state.grants.give({ ...own, account: REGISTRY_APP, permissions: PERMISSIONS });
  running.further.push(given);
  const outputs = { token: given.token, "app-slug": REGISTRY_APP.login.replace("[bot]", "") };
  return { outputs, log: `Created a token for ${repository}` };
}
