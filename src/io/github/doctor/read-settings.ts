// Reads the repository's settings, each from its own endpoint.

import type { AllowedActions } from "../../../core/doctor/allowed-actions.ts";
import {
  type ActionsFacts,
  ENVIRONMENT,
  type EnvironmentFacts,
  type OwnersError,
  type Seen,
} from "../../../core/doctor/facts.ts";
import type { Api } from "../api.ts";
import { look, nullOn404 } from "./look.ts";

const ADMINISTRATION = "administration: read";

/** https://docs.github.com/rest/actions/permissions */
export function readActions({ octokit, repo }: Api): Promise<Seen<ActionsFacts>> {
  return look("the settings of Actions", ADMINISTRATION, async () => {
    const { data } = await octokit.rest.actions.getGithubActionsPermissionsRepository({ ...repo });
    const { enabled, allowed_actions: kind = "all", sha_pinning_required: requiresPins } = data;
    let allowed: AllowedActions = { kind: kind === "local_only" ? kind : "all" };
    if (kind === "selected") {
      const selected = await octokit.rest.actions.getAllowedActionsRepository({ ...repo });
      const { github_owned_allowed, verified_allowed, patterns_allowed } = selected.data;
      const patterns = patterns_allowed ?? [];
      const [githubOwned, verified] = [github_owned_allowed ?? false, verified_allowed ?? false];
      allowed = { kind, githubOwned, verified, patterns };
    }
    return { enabled, allowed, requiresPins: requiresPins ?? false };
  });
}

export function readMayOpenPulls({ octokit, repo }: Api): Promise<Seen<boolean>> {
  return look("what the token of workflows may do", ADMINISTRATION, async () => {
    const { getGithubActionsDefaultWorkflowPermissionsRepository: get } = octokit.rest.actions;
    return (await get({ ...repo })).data.can_approve_pull_request_reviews;
  });
}

/** https://docs.github.com/rest/deployments/environments */
export function readEnvironment(
  { octokit, repo }: Api,
  isDefaultProtected: boolean | undefined,
): Promise<Seen<EnvironmentFacts | null>> {
  const environment = { ...repo, environment_name: ENVIRONMENT };
  const ask = async () => {
    const { data } = await octokit.rest.repos.getEnvironment(environment);
    const policy = data.deployment_branch_policy;
    let branches: string[] | undefined;
    if (policy?.custom_branch_policies) {
      const { listDeploymentBranchPolicies } = octokit.rest.repos;
      const listed = await listDeploymentBranchPolicies({ ...environment, per_page: 100 });
      branches = listed.data.branch_policies
        .filter(({ type }) => type !== "tag")
        .map(({ name }) => name ?? "");
    }
    return {
      ...{ branches, isDefaultProtected },
      protectedBranches: policy?.protected_branches ?? false,
    };
  };
  return look<EnvironmentFacts | null>("the environment", "actions: read", ask, nullOn404);
}

export function readLabels({ octokit, repo }: Api): Promise<Seen<string[]>> {
  return look("the labels", "issues: read", async () => {
    const all = { ...repo, per_page: 100 };
    const labels = await octokit.paginate(octokit.rest.issues.listLabelsForRepo, all);
    return labels.map(({ name }) => name);
  });
}

/** GitHub also names owners without write access. https://docs.github.com/rest/repos/repos#list-codeowners-errors */
export function readOwnersErrors({ octokit, repo }: Api): Promise<Seen<OwnersError[] | null>> {
  const ask = async () => {
    const { data } = await octokit.rest.repos.codeownersErrors({ ...repo });
    return data.errors.map(({ line, kind, suggestion, source }) => ({
      ...{ line, kind, suggestion: suggestion ?? null, source: source ?? "" },
    }));
  };
  return look<OwnersError[] | null>("CODEOWNERS", "contents: read", ask, nullOn404);
}

/** Names only: GitHub never shows a secret's value. */
export function readApp(
  { octokit, repo }: Api,
  isOrganization: boolean,
): Promise<Seen<{ variables: string[]; secrets: string[] }>> {
  const { actions } = octokit.rest;
  const all = { ...repo, per_page: 100 };
  return look("the names of variables and secrets", "secrets: read, variables: read", async () => {
    const variables = await octokit.paginate(actions.listRepoVariables, all);
    const secrets = await octokit.paginate(actions.listRepoSecrets, all);
    if (isOrganization) {
      variables.push(...(await octokit.paginate(actions.listRepoOrganizationVariables, all)));
      secrets.push(...(await octokit.paginate(actions.listRepoOrganizationSecrets, all)));
    }
    return { variables: variables.map(nameOf), secrets: secrets.map(nameOf) };
  });
}

const nameOf = ({ name }: { name: string }) => name;
