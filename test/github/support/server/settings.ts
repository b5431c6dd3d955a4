// The settings of a repository that no workflow changes, as they are in a repository that somebody has set up for
// a registry. A test changes what it is about.

export interface Rule {
  type: string;
  parameters?: Record<string, unknown>;
}

export interface Ruleset {
  id: number;
  name: string;
  target: string;
  enforcement: string;
  /** The organization's, where it is not the repository's own. */
  organization?: string;
  conditions: { ref_name: { include: string[]; exclude: string[] } };
  rules: Rule[];
  bypass_actors: object[];
}

/** As the API has it. */
export interface PagesSettings {
  build_type: string;
  public?: boolean;
  https_enforced: boolean;
  cname: string | null;
  protected_domain_state: string | null;
  https_certificate?: { state: string };
}

export class Settings {
  /** `OWNER/NAME` that it had before, where GitHub leads on from. */
  formerNames: string[] = [];
  archived = false;
  hasIssues = true;
  isPrivate = false;
  /** Where it is, rulesets and branch protection are refused to private repositories. */
  isFreePlan = false;
  actions = {
    enabled: true,
    allowed_actions: "all",
    sha_pinning_required: false,
    selected: { github_owned_allowed: true, verified_allowed: false, patterns_allowed: [""] },
  };
  /** The organization lets Actions of no repository open pull requests. */
  organizationForbidsPulls = false;
  /** Where nobody has set anything, Pages comes into being with the first deployment. */
  pages: PagesSettings | undefined;
  rulesets: Ruleset[] = [];
  /** Classic branch protection of the default branch, as the API has it. */
  protection: Record<string, unknown> | undefined;
  /** Of the environment github-pages; none before the first deployment. */
  environment: { protected_branches: boolean; custom: string[] | undefined } | undefined;
  /** By paths; those that are not here are active. */
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
