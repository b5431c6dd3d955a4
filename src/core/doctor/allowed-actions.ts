// Which actions and workflows of others a repository may use:
// https://docs.github.com/rest/actions/permissions#get-allowed-actions-and-reusable-workflows-for-a-repository

import { matchesPattern } from "./patterns.ts";

export type AllowedActions =
  | { kind: "all" }
  | { kind: "local_only" }
  | {
      kind: "selected";
      githubOwned: boolean;
      /** Those of creators whom GitHub has verified; it does not say which these are. */
      verified: boolean;
      patterns: readonly string[];
    };

/**
 * What the jobs of a registry use, beside the software itself. All of it is GitHub's own. A test compares the list
 * with the workflows.
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

/** Those of `used` (`OWNER/REPO/path@ref`) that `owner`'s repository may not run. */
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
