// Rulesets and branch protection: https://docs.github.com/rest/repos/rules,
// https://docs.github.com/rest/branches/branch-protection. Everyone with read access sees the rules, and only those who
// may change a ruleset see who may bypass it.

import { notEmulated, notFound, Refusal } from "../answer.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { allows, reads, writes } from "../permissions.ts";
import type { Ruleset } from "../settings.ts";
import {
  type ApiRequest,
  type Respond,
  type Route,
  repositoryOf,
  route,
  type State,
} from "../state.ts";
import { listed } from "./paged.ts";

function withPlan(request: ApiRequest, state: State): HostedRepository {
  const repository = repositoryOf(request, state);
  const { isPrivate, isFreePlan } = repository.settings;
  if (!isPrivate || !isFreePlan) return repository;
  const message = "Upgrade to GitHub Pro or make this repository public to enable this feature.";
  throw new Refusal(403, message);
}

/** `fnmatch` with FNM_PATHNAME: a star ends at a slash, two do not. */
function globOf(pattern: string): RegExp {
  const parts = pattern.split("**").map((part) =>
    part
      .split("*")
      .map((it) => it.replace(/[^\w/-]/g, "\\$&"))
      .join("[^/]*"),
  );
  return new RegExp(`^${parts.join(".*")}$`);
}

function covers(
  { conditions, enforcement, target }: Ruleset,
  branch: string,
  main: string,
): boolean {
  if (enforcement !== "active" || target !== "branch") return false;
  const { include, exclude } = conditions.ref_name;
  const hits = (pattern: string) =>
    pattern === "~ALL" ||
    (pattern === "~DEFAULT_BRANCH" && branch === main) ||
    globOf(pattern).test(`refs/heads/${branch}`);
  return include.some(hits) && !exclude.some(hits);
}

/** The active rulesets for a branch. */
export function rulesetsOf(repository: HostedRepository, branch: string): Ruleset[] {
  const { settings, defaultBranch } = repository;
  return settings.rulesets.filter((it) => covers(it, branch, defaultBranch));
}

const ofBranch = listed((request, state) => {
  const repository = withPlan(request, state);
  const { fullName } = repository;
  return rulesetsOf(repository, request.params.branch ?? "").flatMap(
    ({ id, organization, rules }) =>
      rules.map((rule) => ({
        ...rule,
        ruleset_source_type: organization ? "Organization" : "Repository",
        ruleset_source: organization ?? fullName,
        ruleset_id: id,
      })),
  );
});

/** Lists have neither rules nor conditions. */
const list = listed((request, state) => {
  const { settings } = withPlan(request, state);
  const own = request.query.get("includes_parents") === "false";
  return settings.rulesets
    .filter((it) => !own || !it.organization)
    .map(({ id, name, target, enforcement }) => ({ id, name, target, enforcement }));
});

function rulesetOf(request: ApiRequest, state: State): Ruleset {
  const { settings } = withPlan(request, state);
  const found = settings.rulesets.find(({ id }) => `${id}` === request.params.ruleset);
  if (!found) throw notFound();
  return found;
}

const one: Respond = (request, state) => {
  const { organization, bypass_actors, ...ruleset } = rulesetOf(request, state);
  const administers = request.grant && allows(request.grant.permissions, writes("administration"));
  return { status: 200, body: { ...ruleset, ...(administers ? { bypass_actors } : {}) } };
};

const KEYS = ["name", "target", "enforcement", "conditions", "rules", "bypass_actors"];

function bodyOf({ body }: ApiRequest): Omit<Ruleset, "id"> {
  const other = Object.keys(body).find((key) => !KEYS.includes(key));
  if (other) throw notEmulated(`a ruleset's ${other}`);
  return body as unknown as Omit<Ruleset, "id">;
}

const create: Respond = (request, state) => {
  const { settings } = withPlan(request, state);
  const body = bodyOf(request);
  if (settings.rulesets.some(({ name }) => name === body.name)) {
    throw new Refusal(422, "Validation Failed", { body: { errors: ["Name must be unique"] } });
  }
  const ruleset = { ...body, id: settings.newRulesetId() };
  settings.rulesets.push(ruleset);
  return { status: 201, body: ruleset };
};

const update: Respond = (request, state) => {
  const ruleset = Object.assign(rulesetOf(request, state), bodyOf(request));
  return { status: 200, body: ruleset };
};

const branch: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  const { branch: name = "" } = request.params;
  const sha = repository.refAt(`refs/heads/${name}`);
  if (sha === undefined) throw notFound();
  const { rulesets, protection } = repository.settings;
  const isRuled = rulesets.some((it) => covers(it, name, repository.defaultBranch));
  // Rulesets count, too: https://github.com/hub4j/github-api/issues/2062
  const isProtected = isRuled || (name === repository.defaultBranch && protection !== undefined);
  return { status: 200, body: { name, commit: { sha }, protected: isProtected } };
};

const protection: Respond = (request, state) => {
  const { protection } = withPlan(request, state).settings;
  if (!protection) throw new Refusal(404, "Branch not protected");
  return { status: 200, body: protection };
};

export const RULES: Route[] = [
  route("GET", "/rules/branches/*branch", reads("metadata"), ofBranch),
  route("GET", "/rulesets", reads("metadata"), list),
  route("POST", "/rulesets", writes("administration"), create),
  route("GET", "/rulesets/:ruleset", reads("metadata"), one),
  route("PUT", "/rulesets/:ruleset", writes("administration"), update),
  route("GET", "/branches/:branch/protection", reads("administration"), protection),
  route("GET", "/branches/*branch", reads("contents"), branch),
];
