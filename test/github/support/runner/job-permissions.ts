// The permissions of a job's token, from its workflow and the calling workflow.

import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import { DEFAULT_PERMISSIONS, type Level, type Permissions } from "../server/permissions.ts";
import { jsonOf } from "./expressions.ts";
import { NotEmulated } from "./running-job.ts";
import type { Job, Workflow } from "./workflow-file.ts";

export function writtenPermissions(token: TemplateToken | undefined): Permissions | undefined {
  if (!token) return undefined;
  const written = jsonOf(token, { contexts: {}, failed: false });
  if (typeof written !== "object") throw new NotEmulated(`permissions: ${written}`);
  return written as Permissions;
}

/** The job's own, or its workflow's, or the calling job's; undefined if none states any. */
export function statedPermissions(
  job: Job,
  workflow: Workflow,
  caller: Permissions | undefined,
): Permissions | undefined {
  return writtenPermissions(job.permissions) ?? writtenPermissions(workflow.permissions) ?? caller;
}

const LEVELS: Level[] = ["none", "read", "write"];

/**
 * The permissions beyond the calling job's, in GitHub's words: 'pages: write', but is only allowed
 * 'pages: none'. See PermissionsHelper.cs of actions/runner.
 */
export function excess(
  requested: Permissions | undefined,
  allowed: Permissions = DEFAULT_PERMISSIONS,
): string | undefined {
  const rank = (permissions: Permissions, name: string) =>
    LEVELS.indexOf(permissions[name] ?? "none");
  const names = Object.keys(requested ?? {})
    .sort()
    .filter((name) => rank(requested ?? {}, name) > rank(allowed, name));
  if (names.length === 0) return undefined;
  const list = (permissions: Permissions) =>
    names.map((name) => `${name}: ${permissions[name] ?? "none"}`).join(", ");
  return `'${list(requested ?? {})}', but is only allowed '${list(allowed)}'.`;
}
