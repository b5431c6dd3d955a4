// Deployments and their statuses: https://docs.github.com/rest/deployments.

import { notFound } from "../answer.ts";
import { reads } from "../permissions.ts";
import { type Route, repositoryOf, route } from "../state.ts";
import { listed } from "./paged.ts";

const list = listed(async (request, state) => {
  const environment = request.query.get("environment");
  return state.deployments
    .of(repositoryOf(request, state))
    .filter((it) => environment === null || it.environment === environment)
    .map(({ id, environment, sha }) => ({ id, environment, sha, task: "deploy" }));
});

const statuses = listed(async (request, state) => {
  const all = state.deployments.of(repositoryOf(request, state));
  const found = all.find(({ id }) => `${id}` === request.params.deployment);
  if (!found) throw notFound();
  return [...found.states].reverse().map((state, index) => ({ id: index + 1, state }));
});

export const DEPLOYMENTS: Route[] = [
  route("GET", "/deployments", reads("deployments"), list),
  route("GET", "/deployments/:deployment/statuses", reads("deployments"), statuses),
];
