// Where GitHub Pages publishes the repository's site.

import type { Api } from "./api.ts";

/** With a final slash; undefined where there is no site, or the job may not ask. */
export async function readPagesUrl({ octokit, repo }: Api): Promise<string | undefined> {
  try {
    const { data } = await octokit.rest.repos.getPages({ ...repo });
    const url = data.html_url;
    return url === undefined || url.endsWith("/") ? url : `${url}/`;
  } catch (error) {
    const { status = 0 } = error as { status?: number };
    if (status === 403 || status === 404) return undefined;
    throw error;
  }
}
