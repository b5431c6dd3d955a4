// Events that run on the default branch, trusted, whoever caused them:
// https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows

import type { Account } from "../server/accounts.ts";
import type { HostedRepository } from "../server/hosted-repository.ts";
import type { State } from "../server/state.ts";
import { exampleOf, type Json, tellOrganization, tellRepository } from "./example.ts";
import type { IssueActivity } from "./issue-payload.ts";
import type { WorkflowEvent } from "./running-job.ts";
import type { Trigger } from "./triggers.ts";

interface Happened {
  trigger: Trigger;
  payload: Json;
  actor: Account;
  title: string;
}

/** On the tip that the default branch has when the run starts. */
async function onDefaultBranch(
  repository: HostedRepository,
  happened: Happened,
): Promise<WorkflowEvent> {
  const branch = repository.defaultBranch;
  const tip = await repository.existingCommit(`refs/heads/${branch}`);
  return {
    ...happened,
    repository,
    sha: tip,
    ref: `refs/heads/${branch}`,
    workflowsAt: tip,
    untrusted: false,
    head: { repository, branch, sha: tip },
  };
}

export function issueEvent(activity: IssueActivity): Promise<WorkflowEvent> {
  const { repository, action, payload, sender } = activity;
  return onDefaultBranch(repository, {
    trigger: { name: "issues", activity: action },
    payload: structuredClone(payload),
    actor: sender,
    title: `${(payload.issue as Json).title}`,
  });
}

/** There is no example of it: it has the schedule that came due, and no sender. */
export async function scheduleEvent(
  repository: HostedRepository,
  { workflow, cron, by }: { workflow: string; cron: string; by: Account },
  state: State,
): Promise<WorkflowEvent> {
  const example = exampleOf("workflow_dispatch");
  return onDefaultBranch(repository, {
    trigger: { name: "schedule", cron },
    payload: {
      schedule: cron,
      workflow: `.github/workflows/${workflow}`,
      repository: await tellRepository(repository, example.repository, state),
      ...(await tellOrganization(repository, state)),
    },
    actor: by,
    title: workflow,
  });
}

/** The first schedule of a workflow's file; undefined where it has none. */
export function firstSchedule(on: object): string | undefined {
  const { schedule } = on as { schedule?: { cron: string }[] };
  return schedule?.[0]?.cron;
}
