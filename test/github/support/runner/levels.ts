// State shared by a running workflow's jobs, and the results of its completed jobs.

import type { Loaded } from "./called-workflows.ts";
import type { Held } from "./concurrency.ts";
import type { JobRun } from "./job-run.ts";
import type { Conclusion } from "./steps.ts";

/** A running workflow: the run's own, or a called one. */
export interface Level {
  loaded: Loaded;
  inputs: Record<string, unknown>;
  secrets: Record<string, string>;
  /** The prefix of its jobs' ids and names: `publish / `. */
  prefix: { id: string; name: string };
  /** Its concurrency groups. */
  held: readonly Held[];
}

/** A job's result for other jobs and for display; several if it called a workflow. */
export interface Done {
  id: string;
  conclusion: Conclusion;
  outputs: Record<string, string>;
  runs: JobRun[];
}

export function doneOf(id: string, run: JobRun): Done {
  return { id, conclusion: run.conclusion, outputs: run.outputs, runs: [run] };
}

/** A job that ends before it has a runner. */
export function endedAt(blank: JobRun, conclusion: Conclusion, message: string): JobRun {
  return { ...blank, conclusion, annotations: [{ command: "error", properties: {}, message }] };
}

/** A job's result in a context: `needs`, or `jobs` in a called workflow's outputs. */
export function contextOf(done: readonly Done[], ids = done.map(({ id }) => id)) {
  const entries = ids.map((id) => {
    const run = done.find((it) => it.id === id);
    return [id, { result: run?.conclusion, outputs: run?.outputs }];
  });
  return Object.fromEntries(entries);
}

const BY_WEIGHT: Conclusion[] = ["failure", "cancelled", "success"];

/** The combined result of several jobs. */
export function together(conclusions: readonly Conclusion[]): Conclusion {
  return BY_WEIGHT.find((it) => conclusions.includes(it)) ?? "skipped";
}
