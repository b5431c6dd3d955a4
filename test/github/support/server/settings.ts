// A repository's settings that no workflow changes, set up as for a registry. Tests change what they are about.

export interface Rule {
  type: string;
  parameters?: Record<string, unknown>;
}

export interface Ruleset {
  id: number;
  name: string;
  target: string;
  enforcement: string;
  /** The organization, if the ruleset is not the repository's own. */
  organization?: string;
  conditions: { ref_name: { include: string[]; exclude: string[] } };
  rules: Rule[];
  bypass_actors: object[];
}

/** In the API's form. */
export interface PagesSettings {
  build_type: string;
  public?: boolean;
  https_enforced: boolean;
  cname: string | null;
  protected_domain_state: string | null;
  https_certificate?: { state: string };
}

export class Settings {
  /** `OWNER/NAME` that it had before, from which GitHub redirects. */
  formerNames: string[] = [];
  archived = false;
  hasIssues = true;
  isPrivate = false;
  /** If true, rulesets and branch protection are refused to private repositories. */
  isFreePlan = false;
  actions = {
    enabled: true,
    allowed_actions: "all",
    sha_pinning_required: false,
    selected: { github_owned_allowed: true, verified_allowed: false, patterns_allowed: [""] },
  };
  /** The organization forbids Actions in all repositories to open pull requests. */
  organizationForbidsPulls = false;
  /** By default, Pages is created by the first deployment. */
  pages: PagesSettings | undefined;
  rulesets: Ruleset[] = [];
  /** Classic branch protection of the default branch, in the API's form. */
  protection: Record<string, unknown> | undefined;
  /** The environment github-pages; none before the first deployment. */
  environment: { protected_branches: boolean; custom: string[] | undefined } | undefined;
  /** By path; workflows not listed here are active. */
  readonly workflowStates = new Map<string, string>();
  /** When workflows were changed, or enabled. */
  workflowsUpdated = "2026-01-01T00:00:00Z";
  variables: string[] = [];
  secrets: string[] = [];
  organizationVariables: string[] = [];
  organizationSecrets: string[] = [];
  /** The newest release; its tag is in git. */
  latestRelease: string | undefined;
  #lastRuleset = 100;

  newRulesetId(): number {
    return ++this.#lastRuleset;
  }
}
