// The repository, and the settings of Actions, Pages, environments, secrets:
// https://docs.github.com/rest/repos/repos, https://docs.github.com/rest/actions/permissions,
// https://docs.github.com/rest/pages/pages, https://docs.github.com/rest/deployments/environments.

import { notEmulated, notFound, Refusal } from "../answer.ts";
import { reads, writes } from "../permissions.ts";
import {
  type ApiRequest,
  type Respond,
  type Route,
  repositoryOf,
  route,
  type State,
} from "../state.ts";
import { counted } from "./paged.ts";

const settingsOf = (request: ApiRequest, state: State) => repositoryOf(request, state).settings;

/** For reads, GitHub redirects from an old name to the id. */
const byName: Respond = (request, state) => {
  const name = `${request.params.owner}/${request.params.repo}`;
  const renamed = [...state.repositories.values()].find(({ settings }) =>
    settings.formerNames.includes(name),
  );
  if (!renamed) return repository(request, state);
  const location = `${state.addresses.api}/repositories/${renamed.id}`;
  return { status: 301, headers: { location }, body: { message: "Moved Permanently" } };
};

const byNumber: Respond = (request, state) => {
  const found = [...state.repositories.values()].find(({ id }) => `${id}` === request.params.id);
  if (!found) throw notFound();
  const params = { owner: found.owner, repo: found.name };
  return repository({ ...request, params }, state);
};

const repository: Respond = (request, state) => {
  const { id, name, fullName, owner, defaultBranch, settings } = repositoryOf(request, state);
  const { archived, hasIssues, isPrivate } = settings;
  const login = state.accounts.withLogin(owner);
  return {
    status: 200,
    body: {
      ...{ id, name, full_name: fullName, owner: login, private: isPrivate, archived },
      ...{ has_issues: hasIssues, default_branch: defaultBranch },
      html_url: `${state.addresses.web}/${fullName}`,
    },
  };
};

const change: Respond = (request, state) => {
  const { has_issues: hasIssues, ...others } = request.body;
  if (typeof hasIssues !== "boolean" || Object.keys(others).length > 0) {
    throw notEmulated("another change of a repository");
  }
  settingsOf(request, state).hasIssues = hasIssues;
  return repository(request, state);
};

const actions: Respond = (request, state) => {
  const { selected: _, enabled, ...rest } = settingsOf(request, state).actions;
  // GitHub leaves out the allowed actions if none are allowed.
  return { status: 200, body: enabled ? { enabled, ...rest } : { enabled } };
};

const selected: Respond = (request, state) => {
  const { actions: it } = settingsOf(request, state);
  if (it.allowed_actions !== "selected") throw new Refusal(409, "Conflict");
  return { status: 200, body: it.selected };
};

const workflowToken: Respond = (request, state) => {
  const { actionsOpenPulls } = repositoryOf(request, state);
  return {
    status: 200,
    body: {
      default_workflow_permissions: "read",
      can_approve_pull_request_reviews: actionsOpenPulls,
    },
  };
};

const setWorkflowToken: Respond = (request, state) => {
  const repository = repositoryOf(request, state);
  const wanted = request.body.can_approve_pull_request_reviews === true;
  if (wanted && repository.settings.organizationForbidsPulls) {
    const message =
      "The organization does not allow GitHub Actions to create or approve pull requests";
    throw new Refusal(409, message);
  }
  repository.actionsOpenPulls = wanted;
  return { status: 204 };
};

const DEPLOYED = {
  ...{ build_type: "workflow", https_enforced: true, cname: null, protected_domain_state: null },
};

const pages: Respond = (request, state) => {
  const { fullName, settings } = repositoryOf(request, state);
  const found =
    settings.pages ?? (state.pages.has(repositoryOf(request, state)) ? DEPLOYED : undefined);
  if (!found) throw notFound();
  const html_url = `${state.addresses.pages}/${fullName}/`;
  return { status: 200, body: { html_url, ...found } };
};

const createPages: Respond = (request, state) => {
  const settings = settingsOf(request, state);
  if (settings.pages) throw new Refusal(409, "GitHub Pages is already enabled.");
  const { build_type } = request.body;
  settings.pages = { ...DEPLOYED, build_type: `${build_type}` };
  return { status: 201, body: settings.pages };
};

const changePages: Respond = (request, state) => {
  const { pages: found } = settingsOf(request, state);
  if (!found) throw notFound();
  Object.assign(found, request.body);
  return { status: 204 };
};

const ENVIRONMENT = "github-pages";

function environmentOf(request: ApiRequest, state: State) {
  const { environment } = settingsOf(request, state);
  if (!environment || request.params.environment !== ENVIRONMENT) throw notFound();
  return environment;
}

const environment: Respond = (request, state) => {
  const { protected_branches, custom } = environmentOf(request, state);
  const policy = { protected_branches, custom_branch_policies: custom !== undefined };
  const isOpen = !protected_branches && custom === undefined;
  const body = { name: ENVIRONMENT, deployment_branch_policy: isOpen ? null : policy };
  return { status: 200, body };
};

const policies: Respond = (request, state) => {
  const { custom = [] } = environmentOf(request, state);
  const branch_policies = custom.map((name, index) => ({ id: index + 1, name, type: "branch" }));
  return counted("branch_policies", branch_policies, request, state);
};

/** A list of names with its count. */
const names =
  (key: "variables" | "secrets", from: "own" | "organization"): Respond =>
  (request, state) => {
    const settings = settingsOf(request, state);
    const inherited = key === "variables" ? "organizationVariables" : "organizationSecrets";
    const all = settings[from === "own" ? key : inherited].map((name) => ({ name }));
    return counted(key, all, request, state);
  };

const administers = reads("administration");

export const SETTINGS: Route[] = [
  route("GET", "", reads("metadata"), byName),
  { method: "GET", pattern: "/repositories/:id", need: reads("metadata"), respond: byNumber },
  route("PATCH", "", writes("administration"), change),
  route("GET", "/actions/permissions", administers, actions),
  route("GET", "/actions/permissions/selected-actions", administers, selected),
  route("GET", "/actions/permissions/workflow", administers, workflowToken),
  route("PUT", "/actions/permissions/workflow", writes("administration"), setWorkflowToken),
  route("GET", "/pages", reads("pages"), pages),
  route("POST", "/pages", writes("administration"), createPages),
  route("PUT", "/pages", writes("administration"), changePages),
  route("GET", "/environments/:environment", reads("actions"), environment),
  route("GET", "/environments/:environment/deployment-branch-policies", reads("actions"), policies),
  route("GET", "/actions/variables", reads("variables"), names("variables", "own")),
  route("GET", "/actions/secrets", reads("secrets"), names("secrets", "own")),
  route(
    "GET",
    "/actions/organization-variables",
    reads("variables"),
    names("variables", "organization"),
  ),
  route("GET", "/actions/organization-secrets", reads("secrets"), names("secrets", "organization")),
];
