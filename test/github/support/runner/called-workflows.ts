// The reusable workflows that a run's jobs call, loaded and checked before the run starts: with any fault, GitHub starts
// nothing. https://docs.github.com/actions/reference/workflows-and-actions/reusing-workflow-configurations

import type { Permissions } from "../server/permissions.ts";
import type { State } from "../server/state.ts";
import { callFaults } from "./call-faults.ts";
import { excess, statedPermissions, writtenPermissions } from "./job-permissions.ts";
import { findRemote, fullRef, readRemote, type Source, sibling } from "./sources.ts";
import {
  type Call,
  type Job,
  NotValid,
  parseWorkflowFile,
  type Workflow,
} from "./workflow-file.ts";

/** The run does not start; the message is its only annotation. */
export class NotStarted extends Error {
  override name = "NotStarted";
}

/** A workflow of a run, with those that its jobs call, by the jobs' ids. */
export interface Loaded {
  workflow: Workflow;
  source: Source;
  calls: ReadonlyMap<string, Loaded>;
  /** The calling job's permissions; undefined if none are stated. */
  allowed: Permissions | undefined;
}

const DEEPEST = 10;

export async function loadCalls(
  { workflow, source, allowed }: Omit<Loaded, "calls">,
  state: State,
  depth = 1,
): Promise<Loaded> {
  const found = new Map<string, Omit<Loaded, "calls">>();
  const named = new Map<string, Workflow>();
  const faults: string[] = [];
  for (const job of workflow.jobs) {
    if (!job.call) continue;
    if (depth > DEEPEST) {
      throw new NotStarted(`Nested reusable workflow depth exceeded ${DEEPEST}.`);
    }
    const place = await findCalled(job.call, source, state);
    const called = { ...place, allowed: statedPermissions(job, workflow, allowed) };
    found.set(job.id, called);
    named.set(job.call.uses, called.workflow);
    faults.push(...permissionFaults(job, workflow, called));
  }
  if (named.size > 0) faults.push(...(await callFaults(workflow, named)));
  if (faults.length > 0) throw new NotStarted(`The workflow is not valid. ${faults.join(" ")}`);
  const calls = new Map<string, Loaded>();
  for (const [id, called] of found) calls.set(id, await loadCalls(called, state, depth + 1));
  return { workflow, source, allowed, calls };
}

async function findCalled({ uses }: Call, caller: Source, state: State) {
  const remote = readRemote(uses);
  const source = remote ? await findRemote(remote, state) : sibling(caller, uses);
  const fail = (words: string) => {
    const named = remote ? uses : fullRef(sibling(caller, uses));
    throw new NotStarted(`error parsing called workflow "${caller.path}" -> "${named}" : ${words}`);
  };
  const bytes = source && (await source.repository.fileAt(source.sha, source.path));
  if (!source || !bytes) {
    return fail(
      "workflow was not found. See https://docs.github.com/actions/learn-github-actions/reusing-workflows#access-to-reusable-workflows for more information.",
    );
  }
  try {
    const workflow = await parseWorkflowFile(source.path, `${bytes}`);
    if (workflow.on.workflow_call === undefined) {
      return fail("workflow is not reusable as it is missing a `on.workflow_call` trigger");
    }
    return { source, workflow };
  } catch (error) {
    return error instanceof NotValid ? fail(error.message) : Promise.reject(error);
  }
}

function permissionFaults(
  { place }: Job,
  { path }: Workflow,
  { workflow, source, allowed }: Omit<Loaded, "calls">,
): string[] {
  const asks = [
    ["The workflow", excess(writtenPermissions(workflow.permissions), allowed)],
    ...workflow.jobs.map((it) => [
      `The nested job '${it.id}'`,
      excess(writtenPermissions(it.permissions), allowed),
    ]),
  ];
  return asks
    .filter(([, more]) => more !== undefined)
    .map(
      ([who, more]) =>
        `${path} ${place}: Error calling workflow '${fullRef(source)}'. ${who} is requesting ${more}`,
    );
}
