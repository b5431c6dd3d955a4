// A workflow run as the API and the event `workflow_run` have it:
// https://docs.github.com/webhooks/webhook-events-and-payloads#workflow_run

import type { HostedRepository } from "../server/hosted-repository.ts";
import type { State } from "../server/state.ts";
import {
  exampleOf,
  type Json,
  retold,
  tellAccount,
  tellOrganization,
  tellRepository,
} from "./example.ts";
import { tellCommit } from "./payloads.ts";
import type { RunFacts, WorkflowEvent } from "./running-job.ts";

const isNewest = (example: Json) =>
  example.action === "completed" && "triggering_actor" in (example.workflow_run as Json);

/** A number that a workflow keeps through all its runs. */
function workflowId(path: string): number {
  return 90_000_000 + [...path].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e6, 0);
}

/** `conclusion` is null while it runs. */
export async function tellRun(
  run: RunFacts,
  event: WorkflowEvent,
  { state, conclusion }: { state: State; conclusion: string | null },
): Promise<Json> {
  const { repository, head } = event;
  const example = retold(
    exampleOf("workflow_run", isNewest).workflow_run as Json,
    repository,
    state,
  );
  const api = `${state.addresses.api}/repos/${repository.fullName}/actions`;
  const url = `${api}/runs/${run.id}`;
  const actor = await tellAccount(event.actor, state);
  const workflow = workflowId(run.workflow.path);
  return {
    ...example,
    ...{ id: run.id, run_number: run.number, run_attempt: run.attempt, url, actor },
    triggering_actor: actor,
    name: run.workflow.name,
    path: run.workflow.path,
    workflow_id: workflow,
    workflow_url: `${api}/workflows/${workflow}`,
    display_title: event.title,
    event: event.trigger.name,
    status: conclusion === null ? "in_progress" : "completed",
    conclusion,
    head_branch: head.branch,
    head_sha: head.sha,
    head_commit: await tellCommit(repository, head.sha),
    repository: await brief(repository, example.repository, state),
    head_repository: await brief(head.repository, example.head_repository, state),
    pull_requests: await tellPulls(event, state),
    referenced_workflows: [],
    html_url: `${state.addresses.web}/${repository.fullName}/actions/runs/${run.id}`,
    ...Object.fromEntries(
      ["jobs", "logs", "artifacts", "cancel", "rerun"].map((it) => [`${it}_url`, `${url}/${it}`]),
    ),
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
  };
}

/** A run has less of a repository than other events: only what its example has. */
async function brief(repository: HostedRepository, example: unknown, state: State): Promise<Json> {
  const whole = await tellRepository(repository, example, state);
  return Object.fromEntries(Object.keys(example as Json).map((name) => [name, whole[name]]));
}

/** Of a fork none is told. */
async function tellPulls({ pull, repository }: WorkflowEvent, state: State): Promise<Json[]> {
  if (!pull || pull.head !== repository) return [];
  const { id, name, url } = await tellRepository(repository, {}, state);
  const repo = { id, name, url };
  return [
    {
      url: `${url}/pulls/${pull.number}`,
      number: pull.number,
      head: { ref: pull.headBranch, sha: pull.headSha, repo },
      base: { ref: pull.baseBranch, sha: pull.baseSha, repo },
    },
  ];
}

/** The event that the end of a run is. */
export async function completedPayload(record: Json, event: WorkflowEvent, state: State) {
  const { repository } = event;
  const example = exampleOf("workflow_run", isNewest);
  const { workflow_id: id, name, path, workflow_url: url, actor } = record;
  return {
    action: "completed",
    workflow_run: record,
    workflow: { ...retold(example.workflow as Json, repository, state), id, name, path, url },
    repository: await tellRepository(repository, example.repository, state),
    ...(await tellOrganization(repository, state)),
    sender: actor,
  };
}
