// Workflow runs and their artifacts: https://docs.github.com/rest/actions/artifacts.

import { type Answer, authenticationRequired, notFound } from "../answer.ts";
import { type Artifact, formatArtifact } from "../artifacts.ts";
import { reads } from "../needs.ts";
import {
  type ApiRequest,
  type Respond,
  type Route,
  repositoryOf,
  route,
  type State,
} from "../state.ts";
import { paged } from "./paged.ts";

/** The run, where it is one of the repository that the request names. */
function runOf(request: ApiRequest, state: State, id: number): object | undefined {
  const run = state.runs.get(id) as { repository?: { full_name?: string } } | undefined;
  return run?.repository?.full_name === repositoryOf(request, state)?.fullName ? run : undefined;
}

const run: Respond = (request, state) => {
  const found = runOf(request, state, Number(request.params.run));
  return found ? { status: 200, body: found } : notFound();
};

const list: Respond = (request, state) => {
  const id = Number(request.params.run);
  if (!runOf(request, state, id)) return notFound();
  const name = request.query.get("name");
  const all = state.artifacts.ofRun(id).filter((it) => name === null || it.name === name);
  const { items, headers } = paged(all, request, state);
  const artifacts = items.map((artifact) => format(artifact, request, state));
  return { status: 200, headers, body: { total_count: all.length, artifacts } };
};

function format(artifact: Artifact, { params }: ApiRequest, state: State) {
  const repository = `${state.addresses.api}/repos/${params.owner}/${params.repo}`;
  return formatArtifact(artifact, repository, state.runs.get(artifact.run));
}

function artifactOf(request: ApiRequest, state: State): Artifact | undefined {
  const artifact = state.artifacts.withId(Number(request.params.artifact));
  return artifact && runOf(request, state, artifact.run) ? artifact : undefined;
}

const read: Respond = (request, state) => {
  const artifact = artifactOf(request, state);
  return artifact ? { status: 200, body: format(artifact, request, state) } : notFound();
};

const download: Respond = (request, state): Answer => {
  const artifact = artifactOf(request, state);
  if (!artifact) return notFound();
  // To see a list is public; to fetch an archive is not.
  if (!request.grant) return authenticationRequired();
  if (artifact.expired) return { status: 410, body: { message: "Artifact has expired" } };
  const location = `${state.addresses.storage}${state.artifacts.sign(artifact)}`;
  return { status: 302, headers: { location } };
};

const R = "/repos/:owner/:repo/actions";
export const ACTIONS: Route[] = [
  route("GET", `${R}/runs/:run`, reads("actions"), run),
  route("GET", `${R}/runs/:run/artifacts`, reads("actions"), list),
  route("GET", `${R}/artifacts/:artifact`, reads("actions"), read),
  route("GET", `${R}/artifacts/:artifact/zip`, reads("actions"), download),
];
