// Which pull requests a run belongs to, and what they touch.

import { OWNERS_FILE } from "../../core/owners/lines.ts";
import type { OtherFiles } from "../../core/render/comment/context.ts";
import type { WorkflowRun } from "../event.ts";
import type { Api } from "./api.ts";

export interface PullRequestHandle {
  number: number;
  /** The branch that it is against. */
  baseBranch: string;
}

/**
 * The open pull requests whose head is the commit that the run checked. The event names none for
 * forks; and one that has moved on since is told of by its newer run.
 */
export async function findPullRequests(
  { octokit, repo }: Api,
  { head }: WorkflowRun,
): Promise<PullRequestHandle[]> {
  const pulls = await octokit.paginate(octokit.rest.pulls.list, {
    ...repo,
    state: "open",
    head: `${head.owner}:${head.branch}`,
    per_page: 100,
  });
  return pulls
    .filter((it) => it.head.sha === head.sha && it.head.repo?.id === head.repositoryId)
    .map(({ number, base }) => ({ number, baseBranch: base.ref }));
}

/** What a pull request touches beside the definitions below `folder`. */
export async function findOtherFiles(
  { octokit, repo }: Api,
  pull_number: number,
  folder: string,
): Promise<OtherFiles> {
  const found = new Set<string>();
  const pages = octokit.paginate.iterator(octokit.rest.pulls.listFiles, {
    ...repo,
    pull_number,
    per_page: 100,
  });
  for await (const { data } of pages) {
    for (const { filename, previous_filename: before } of data) {
      for (const file of [filename, before ?? filename]) {
        const isDefinition = file.startsWith(folder) && file.endsWith(".json");
        if (!isDefinition && file !== OWNERS_FILE) found.add(file);
      }
    }
  }
  const all = [...found];
  const deciding = all.filter((file) => DECIDES.test(file));
  const sorted = [...deciding, ...all.filter((file) => !DECIDES.test(file))];
  const files = sorted.slice(0, MOST);
  return { files, more: all.length - files.length, decides: deciding.length > 0 };
}

/** What a check runs, or is run by. */
const DECIDES =
  /^(\.github|actions|build|schemas|scripts|src)\/|^(package(-lock)?|tsconfig)\.json$/;
/** Files that are named before the rest is counted. */
const MOST = 5;
