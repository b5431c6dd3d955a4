// Whether an event starts a workflow, as in
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#on

import { NotEmulated } from "./running-job.ts";
import type { Workflow } from "./workflow-file.ts";

export interface Trigger {
  name: string;
  /** `opened`, `completed`… */
  activity?: string;
  /** A pull request's base, a push's branch, or a completed run's head. */
  branch?: string;
  /** The name of the workflow that has finished. */
  workflow?: string;
}

/** The default for `types`; for all other events, any activity. */
const ACTIVITIES: Record<string, string[]> = {
  pull_request: ["opened", "synchronize", "reopened"],
};

export function starts({ on, path }: Workflow, trigger: Trigger): boolean {
  const filters = on[trigger.name] as Record<string, string[]> | undefined;
  if (!filters) return false;
  // Only a schedule has a list: its times.
  if (Array.isArray(filters)) return true;
  const { types = ACTIVITIES[trigger.name], workflows, branches, tags, ...more } = filters;
  const { inputs: _, ...others } = more;
  // A trigger that only names tags matches no branch.
  if (tags && !branches && trigger.branch !== undefined) return false;
  const [other] = Object.keys(others);
  if (other !== undefined || branches?.some((it) => !/^[\w.-]+$/.test(it))) {
    throw new NotEmulated(`${path}: the filter ${other ?? branches}`);
  }
  const { activity = "", workflow = "", branch = "" } = trigger;
  return (
    (types?.includes(activity) ?? true) &&
    (workflows?.includes(workflow) ?? true) &&
    (branches?.includes(branch) ?? true)
  );
}
