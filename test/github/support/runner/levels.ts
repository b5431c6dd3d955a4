// What the jobs of a workflow have in common as it runs, and what is left of each that ended.

import type { Loaded } from "./called-workflows.ts";
import type { Held } from "./concurrency.ts";
import type { JobRun } from "./job-run.ts";
import type { Conclusion } from "./steps.ts";

/** A workflow as it runs: the run's own, or one that is called. */
export interface Level {
  loaded: Loaded;
  inputs: Record<string, unknown>;
  secrets: Record<string, string>;
  /** What goes before the ids and the names of its jobs: `publish / `. */
  prefix: { id: string; name: string };
  /** The concurrency groups that it runs in. */
  held: readonly Held[];
}

/** What the jobs beside it see of a job, and what is shown of it: several where it called a workflow. */
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

/** As a context has it: by `needs`, or by `jobs` in what a called workflow gives back. */
export function contextOf(done: readonly Done[], ids = done.map(({ id }) => id)) {
  const entries = ids.map((id) => {
    const run = done.find((it) => it.id === id);
    return [id, { result: run?.conclusion, outputs: run?.outputs }];
  });
  return Object.fromEntries(entries);
}

const BY_WEIGHT: Conclusion[] = ["failure", "cancelled", "success"];

/** How several ended together. */
export function together(conclusions: readonly Conclusion[]): Conclusion {
  return BY_WEIGHT.find((it) => conclusions.includes(it)) ?? "skipped";
}
