// actions/create-github-app-token v3: a GitHub App's token for the run's own repository. It ends with the job, and has
// the requested permissions, or by default all of the App's.

import { REGISTRY_APP } from "../../server/accounts.ts";
import type { Level, Permissions } from "../../server/permissions.ts";
import { type RunningJob, StepFailed } from "../running-job.ts";
import type { Done } from "./index.ts";

/** The App's permissions: more than any job of this project needs. */
const GRANTED: Permissions = {
  ...{ actions: "write", contents: "write", issues: "write", "pull-requests": "write" },
  ...{ administration: "write", checks: "write", pages: "write", workflows: "write" },
};

export const PERMISSION_INPUTS = Object.keys(GRANTED).map((name) => `permission-${name}`);

export function appToken(inputs: Record<string, string>, running: RunningJob): Done {
  const { state, event, grant } = running;
  for (const name of ["client-id", "private-key"]) {
    if ((inputs[name] ?? "") === "") {
      throw new StepFailed(`Input required and not supplied: ${name}`);
    }
  }
  const asked = Object.keys(GRANTED).flatMap((name) => {
    const level = inputs[`permission-${name}`];
    return level === undefined ? [] : [[name, level] as [string, Level]];
  });
  const permissions = asked.length > 0 ? Object.fromEntries(asked) : GRANTED;
  const { fullName: repository } = event.repository;
  const { revoked: _, ...own } = grant;
  const given = state.grants.give({ ...own, account: REGISTRY_APP, permissions });
  running.further.push(given);
  const outputs = { token: given.token, "app-slug": REGISTRY_APP.login.replace("[bot]", "") };
  return { outputs, log: `Created a token for ${repository}` };
}
