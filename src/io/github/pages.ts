// The address where GitHub Pages publishes the repository's site.

import { type Api, unless } from "./api.ts";

/** With a final slash; undefined if there is no site, or if the job lacks the permission to ask. */
export async function readPagesUrl({ octokit, repo }: Api): Promise<string | undefined> {
  const found = await unless([403, 404], () => octokit.rest.repos.getPages({ ...repo }));
  return found?.data.html_url?.replace(/\/?$/, "/");
}
