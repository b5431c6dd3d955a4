// Groups of runs and jobs that wait for each other. Here everything runs in order anyway. But a job that waits for a
// group held by its own run would never end, so GitHub cancels it.

import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import { jsonOf, type Scope } from "./expressions.ts";

export interface Held {
  group: string;
  /** The job that holds it, or `top level workflow`. */
  by: string;
}

export function heldBy(token: TemplateToken | undefined, scope: Scope, by: string): Held[] {
  const written = jsonOf(token, scope);
  if (written === undefined) return [];
  const group = typeof written === "string" ? written : (written as { group: string }).group;
  return [{ group, by }];
}

/** GitHub's message. Groups are compared without case. */
export function deadlock(held: readonly Held[], wanted: readonly Held[]): string | undefined {
  for (const { group, by } of wanted) {
    const other = held.find((it) => it.group.toLowerCase() === group.toLowerCase());
    if (other) {
      return `Canceling since a deadlock for concurrency group '${group}' was detected between '${other.by}' and '${by}'`;
    }
  }
  return undefined;
}
