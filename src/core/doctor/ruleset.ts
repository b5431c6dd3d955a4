// The ruleset that protects a registry's default branch, in the form that GitHub imports and its API accepts:
// https://docs.github.com/rest/repos/rules#create-a-repository-ruleset

import { STATUS_CONTEXT } from "../review/status.ts";
import { matchesPattern } from "./patterns.ts";

export const RULESET_NAME = "coalition registry";
/** The commit status that actions/report sets. */
export const REQUIRED_STATUS = STATUS_CONTEXT;

export interface Rule {
  type: string;
  parameters?: Readonly<Record<string, unknown>>;
}

export interface RulesetBody {
  name: string;
  target: string;
  enforcement: string;
  conditions: { ref_name: { include: readonly string[]; exclude: readonly string[] } };
  rules: readonly Rule[];
  bypass_actors?: readonly object[];
}

/** A ruleset on GitHub. Not everybody can see who may bypass it. */
export interface ExistingRuleset extends RulesetBody {
  id: number;
}

const DEFAULT_BRANCH = "~DEFAULT_BRANCH";
/** GitHub's number of the role "Repository admin", the same everywhere. */
const ADMIN_ROLE = 5;

/**
 * It covers the default branch alone, so the registry's own branches are left out. Any account may set the status:
 * anyone with write access can start a workflow that sets it anyway. Branches do not have to be up to date with the
 * default branch, because each merge would then make every other pull request wait for its author.
 */
export const RULESET: RulesetBody = {
  name: RULESET_NAME,
  target: "branch",
  enforcement: "active",
  conditions: { ref_name: { include: [DEFAULT_BRANCH], exclude: [] } },
  rules: [
    { type: "deletion" },
    { type: "non_fast_forward" },
    {
      type: "pull_request",
      parameters: {
        required_approving_review_count: 0,
        dismiss_stale_reviews_on_push: true,
        require_code_owner_review: true,
        require_last_push_approval: false,
        required_review_thread_resolution: false,
      },
    },
    {
      type: "required_status_checks",
      parameters: {
        strict_required_status_checks_policy: false,
        do_not_enforce_on_create: true,
        required_status_checks: [{ context: REQUIRED_STATUS }],
      },
    },
  ],
  // Lets a maintainer merge what the check leaves to them, such as a new version of the software. Nobody can push.
  bypass_actors: [
    { actor_id: ADMIN_ROLE, actor_type: "RepositoryRole", bypass_mode: "pull_request" },
  ],
};

/** The existing ruleset with everything of ours that it lacks. Additions and the bypass list stay. */
export function completedRuleset(existing: ExistingRuleset, defaultBranch: string): RulesetBody {
  const { include, exclude } = existing.conditions.ref_name;
  const own = new Map(existing.rules.map((rule) => [rule.type, rule]));
  const wanted = RULESET.rules.map((rule) => completedRule(rule, own.get(rule.type)));
  const types = new Set(wanted.map(({ type }) => type));
  return {
    ...RULESET,
    conditions: {
      ref_name: {
        include: include.includes("~ALL") ? include : [...new Set([...include, DEFAULT_BRANCH])],
        exclude: exclude.filter((it) => !isDefault(it, defaultBranch)),
      },
    },
    rules: [...wanted, ...existing.rules.filter(({ type }) => !types.has(type))],
    bypass_actors: existing.bypass_actors ?? RULESET.bypass_actors ?? [],
  };
}

function isDefault(pattern: string, defaultBranch: string): boolean {
  return pattern === DEFAULT_BRANCH || matchesPattern(pattern, `refs/heads/${defaultBranch}`);
}

function completedRule(wanted: Rule, existing: Rule | undefined): Rule {
  const { parameters: own = {} } = existing ?? {};
  const { parameters } = wanted;
  if (!parameters) return wanted;
  if (wanted.type === "pull_request") {
    return { ...wanted, parameters: { ...parameters, ...own, require_code_owner_review: true } };
  }
  const checks = (own.required_status_checks ?? []) as { context: string }[];
  // An existing check may name the app that must set it.
  const isThere = checks.some(({ context }) => context === REQUIRED_STATUS);
  const required_status_checks = isThere ? checks : [...checks, { context: REQUIRED_STATUS }];
  return { ...wanted, parameters: { ...parameters, ...own, required_status_checks } };
}
