// The files of a pull request, from git: https://docs.github.com/rest/pulls/pulls#list-pull-requests-files.

import { type Answer, notFound } from "../answer.ts";
import { type ChangedFile, countLines, patchOf, readDiff } from "../diff.ts";
import { reads } from "../needs.ts";
import type { Json } from "../pull-format.ts";
import type { Pull } from "../pulls.ts";
import { type Respond, type Route, route, type State } from "../state.ts";
import { paged } from "./paged.ts";
import { pullOf } from "./pulls.ts";

/** Three dots: against the merge base, as the page of the pull request shows them. */
export async function filesOf({ base, baseSha, headSha }: Pull): Promise<ChangedFile[]> {
  return readDiff(base.folder, await base.mergeBase(baseSha, headSha), headSha);
}

const files: Respond = async (request, state): Promise<Answer> => {
  const pull = pullOf(request, state);
  if (!pull) return notFound();
  const { items, headers } = paged(await filesOf(pull), request, state);
  return { status: 200, headers, body: items.map((file) => formatFile(file, pull, state)) };
};

export function formatFile(
  file: ChangedFile,
  { base, headSha }: Pick<Pull, "base" | "headSha">,
  { addresses }: Pick<State, "addresses">,
): Json {
  const { sha, filename, status, previous } = file;
  const [additions, deletions] = [countLines(file, "+"), countLines(file, "-")];
  const path = filename.split("/").map(encodeURIComponent).join("/");
  const web = `${addresses.web}/${base.fullName}`;
  return {
    ...{ sha, filename, status, additions, deletions, changes: additions + deletions },
    blob_url: `${web}/blob/${headSha}/${path}`,
    raw_url: `${web}/raw/${headSha}/${path}`,
    contents_url: `${addresses.api}/repos/${base.fullName}/contents/${path}?ref=${headSha}`,
    ...(file.hunks.length > 0 ? { patch: patchOf(file) } : {}),
    ...(previous === undefined ? {} : { previous_filename: previous }),
  };
}

export const PULL_FILES: Route[] = [
  route("GET", "/repos/:owner/:repo/pulls/:number/files", reads("pull-requests"), files),
];
