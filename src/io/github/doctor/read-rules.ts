// Reads the protection of branches: https://docs.github.com/rest/repos/rules, and classic branch protection.

import type {
  BranchRule,
  BypassActor,
  ClassicProtection,
  RulesFacts,
  Seen,
} from "../../../core/doctor/facts.ts";
import { type ExistingRuleset, RULESET_NAME } from "../../../core/doctor/ruleset.ts";
import { CUTOVER_BRANCHES, NOTICE_BRANCHES } from "../../../core/notice/proposal-names.ts";
import type { Api } from "../api.ts";
import type { Refusal } from "../refusals.ts";
import { ifShown, look } from "./look.ts";

/** The branches do not have to exist: GitHub answers with the rules that would apply. */
const OWN_BRANCHES = [`${NOTICE_BRANCHES}1/x`, `${CUTOVER_BRANCHES}x`];

const NO_PLAN: RulesFacts = {
  ...{ needsPlan: true, default: [], own: {}, bypass: {}, ours: undefined, classic: null },
};

/** Null if there is none, undefined if the token cannot see it. */
type Classic = ClassicProtection | null | undefined;

export function readRules(
  api: Api,
  defaultBranch: string,
  classic: Classic,
): Promise<Seen<RulesFacts>> {
  const ask = async (): Promise<RulesFacts> => {
    const active = await rulesOf(api, defaultBranch);
    const own: Record<string, BranchRule[]> = {};
    for (const branch of OWN_BRANCHES) own[branch] = await rulesOf(api, branch);
    const bypass: Record<number, BypassActor[] | undefined> = {};
    for (const id of idsOf([...active, ...Object.values(own).flat()])) {
      const { bypass_actors: actors } = (await rulesetWith(api, id)) ?? {};
      bypass[id] = actors?.map(actorOf);
    }
    return { needsPlan: false, default: active, own, bypass, ours: await ownRuleset(api), classic };
  };
  return look("the rules of branches", "metadata: read", ask, planLacking);
}

/** GitHub's answer for a private repository on a free plan, whatever the token's permissions. */
function planLacking({ status, message }: Refusal): RulesFacts | undefined {
  return status === 403 && /upgrade to github/i.test(message) ? NO_PLAN : undefined;
}

const idsOf = (rules: readonly BranchRule[]) => new Set(rules.map(({ rulesetId }) => rulesetId));

async function rulesOf({ octokit, repo }: Api, branch: string): Promise<BranchRule[]> {
  const all = { ...repo, branch, per_page: 100 };
  const rules = await octokit.paginate(octokit.rest.repos.getBranchRules, all);
  return rules.map(({ type, ruleset_id, ruleset_source, ...rest }) => ({
    ...{ type, rulesetId: ruleset_id ?? 0, source: ruleset_source ?? "" },
    parameters: "parameters" in rest ? { ...rest.parameters } : {},
  }));
}

async function rulesetWith({ octokit, repo }: Api, ruleset_id: number) {
  const ask = () => octokit.rest.repos.getRepoRuleset({ ...repo, ruleset_id });
  return (await ifShown(ask))?.data;
}

interface Actor {
  actor_id?: number | null;
  actor_type: string;
  bypass_mode?: string;
}

/** Without a mode in the answer, the mode is "always". */
const actorOf = ({
  actor_id: id = null,
  actor_type: type,
  bypass_mode: mode = "always",
}: Actor) => ({
  ...{ type, id, mode },
});

/** The repository's own ruleset with our name, active or not. */
async function ownRuleset(api: Api): Promise<ExistingRuleset | undefined> {
  const { octokit, repo } = api;
  const all = { ...repo, includes_parents: false, per_page: 100 };
  const listed = await octokit.paginate(octokit.rest.repos.getRepoRulesets, all);
  const found = listed.find(({ name, target }) => name === RULESET_NAME && target === "branch");
  const ruleset = found && (await rulesetWith(api, found.id));
  if (!ruleset) return undefined;
  const {
    id,
    name,
    target = "branch",
    enforcement,
    rules = [],
    conditions,
    bypass_actors,
  } = ruleset;
  const refs = conditions && "ref_name" in conditions ? conditions.ref_name : undefined;
  return {
    ...{ id, name, target, enforcement, rules },
    conditions: { ref_name: { include: refs?.include ?? [], exclude: refs?.exclude ?? [] } },
    ...(bypass_actors ? { bypass_actors } : {}),
  };
}

/** Read access shows whether a branch is protected, also by rulesets. Only administrators see how. */
export async function readClassic(api: Api, branch: string): Promise<Classic> {
  const { octokit, repo } = api;
  const read = () => octokit.rest.repos.getBranch({ ...repo, branch });
  const seen = await look("the default branch", "contents: read", read);
  if (seen.value && !seen.value.data.protected) return null;
  const { value: classic } = await look<ClassicProtection | null>(
    "the protection of the default branch",
    "administration: read",
    () => classicOf(api, branch),
    // A token without administration access gets "Not Found". A repository without commits has no branch.
    ({ message }) => (/branch not (protected|found)/i.test(message) ? null : undefined),
  );
  return classic;
}

async function classicOf({ octokit, repo }: Api, branch: string): Promise<ClassicProtection> {
  const { data } = await octokit.rest.repos.getBranchProtection({ ...repo, branch });
  return {
    checks: (data.required_status_checks?.checks ?? []).map(({ context, app_id }) => ({
      context,
      app: app_id ?? undefined,
    })),
    codeOwners: data.required_pull_request_reviews?.require_code_owner_reviews ?? false,
    forcePushes: data.allow_force_pushes?.enabled ?? false,
    deletions: data.allow_deletions?.enabled ?? false,
  };
}
