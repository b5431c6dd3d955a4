// The facts about a registry's repository on GitHub: settings, files, workflow runs and its published site.

import type { UtcTime } from "../registry/definition.ts";
import type { AllowedActions } from "./allowed-actions.ts";
import type { ExistingRuleset } from "./ruleset.ts";
import type { RegistryFiles } from "./workflow-files.ts";

/** The environment that publish.yml deploys to. */
export const ENVIRONMENT = "github-pages";

/** A fact; or in `unseen`, the permission that the token lacks for reading it. */
export type Seen<T> = { value: T; unseen?: undefined } | { value?: undefined; unseen: string };

export interface Facts {
  now: UtcTime;
  repository: RepositoryFacts;
  files: Seen<RegistryFiles>;
  actions: Seen<ActionsFacts>;
  /** Whether Actions may open pull requests. */
  mayOpenPulls: Seen<boolean>;
  /** Null if Pages is off. */
  pages: Seen<PagesFacts | null>;
  /** Undefined if there is no address to request. */
  site: SiteFacts | undefined;
  rules: Seen<RulesFacts>;
  /** Null if nothing was deployed yet. */
  environment: Seen<EnvironmentFacts | null>;
  labels: Seen<readonly string[]>;
  /** Null if CODEOWNERS does not exist. */
  owners: Seen<readonly OwnersError[] | null>;
  /** The workflows of `WORKFLOW_PATHS`. */
  workflows: Seen<readonly WorkflowFacts[]>;
  /** Names of Actions variables and secrets, including the organization's. */
  app: Seen<{ variables: readonly string[]; secrets: readonly string[] }>;
  /** The newest release of the software that the workflows name; null if it has no release, or they do not name it. */
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
  /** Whether actions must be pinned to a full commit SHA. */
  requiresPins: boolean;
}

export interface PagesFacts {
  /** With a final slash. */
  url: string;
  /** `workflow`, or `legacy` for a branch. */
  buildType: string | null;
  /** Whether everybody can see the site. */
  isPublic: boolean;
  httpsEnforced: boolean;
  /** Null on GitHub Pages' own domain. */
  domain: string | null;
  /** `verified`, `pending` or `unverified`; null if nobody asked GitHub to verify it. */
  domainState: string | null;
  /** `approved` and others; null if there is no certificate. */
  certificate: string | null;
}

/** What the published address returns. */
export type SiteFacts =
  | { state: "missing" }
  | { state: "unreadable"; reason: string }
  | {
      state: "there";
      commit: string | null;
      /** Commits on the default branch that are not in the site; undefined if GitHub does not know. */
      behind: number | undefined;
    };

export interface RulesFacts {
  /** Whether GitHub's plan lacks rulesets for private repositories. */
  needsPlan: boolean;
  /** Active rules, including the organization's. */
  default: readonly BranchRule[];
  /** By one of the registry's own branches, such as `bump-notice/1/x`. */
  own: Readonly<Record<string, readonly BranchRule[]>>;
  /** Who may bypass these rulesets, by ruleset id; undefined if GitHub does not show it. */
  bypass: Readonly<Record<number, readonly BypassActor[] | undefined>>;
  /** The ruleset with our name. */
  ours: ExistingRuleset | undefined;
  /** Classic branch protection; null if there is none, undefined if the token may not see it. */
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

/** A status required for merging. `app`: the id of the GitHub App that must set it, if any. */
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
  /** If this and `branches` are both off, every branch may deploy. */
  protectedBranches: boolean;
  /** Branch patterns; undefined if the environment has none. */
  branches: readonly string[] | undefined;
  /** Whether the default branch has classic protection; undefined if the token may not see it. */
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
  /** The last completed run on the default branch. */
  lastRun: RunFacts | undefined;
  /** The start of the last scheduled run; only for cutover. */
  lastScheduled: UtcTime | undefined;
  /** Whether a run is in progress or queued. */
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
  /** The commit that the tag points to. */
  commit: string;
}
