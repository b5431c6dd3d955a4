// Whether an event starts a workflow: its name, its activity and the filters of `on:`, as in
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#on

import type { Workflow } from "./workflow-file.ts";

export interface Trigger {
  name: string;
  /** `opened`, `completed`… */
  activity?: string | undefined;
  /** Of a pull request its base, of a push the branch pushed to, of a finished run its head. */
  branch?: string | undefined;
  /** The name of the workflow that has finished. */
  workflow?: string | undefined;
  /** The schedule that came due. */
  cron?: string | undefined;
  changedFiles?: readonly string[] | undefined;
}

interface Filters {
  types?: string[];
  branches?: string[];
  "branches-ignore"?: string[];
  paths?: string[];
  "paths-ignore"?: string[];
  workflows?: string[];
}

/** Where `types` is left out; of all other events, any activity. */
const ACTIVITIES: Record<string, string[]> = {
  pull_request: ["opened", "synchronize", "reopened"],
  pull_request_target: ["opened", "synchronize", "reopened"],
};

export function starts({ on }: Workflow, trigger: Trigger): boolean {
  const filters = on[trigger.name] as Filters | undefined;
  if (!filters) return false;
  const { activity, branch, workflow, cron, changedFiles } = trigger;
  // Of all events, this one alone has a list.
  if (Array.isArray(filters)) return filters.some((it) => it.cron === cron);
  const types = filters.types ?? ACTIVITIES[trigger.name];
  if (types && !types.includes(activity ?? "")) return false;
  if (filters.workflows && !filters.workflows.includes(workflow ?? "")) return false;
  if (branch !== undefined) {
    if (filters.branches && !matches(filters.branches, branch)) return false;
    if (filters["branches-ignore"]?.some((it) => matches([it], branch))) return false;
  }
  return changedFiles === undefined || startsForFiles(filters, changedFiles);
}

/** One file that counts is enough. */
function startsForFiles(filters: Filters, files: readonly string[]): boolean {
  const { paths, "paths-ignore": ignored } = filters;
  if (paths) return files.some((file) => matches(paths, file));
  if (ignored) return files.some((file) => !matches(ignored, file));
  return true;
}

/** The last pattern that fits decides; one with `!` before it takes away. */
export function matches(patterns: readonly string[], text: string): boolean {
  let matched = false;
  for (const pattern of patterns) {
    if (pattern.startsWith("!")) matched &&= !toRegExp(pattern.slice(1)).test(text);
    else matched ||= toRegExp(pattern).test(text);
  }
  return matched;
}

/** `*` stays in a folder, `**` does not; `?` and `+` are about the character before. */
function toRegExp(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\[[^\]]*\]|\\.|[.^$(){}|/]/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    return part.length > 1 ? part : `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}
