// Whether an event starts a workflow, as in
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#on

import { NotEmulated } from "./running-job.ts";
import type { Workflow } from "./workflow-file.ts";

export interface Trigger {
  name: string;
  /** `opened`, `completed`… */
  activity?: string;
  /** Of a pull request its base, of a push the branch pushed to, of a finished run its head. */
  branch?: string;
  /** The name of the workflow that has finished. */
  workflow?: string;
}

/** Where `types` is left out; of all other events, any activity. */
const ACTIVITIES: Record<string, string[]> = {
  pull_request: ["opened", "synchronize", "reopened"],
};

export function starts({ on, path }: Workflow, trigger: Trigger): boolean {
  const filters = on[trigger.name] as Record<string, string[]> | undefined;
  if (!filters) return false;
  // Of all events, a schedule alone has a list, of the times.
  if (Array.isArray(filters)) return true;
  const { types = ACTIVITIES[trigger.name], workflows, branches, tags, ...more } = filters;
  const { inputs: _, ...others } = more;
  // One that names tags alone is about no branch.
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
