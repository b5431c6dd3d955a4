// What the steps of one job share.

import type { Account } from "../server/accounts.ts";
import type { Grant } from "../server/grants.ts";
import type { HostedRepository } from "../server/hosted-repository.ts";
import type { State } from "../server/state.ts";
import type { JobRun } from "./job-run.ts";
import type { Source } from "./sources.ts";
import type { Trigger } from "./triggers.ts";

/** An event as it reaches the workflows of a repository. */
export interface WorkflowEvent {
  trigger: Trigger;
  payload: Record<string, unknown>;
  repository: HostedRepository;
  /** GITHUB_SHA, whose workflow files count, and GITHUB_REF. */
  sha: string;
  ref: string;
  headRef?: string;
  baseRef?: string;
  actor: Account;
  /** No secrets, and a token that only reads. */
  untrusted: boolean;
  /** Nothing runs until somebody who may write approves of it. */
  awaitsApproval?: boolean;
  /** What the run is said to be about: of a pull request its own head, not the merge. */
  head: { repository: HostedRepository; branch: string; sha: string };
}

export interface RunOptions {
  /** Only the workflows of these files, `check.yml`; all that the event starts where nothing is said. */
  files?: string[];
  /** Jobs to leave out, by their ids, `deploy` or `publish / deploy`: they count as skipped, and so do those that need them. */
  skipJobs?: string[];
  /** Jobs of an earlier attempt that succeeded, and are not run again. */
  kept?: readonly JobRun[];
  secrets?: Record<string, string>;
  vars?: Record<string, string>;
  /** Whether each action is a process, as at GitHub; a few stories are told so. */
  genuine?: boolean;
  /** The time that it is for actions, ISO 8601; the present where nothing is said. */
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
  /** Further tokens that its steps were given, which end with the job, too. */
  readonly further: Grant[];
  readonly folders: { work: string; workspace: string; temp: string; home: string; event: string };
  /** The file that the job is written in: the run's own, or a called one. */
  readonly source: Source;
  /** Contexts that do not change during the job: needs, matrix, secrets, vars. */
  readonly contexts: Record<string, unknown>;
  failed: boolean;
}

/** The step fails, with these words in an annotation. */
export class StepFailed extends Error {
  override name = "StepFailed";
}

/** This emulation cannot do it: no fault of the workflow's that a test could mistake for a failure. */
export class NotEmulated extends Error {
  override name = "NotEmulated";
}
