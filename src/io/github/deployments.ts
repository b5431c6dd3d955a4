// Whether something was deployed before, as GitHub remembers it: a job with an environment leaves a deployment,
// which outlasts caches, artifacts and the site itself.

import type { Witness } from "../../core/render/continuity.ts";
import type { Api } from "./api.ts";
import { steadily } from "./steadily.ts";

/** So many are looked at, the newest first. */
const LOOKED_AT = 30;
const PERMISSION = "deployments: read";

/**
 * Of an environment of the repository. A deployment that failed has published nothing; one that a later one has
 * taken the place of is inactive now, and its statuses still have its success. Throws GitHubError.
 */
export async function readWitness({ octokit, repo }: Api, environment: string): Promise<Witness> {
  const ask = <T>(act: () => Promise<T>) =>
    steadily("look up what was deployed before", PERMISSION, act);
  const { data } = await ask(() =>
    octokit.rest.repos.listDeployments({ ...repo, environment, per_page: LOOKED_AT }),
  );
  for (const { id } of data) {
    const { data: statuses } = await ask(() =>
      octokit.rest.repos.listDeploymentStatuses({ ...repo, deployment_id: id, per_page: 100 }),
    );
    if (statuses.some(({ state }) => state === "success")) return "something";
  }
  // Where all of so many have failed, an earlier one may have succeeded.
  return data.length < LOOKED_AT ? "nothing" : "something";
}
