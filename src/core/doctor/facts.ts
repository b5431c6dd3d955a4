// What is known of a registry's repository on GitHub: its settings, files, workflow runs, and its published site.

import type { UtcTime } from "../registry/definition.ts";
import type { AllowedActions } from "./allowed-actions.ts";
import type { ExistingRuleset } from "./ruleset.ts";
import type { RegistryFiles } from "./workflow-files.ts";

/** What publish.yml deploys to. */
export const ENVIRONMENT = "github-pages";

/** A fact; or, in `unseen`, the permission that reading it takes and the token does not have. */
export type Seen<T> = { value: T; unseen?: undefined } | { value?: undefined; unseen: string };

export interface Facts {
  now: UtcTime;
  repository: RepositoryFacts;
  files: Seen<RegistryFiles>;
  actions: Seen<ActionsFacts>;
  /** Whether Actions may open pull requests. */
  mayOpenPulls: Seen<boolean>;
  /** Null where Pages is off. */
  pages: Seen<PagesFacts | null>;
  /** Undefined where there is no address to ask. */
  site: SiteFacts | undefined;
  rules: Seen<RulesFacts>;
  /** Null where nothing was deployed yet. */
  environment: Seen<EnvironmentFacts | null>;
  labels: Seen<readonly string[]>;
  /** Null where there is no CODEOWNERS. */
  owners: Seen<readonly OwnersError[] | null>;
  /** Of `WORKFLOW_PATHS`. */
  workflows: Seen<readonly WorkflowFacts[]>;
  /** The names of Actions variables and secrets, the organization's too. */
  app: Seen<{ variables: readonly string[]; secrets: readonly string[] }>;
  /** The newest release of the software that the workflows name; null where there is none, or they name none. */
  release: Seen<ReleaseFacts | null>;
}

export interface RepositoryFacts {
  /** `OWNER/NAME` */
  fullName: string;
  owner: string;
  isOrganization: boolean;
  /** Its page on GitHub, without a final slash. */
  url: string;
  archived: boolean;
  isPrivate: boolean;
  hasIssues: boolean;
  defaultBranch: string;
}

export interface ActionsFacts {
  enabled: boolean;
  allowed: AllowedActions;
  /** Actions must be named by a full commit SHA. */
  requiresPins: boolean;
}

export interface PagesFacts {
  /** With a final slash. */
  url: string;
  /** `workflow`, or `legacy` from a branch. */
  buildType: string | null;
  /** Whether everybody sees the site. */
  isPublic: boolean;
  httpsEnforced: boolean;
  /** Null on the domain of GitHub Pages. */
  domain: string | null;
  /** `verified`, `pending` or `unverified`; null where nobody has asked GitHub to verify it. */
  domainState: string | null;
  /** `approved` and others; null where there is none. */
  certificate: string | null;
}

/** What is at the published address. */
export type SiteFacts =
  | { state: "missing" }
  | { state: "unreadable"; why: string }
  | {
      state: "there";
      commit: string | null;
      /** Commits of the default branch that the site was made without; undefined where GitHub cannot say. */
      behind: number | undefined;
    };

export interface RulesFacts {
  /** The plan has no rulesets for private repositories. */
  needsPlan: boolean;
  /** Active rules, the organization's too. */
  default: readonly BranchRule[];
  /** By a branch of the registry's own, `bump-notice/1/x`. */
  own: Readonly<Record<string, readonly BranchRule[]>>;
  /** Who may bypass these rulesets, by their ids; undefined where that is not shown. */
  bypass: Readonly<Record<number, readonly BypassActor[] | undefined>>;
  /** The ruleset that bears our name. */
  ours: ExistingRuleset | undefined;
  /** Classic branch protection; null where there is none, undefined where the token may not see it. */
  classic: ClassicProtection | null | undefined;
}

export interface BranchRule {
  type: string;
  rulesetId: number;
  /** `acme/registry`, or an organization. */
  source: string;
  parameters: Readonly<Record<string, unknown>>;
}

export interface BypassActor {
  type: string;
  id: number | null;
  mode: string;
}

/** A status that a merge needs; `app`: the number of the GitHub App that must set it, where one must. */
export interface RequiredCheck {
  context: string;
  app: number | undefined;
}

export interface ClassicProtection {
  checks: readonly RequiredCheck[];
  codeOwners: boolean;
  forcePushes: boolean;
  deletions: boolean;
}

export interface EnvironmentFacts {
  /** Every branch may deploy where there is neither. */
  protectedBranches: boolean;
  /** Patterns of branches; undefined where the environment has none of its own. */
  branches: readonly string[] | undefined;
  /** Whether the default branch has classic protection; undefined where the token may not see it. */
  isDefaultProtected: boolean | undefined;
}

export interface OwnersError {
  line: number;
  kind: string;
  suggestion: string | null;
  source: string;
}

export interface WorkflowFacts {
  id: number;
  /** `.github/workflows/check.yml` */
  path: string;
  /** `active`, `disabled_inactivity`, `disabled_manually`, `disabled_fork`. */
  state: string;
  /** When it was added, changed or enabled again. */
  updatedAt: UtcTime;
  /** The last one that ended on the default branch. */
  lastRun: RunFacts | undefined;
  /** The last one that a schedule has started; of cutover alone. */
  lastScheduled: UtcTime | undefined;
  /** Whether one is running, or about to. */
  isRunning: boolean;
}

export interface RunFacts {
  url: string;
  conclusion: string;
  at: UtcTime;
}

export interface ReleaseFacts {
  /** `v1.2.3` */
  tag: string;
  /** What the tag points to. */
  commit: string;
}
