// Reads the workflows and their runs, and the newest release of the software they use.

import type { ReleaseFacts, RunFacts, Seen, WorkflowFacts } from "../../../core/doctor/facts.ts";
import {
  firstPin,
  type RegistryFiles,
  WORKFLOW_PATHS,
} from "../../../core/doctor/workflow-files.ts";
import { withSeconds } from "../../../core/time.ts";
import { type Api, repoOf, unless } from "../api.ts";
import { look } from "./look.ts";

/** The newest runs to read. More than this are never waiting at once. */
const RECENT = 20;

/** https://docs.github.com/rest/actions/workflows */
export function readWorkflows(api: Api, branch: string): Promise<Seen<WorkflowFacts[]>> {
  const { octokit, repo } = api;
  return look("the workflows and their runs", "actions: read", async () => {
    const all = await octokit.paginate(octokit.rest.actions.listRepoWorkflows, {
      ...repo,
      per_page: 100,
    });
    const ours = all.filter(({ path }) => WORKFLOW_PATHS.includes(path));
    return Promise.all(
      ours.map(async ({ id, path, state, updated_at }) => {
        const runs = await runsOf(api, id, { branch, per_page: RECENT });
        const isScheduled = path.endsWith("/cutover.yml");
        const scheduled = isScheduled
          ? await runsOf(api, id, { event: "schedule", per_page: 1 })
          : [];
        return {
          ...{ id, path, state, updatedAt: timeOf(updated_at) },
          lastRun: runs.find(({ isOver }) => isOver),
          isRunning: runs.some(({ isRunning }) => isRunning),
          lastScheduled: scheduled[0]?.at,
        };
      }),
    );
  });
}

/** Newest first. */
async function runsOf(
  { octokit, repo }: Api,
  workflow_id: number,
  which: { branch?: string; event?: string; per_page: number },
): Promise<(RunFacts & { isOver: boolean; isRunning: boolean })[]> {
  const { data } = await octokit.rest.actions.listWorkflowRuns({ ...repo, workflow_id, ...which });
  return data.workflow_runs.map(({ html_url, conclusion, created_at, status }) => ({
    ...{ url: html_url, conclusion: conclusion ?? "", at: timeOf(created_at) },
    isOver: status === "completed",
    // A run that waits for approval does not count: it may wait for days.
    isRunning: status === "queued" || status === "in_progress",
  }));
}

/** Some of GitHub's times have an offset. */
function timeOf(text: string): string {
  return withSeconds(new Date(text).toISOString().replace(/\.\d+Z$/, "Z"));
}

/** Null if the workflows do not name a version, or if there is no release. */
export async function readRelease(
  { octokit }: Api,
  files: Seen<RegistryFiles>,
): Promise<Seen<ReleaseFacts | null>> {
  const pin = files.value && firstPin(files.value);
  if (!pin) return { value: null };
  const repo = repoOf(pin.repository);
  return look<ReleaseFacts | null>(
    `the newest release of ${pin.repository}`,
    "contents: read",
    async () => {
      const latest = await unless([404], () => octokit.rest.repos.getLatestRelease({ ...repo }));
      if (!latest) return null;
      const { tag_name: tag } = latest.data;
      const { data } = await octokit.rest.repos.getCommit({ ...repo, ref: tag });
      return { tag, commit: data.sha };
    },
  );
}
