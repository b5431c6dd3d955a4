// What a runner tells a step: the `github` and `runner` contexts, and the same as variables, as in
// https://docs.github.com/actions/reference/workflows-and-actions/variables

import type { RunningJob } from "./running-job.ts";

/** Everything that is both a property of `github` and a variable. */
function factsOf({ state, event, run, job, folders }: RunningJob): Record<string, string> {
  const { repository, actor, sha, ref } = event;
  const owner = state.accounts.withLogin(repository.owner);
  const payload = event.payload as { repository?: { id?: number } };
  return {
    actor: actor.login,
    actor_id: `${actor.id}`,
    triggering_actor: actor.login,
    api_url: state.addresses.api,
    server_url: state.addresses.web,
    graphql_url: `${state.addresses.api}/graphql`,
    base_ref: event.baseRef ?? "",
    head_ref: event.headRef ?? "",
    event_name: event.trigger.name,
    event_path: folders.event,
    job,
    ref,
    ref_name: ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    ref_protected: "false",
    ref_type: ref.startsWith("refs/tags/") ? "tag" : "branch",
    repository: repository.fullName,
    repository_id: `${payload.repository?.id ?? ""}`,
    repository_owner: repository.owner,
    repository_owner_id: `${owner?.id ?? ""}`,
    retention_days: "90",
    run_attempt: `${run.attempt}`,
    run_id: `${run.id}`,
    run_number: `${run.number}`,
    sha,
    workflow: run.workflow.name,
    workflow_ref: `${repository.fullName}/${run.workflow.path}@${ref}`,
    workflow_sha: event.workflowsAt,
    workspace: folders.workspace,
  };
}

function runnerOf({ folders }: RunningJob): Record<string, string> {
  return {
    arch: "X64",
    environment: "github-hosted",
    name: "GitHub Actions 1",
    os: "Linux",
    temp: folders.temp,
    tool_cache: `${folders.home}/tools`,
  };
}

/** The variables of every step; the token is none of them. */
export function variablesOf(running: RunningJob): Record<string, string> {
  const { folders, paths, env } = running;
  const prefixed = (prefix: string, facts: Record<string, string>) =>
    Object.entries(facts).map(([name, value]) => [`${prefix}_${name.toUpperCase()}`, value]);
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    HOME: folders.home,
    PATH: [...paths, process.env.PATH ?? ""].join(":"),
    ...Object.fromEntries(prefixed("GITHUB", factsOf(running))),
    ...Object.fromEntries(prefixed("RUNNER", runnerOf(running))),
    ...env,
  };
}

export function contextsOf(running: RunningJob): Record<string, unknown> {
  const { grant, event, env, contexts } = running;
  const github = { ...factsOf(running), event: event.payload, token: grant.token };
  return {
    ...contexts,
    github,
    runner: runnerOf(running),
    env,
    job: { status: statusOf(running) },
  };
}

export function statusOf({ failed }: RunningJob): "success" | "failure" {
  return failed ? "failure" : "success";
}
