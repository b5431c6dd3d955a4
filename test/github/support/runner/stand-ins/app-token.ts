// actions/create-github-app-token v2: a token in the name of a GitHub App, for the run's own repository. It
// ends with the job, unless the workflow says otherwise.

import { REGISTRY_APP } from "../../server/accounts.ts";
import { allows, type Level, type Permissions } from "../../server/permissions.ts";
import { NotEmulated, type RunningJob, StepFailed } from "../running-job.ts";
import type { Done } from "./index.ts";

/** What the App may do where it is installed, if no test says otherwise. */
const INSTALLED: Permissions = {
  ...{ actions: "write", contents: "write", issues: "write", "pull-requests": "write" },
};

export const ASKED = ["actions", "contents", "issues", "pages", "pull-requests", "workflows"];

/** All that the App has where the step names none. */
function permissionsOf(inputs: Record<string, string>, installed: Permissions): Permissions {
  const asked = ASKED.map((name) => [name, inputs[`permission-${name}`] ?? ""] as const).filter(
    ([, level]) => level !== "",
  );
  for (const [name, level] of asked) {
    if (level !== "read" && level !== "write")
      throw new NotEmulated(`permission-${name}: ${level}`);
    if (allows(installed, { anyOf: [name], level })) continue;
    throw new StepFailed("The permissions requested are not granted to this installation.");
  }
  return asked.length === 0 ? installed : (Object.fromEntries(asked) as Record<string, Level>);
}

export function appToken(inputs: Record<string, string>, running: RunningJob): Done {
  const { state, event, options, grant } = running;
  for (const name of ["app-id", "private-key"]) {
    if ((inputs[name] ?? "") === "") {
      throw new StepFailed(`Input required and not supplied: ${name}`);
    }
  }
  const { owner = "", repositories = "", "skip-token-revoke": skip } = inputs;
  const { repository } = event;
  // An owner alone would mean everything of theirs.
  const isOwn = repositories === "" ? owner === "" : repositories.trim() === repository.name;
  if (!isOwn || !["", repository.owner].includes(owner)) {
    throw new NotEmulated("a token for other repositories than the run's own");
  }
  const { job, now } = grant;
  const given = state.grants.give({
    account: REGISTRY_APP,
    repository: repository.fullName,
    permissions: permissionsOf(inputs, options.appPermissions ?? INSTALLED),
    ...{ job, ...(now === undefined ? {} : { now }) },
  });
  if (skip !== "true") running.further.push(given);
  const slug = REGISTRY_APP.login.replace("[bot]", "");
  const outputs = { token: given.token, "installation-id": "9000001", "app-slug": slug };
  return { outputs, log: `Created a token for ${repository.fullName}` };
}
