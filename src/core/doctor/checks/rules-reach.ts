// Whom the rules let through, and which branches they cover that they must not.

import { someOf } from "../../text.ts";
import type { BranchRule, BypassActor, RulesFacts, Seen } from "../facts.ts";
import { error, type Fault, warning } from "../finding.ts";

const PAGE = "/settings/rules";

/** Of the rulesets that protect the branch; unseen where it is not shown who may bypass each of them. */
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
        message: `${someOf(always, 5)} may push to the default branch past its rules, without a pull request.`,
        remedy: "In the ruleset, Bypass list, set each to For pull requests only.",
        page: PAGE,
      }),
    ];
  }
  if (shown.every((it) => it.length > 0)) return [];
  return [
    warning({
      message:
        "Nobody may bypass the rules of the default branch, so a pull request whose status stays pending, such as a new version of the software, can never be merged.",
      remedy: "In the ruleset, Bypass list, add Repository admin, For pull requests only.",
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

/** Rules that keep a workflow from making, moving or deleting a branch. */
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
  // Where nobody shows who may bypass it, it may be the registry's App.
  const isSure = blocking.some(({ rulesetId }) => bypass[rulesetId] !== undefined);
  const unless = isSure
    ? ""
    : ", unless its GitHub App may bypass them, which this token cannot see";
  return [
    (isSure ? error : warning)({
      message: `Rules (${someOf([...types], 5)}) of ruleset ${someOf([...sources], 3)} cover the branches bump-notice/** and cutover/**, on which the registry proposes changes: it cannot open pull requests, or not bring them up to date${unless}.`,
      remedy:
        "In that ruleset, Target branches, Add target, Exclude by pattern, add bump-notice/** and cutover/**; or let the registry's GitHub App bypass it.",
      page: PAGE,
    }),
  ];
}
