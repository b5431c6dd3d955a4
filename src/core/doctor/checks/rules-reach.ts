// Who may bypass the rules, and whether rules cover branches that they must not.

import { someOf } from "../../text.ts";
import type { BranchRule, BypassActor, RulesFacts, Seen } from "../facts.ts";
import { error, type Fault, warning } from "../finding.ts";

const PAGE = "/settings/rules";

/** For the rulesets that protect the branch; unseen if GitHub does not show who may bypass each of them. */
export function bypassFaults(
  { default: active, bypass }: RulesFacts,
  isProtecting: (rule: BranchRule) => boolean,
): Seen<readonly Fault[]> {
  const ids = new Set(active.filter(isProtecting).map((it) => it.rulesetId));
  const shown = [...ids].map((id) => bypass[id]).filter((it) => it !== undefined);
  if (shown.length < ids.size) return { unseen: "administration: read" };
  return { value: shown.length === 0 ? [] : faultsOf(shown) };
}

function faultsOf(shown: readonly (readonly BypassActor[])[]): Fault[] {
  const actors = shown.flat();
  const always = [...new Set(actors.filter(({ mode }) => mode !== "pull_request").map(nameOf))];
  if (always.length > 0) {
    return [
      warning({
        message: `${someOf(always, 5)} may bypass the rules and push to the default branch without a pull request.`,
        remedy: "In the ruleset's Bypass list, set each to For pull requests only.",
        page: PAGE,
      }),
    ];
  }
  if (shown.every((it) => it.length > 0)) return [];
  return [
    warning({
      message:
        "Nobody may bypass the rules of the default branch. If a pull request's status stays pending, as for a new version of the software, nobody can merge it.",
      remedy: "In the ruleset's Bypass list, add Repository admin, For pull requests only.",
      page: PAGE,
    }),
  ];
}

const ROLES: Record<number, string> = {
  2: "The role Maintain",
  4: "The role Write",
  5: "Repository admins",
};

function nameOf({ type, id }: BypassActor): string {
  if (type === "RepositoryRole") return ROLES[id ?? 0] ?? `The role ${id}`;
  if (type === "OrganizationAdmin") return "Organization admins";
  if (type === "DeployKey") return "Deploy keys";
  return `${type === "Integration" ? "The app" : type} ${id}`;
}

/** Rules that stop a workflow from creating, updating or deleting a branch. */
const BLOCKING = [
  ...["creation", "update", "deletion", "non_fast_forward", "pull_request", "merge_queue"],
  ...["required_status_checks", "required_deployments", "workflows", "code_scanning"],
];

export function ownBranchFaults({ own, bypass }: RulesFacts): Fault[] {
  const isApp = ({ type, mode }: BypassActor) => type === "Integration" && mode !== "pull_request";
  const blocking = Object.values(own)
    .flat()
    .filter(({ type, rulesetId }) => BLOCKING.includes(type) && !bypass[rulesetId]?.some(isApp));
  if (blocking.length === 0) return [];
  const sources = new Set(blocking.map(({ rulesetId, source }) => `${rulesetId} of ${source}`));
  const types = new Set(blocking.map(({ type }) => type));
  // If GitHub does not show who may bypass it, the registry's App may be among them.
  const isSure = blocking.some(({ rulesetId }) => bypass[rulesetId] !== undefined);
  const unless = isSure
    ? ""
    : ", unless its GitHub App may bypass them, which this token cannot see";
  return [
    (isSure ? error : warning)({
      message: `Rules (${someOf([...types], 5)}) of ruleset ${someOf([...sources], 3)} cover the branches bump-notice/** and cutover/**, where the registry proposes changes. It cannot open or update pull requests there${unless}.`,
      remedy:
        "In that ruleset, Target branches, Add target, Exclude by pattern, add bump-notice/** and cutover/**; or let the registry's GitHub App bypass it.",
      page: PAGE,
    }),
  ];
}
