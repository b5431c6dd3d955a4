// What a runner tells a step: the `github` and `runner` contexts, and the same as variables, as in
// https://docs.github.com/actions/reference/workflows-and-actions/variables

import type { RunningJob } from "./running-job.ts";

/** Everything that is both a property of `github` and a variable, as far as anything here reads it. */
function factsOf({ state, event, run, job, folders }: RunningJob): Record<string, string> {
  const { repository, actor, sha, ref } = event;
  return {
    actor: actor.login,
    api_url: state.addresses.api,
    server_url: state.addresses.web,
    base_ref: event.baseRef ?? "",
    head_ref: event.headRef ?? "",
    event_name: event.trigger.name,
    event_path: folders.event,
    job,
    ref,
    ref_name: ref.replace(/^refs\/(heads|pull)\//, ""),
    repository: repository.fullName,
    run_attempt: `${run.attempt}`,
    run_id: `${run.id}`,
    sha,
    workflow: run.workflow.name,
    workspace: folders.workspace,
  };
}

/** The variables of every step; the token is not among them. */
export function variablesOf(running: RunningJob): Record<string, string> {
  const { folders } = running;
  const facts = Object.entries(factsOf(running));
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    // Nobody is kept waiting here between what is written.
    GITHUB_API_PAUSE_MS: "0",
    HOME: folders.home,
    PATH: process.env.PATH ?? "",
    RUNNER_TEMP: folders.temp,
    ...Object.fromEntries(facts.map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value])),
  };
}

export function contextsOf(running: RunningJob): Record<string, unknown> {
  const { grant, event, contexts, folders } = running;
  const github = { ...factsOf(running), event: event.payload, token: grant.token };
  return { ...contexts, github, runner: { temp: folders.temp } };
}
