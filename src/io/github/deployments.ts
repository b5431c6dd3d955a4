// Whether GitHub has a record of an earlier deployment. A job with an environment leaves one, and it outlasts caches,
// artifacts and the site.

import type { Witness } from "../../core/render/continuity.ts";
import type { Api } from "./api.ts";
import { steadily } from "./steadily.ts";

/** The newest deployments that are read. */
const LOOKED_AT = 30;
const PERMISSION = "deployments: read";

/**
 * For one environment of the repository. A failed deployment has published nothing. A replaced one is inactive, but
 * its statuses still include its success. Throws GitHubError.
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
  // If all of these failed, an earlier one may still have succeeded.
  return data.length < LOOKED_AT ? "nothing" : "something";
}
