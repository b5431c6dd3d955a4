// Which third-party actions and workflows a repository may use:
// https://docs.github.com/rest/actions/permissions#get-allowed-actions-and-reusable-workflows-for-a-repository

import { matchesPattern } from "./patterns.ts";

export type AllowedActions =
  | { kind: "all" }
  | { kind: "local_only" }
  | {
      kind: "selected";
      githubOwned: boolean;
      /** Actions by creators that GitHub has verified. The setting does not list them. */
      verified: boolean;
      patterns: readonly string[];
    };

/**
 * The actions that a registry's jobs use besides this software. All are GitHub's own. A test compares the list with
 * the workflows.
 */
export const USED_ACTIONS = [
  "actions/cache",
  "actions/checkout",
  "actions/configure-pages",
  "actions/create-github-app-token",
  "actions/deploy-pages",
  "actions/upload-artifact",
  "actions/upload-pages-artifact",
] as const;

const GITHUB_OWNED = /^(actions|github)\//;

/** The actions in `used` (`OWNER/REPO/path@ref`) that `owner`'s repository may not run. */
export function forbiddenActions(
  allowed: AllowedActions,
  used: readonly string[],
  owner: string,
): string[] {
  return used.filter((it) => !isAllowed(allowed, it, owner));
}

function isAllowed(allowed: AllowedActions, used: string, owner: string): boolean {
  if (allowed.kind === "all") return true;
  if (used.toLowerCase().startsWith(`${owner.toLowerCase()}/`)) return true;
  if (allowed.kind === "local_only") return false;
  const { githubOwned, patterns } = allowed;
  const hits = (pattern: string) => matchesPattern(pattern.toLowerCase(), used.toLowerCase(), true);
  // A pattern that begins with an exclamation mark forbids, whatever the others allow.
  if (patterns.some((it) => it.startsWith("!") && hits(it.slice(1)))) return false;
  return (githubOwned && GITHUB_OWNED.test(used)) || patterns.some(hits);
}
