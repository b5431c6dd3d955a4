// State shared by the steps of one job.

import type { Account } from "../server/accounts.ts";
import type { Grant } from "../server/grants.ts";
import type { HostedRepository } from "../server/hosted-repository.ts";
import type { State } from "../server/state.ts";
import type { JobRun } from "./job-run.ts";
import type { Source } from "./sources.ts";
import type { Trigger } from "./triggers.ts";

/** An event for a repository's workflows. */
export interface WorkflowEvent {
  trigger: Trigger;
  payload: Record<string, unknown>;
  repository: HostedRepository;
  /** GITHUB_SHA, whose workflow files are used, and GITHUB_REF. */
  sha: string;
  ref: string;
  headRef?: string;
  baseRef?: string;
  actor: Account;
  /** No secrets, and a token that only reads. */
  untrusted: boolean;
  /** Nothing runs until a person with write access approves it. */
  awaitsApproval?: boolean;
  /** The run's commit as shown: a pull request's own head, not the merge. */
  head: { repository: HostedRepository; branch: string; sha: string };
}

export interface RunOptions {
  /** Only the workflows of these files, `check.yml`; by default all that the event starts. */
  files?: string[];
  /** Jobs to leave out, by their ids, `deploy` or `publish / deploy`: they and the jobs that need them count as skipped. */
  skipJobs?: string[];
  /** Jobs that succeeded in an earlier attempt and do not run again. */
  kept?: readonly JobRun[];
  secrets?: Record<string, string>;
  vars?: Record<string, string>;
  /** Whether each action runs as a process, as on GitHub; only a few tests do this. */
  genuine?: boolean;
  /** The time for actions, ISO 8601; the current time by default. */
  now?: string;
}

export interface RunFacts {
  id: number;
  attempt: number;
  workflow: { name: string; path: string };
}

export interface RunningJob {
  readonly state: State;
  readonly event: WorkflowEvent;
  readonly run: RunFacts;
  readonly options: RunOptions;
  readonly job: string;
  readonly grant: Grant;
  /** Other tokens given to its steps, which also end with the job. */
  readonly further: Grant[];
  readonly folders: { work: string; workspace: string; temp: string; home: string; event: string };
  /** The job's workflow file: the run's own, or a called one. */
  readonly source: Source;
  /** Contexts that do not change during the job: needs, matrix, secrets, vars. */
  readonly contexts: Record<string, unknown>;
  failed: boolean;
}

/** The step fails; the message is its annotation. */
export class StepFailed extends Error {
  override name = "StepFailed";
}

/** The emulation does not support this. A test must not mistake it for a failure of the workflow. */
export class NotEmulated extends Error {
  override name = "NotEmulated";
}
