// What protects the default branch, by rulesets or classic branch protection, and which rules obstruct the registry
// itself.

import type { BranchRule, ClassicProtection, RequiredCheck, RulesFacts } from "../facts.ts";
import { both, type Check, check, error, type Fault, type Fix } from "../finding.ts";
import { completedRuleset, REQUIRED_STATUS, RULESET } from "../ruleset.ts";
import { bypassFaults, ownBranchFaults } from "./rules-reach.ts";
import { statusAppFaults } from "./status-app.ts";

const PAGE = "/settings/rules";
const IMPORT =
  "In Settings, Rules, Rulesets, choose New ruleset, Import a ruleset, and take the file that this writes: npx mosaik-coalitions doctor --ruleset > ruleset.json";

interface Protection {
  name: string;
  about: string;
  message: string;
  byRule(rule: BranchRule): boolean;
  byClassic(protection: ClassicProtection): boolean;
}

const PROTECTIONS: Protection[] = [
  {
    name: "required-status",
    about: `whether the status ${REQUIRED_STATUS} is required`,
    message: `The status ${REQUIRED_STATUS} is not required on the default branch, so a pull request can be merged even if the check found errors.`,
    byRule: (rule) => requiredBy(rule).some(isOurs),
    byClassic: ({ checks }) => checks.some(isOurs),
  },
  {
    name: "required-owners",
    about: "whether code owners must review",
    message:
      "The default branch does not require review by code owners, so anyone with write access can merge changes to another operator's definition.",
    byRule: ({ type, parameters }) =>
      type === "pull_request" && parameters.require_code_owner_review === true,
    byClassic: ({ codeOwners }) => codeOwners,
  },
  {
    name: "force-pushes",
    about: "whether force pushes are blocked",
    message:
      "Force pushes to the default branch are allowed. One that rewrites published history makes publish.yml refuse to publish.",
    byRule: ({ type }) => type === "non_fast_forward",
    byClassic: ({ forcePushes }) => !forcePushes,
  },
  {
    name: "branch-deletion",
    about: "whether the default branch can be deleted",
    message: "The default branch can be deleted.",
    byRule: ({ type }) => type === "deletion",
    byClassic: ({ deletions }) => !deletions,
  },
];

/** If the plan has no rules, one finding reports it. */
const ofRules = (
  name: string,
  about: string,
  faults: (rules: RulesFacts, branch: string) => readonly Fault[],
): Check => ({
  name,
  about,
  look: ({ rules, repository }) => {
    if (rules.unseen !== undefined) return rules;
    if (rules.value.needsPlan) return { value: [] };
    return { value: faults(rules.value, repository.defaultBranch) };
  },
});

export const RULES: Check[] = [
  check(
    "rulesets-available",
    "whether rulesets are available",
    ({ rules }) => rules,
    ({ needsPlan }) =>
      needsPlan
        ? [
            error({
              message:
                "GitHub's plan for this private repository has no rulesets, so a merge cannot be made to wait for the check.",
              remedy:
                "Make the repository public (Settings, General, Danger Zone), or upgrade to GitHub Pro, Team or Enterprise. Then run: npx mosaik-coalitions doctor --fix",
              page: "/settings",
            }),
          ]
        : [],
  ),
  ...PROTECTIONS.map(
    (protection): Check => ({
      name: protection.name,
      about: protection.about,
      look: ({ rules, repository }) => {
        if (rules.unseen !== undefined) return rules;
        const { default: active, classic, needsPlan } = rules.value;
        if (needsPlan || active.some(protection.byRule)) return { value: [] };
        if (classic === undefined) return { unseen: CLASSIC };
        if (classic && protection.byClassic(classic)) return { value: [] };
        const { message } = protection;
        const fixes = [rulesetFix(rules.value, repository.defaultBranch)];
        return { value: [error({ message, remedy: IMPORT, page: PAGE, fixes })] };
      },
    }),
  ),
  check(
    "status-app",
    "which app must set the required status",
    ({ rules }) => rules,
    ({ default: active, classic }, { repository: { url } }) => {
      const required = [...active.flatMap(requiredBy), ...(classic?.checks ?? [])];
      return statusAppFaults(required.filter(isOurs), url);
    },
  ),
  {
    name: "bypass",
    about: "who may bypass the rules",
    look: ({ rules }) =>
      rules.unseen === undefined ? bypassFaults(rules.value, isProtecting) : rules,
  },
  ofRules("registry-branches", "whether rules block the registry's own branches", ownBranchFaults),
  check(
    "merge-queue",
    "whether the check runs in the merge queue",
    ({ rules, files }) => both(rules, files),
    ([{ default: active }, { workflows }]) => {
      const file = workflows.find(({ path }) => path.endsWith("/check.yml"));
      const isQueued = active.some(({ type }) => type === "merge_queue");
      if (!isQueued || !file || file.events.includes("merge_group")) return [];
      return [
        error({
          message: `The default branch has a merge queue, but ${file.path} does not run in it, so no pull request can be merged.`,
          remedy: `Write "merge_group:" below "on:" in ${file.path}.`,
        }),
      ];
    },
  ),
];

const isProtecting = (rule: BranchRule) => PROTECTIONS.some(({ byRule }) => byRule(rule));

/** No ruleset requires it, and the token cannot see classic protection. */
const CLASSIC = "administration: read";

function rulesetFix({ ours }: RulesFacts, branch: string): Fix {
  const body = ours ? completedRuleset(ours, branch) : RULESET;
  return { kind: "ruleset", id: ours?.id, body };
}

const isOurs = ({ context }: RequiredCheck) => context === REQUIRED_STATUS;

function requiredBy({ type, parameters }: BranchRule): RequiredCheck[] {
  const checks = parameters.required_status_checks;
  if (type !== "required_status_checks" || !Array.isArray(checks)) return [];
  return checks.map(({ context = "", integration_id: app }) => ({ context, app }));
}
