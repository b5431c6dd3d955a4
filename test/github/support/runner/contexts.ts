// The `github`, `job` and `runner` contexts, and the same as variables, as in
// https://docs.github.com/actions/reference/workflows-and-actions/variables

import type { Setting } from "./job-run.ts";
import type { RunningJob } from "./running-job.ts";
import { fullRef } from "./sources.ts";

/** Facts known before a job has a runner; for a called workflow, its caller's. */
function factsBefore({ state, event, run }: Setting): Record<string, string> {
  const { repository, actor, sha, ref } = event;
  return {
    actor: actor.login,
    api_url: state.addresses.api,
    server_url: state.addresses.web,
    base_ref: event.baseRef ?? "",
    head_ref: event.headRef ?? "",
    event_name: event.trigger.name,
    ref,
    ref_name: ref.replace(/^refs\/(heads|pull)\//, ""),
    repository: repository.fullName,
    run_attempt: `${run.attempt}`,
    run_id: `${run.id}`,
    sha,
    workflow: run.workflow.name,
  };
}

/** The `github` context without a runner: `if`, `concurrency`, and the inputs of a call. */
export function githubBefore(setting: Setting): object {
  return { ...factsBefore(setting), event: setting.event.payload };
}

function factsOf(running: RunningJob): Record<string, string> {
  const { job, folders } = running;
  return {
    ...factsBefore(running),
    ...{ event_path: folders.event, job, workspace: folders.workspace },
  };
}

/** The variables of every step; the token is not among them. */
export function variablesOf(running: RunningJob): Record<string, string> {
  const { folders } = running;
  const facts = Object.entries(factsOf(running));
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    // No pauses between writes here.
    GITHUB_API_PAUSE_MS: "0",
    HOME: folders.home,
    PATH: process.env.PATH ?? "",
    RUNNER_TEMP: folders.temp,
    ...Object.fromEntries(facts.map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value])),
  };
}

export function contextsOf(running: RunningJob): Record<string, unknown> {
  const { grant, event, contexts, folders, source } = running;
  const github = { ...factsOf(running), event: event.payload, token: grant.token };
  const { repository, sha, path } = source;
  const job = {
    workflow_repository: repository.fullName,
    workflow_sha: sha,
    workflow_ref: fullRef(source),
    workflow_file_path: path,
  };
  return { ...contexts, github, job, runner: { temp: folders.temp } };
}
