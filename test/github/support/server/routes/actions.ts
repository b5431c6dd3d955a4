// Artifacts of workflow runs: https://docs.github.com/rest/actions/artifacts.

import { authenticationRequired, notFound } from "../answer.ts";
import { reads } from "../permissions.ts";
import {
  type ApiRequest,
  type Respond,
  type Route,
  repositoryOf,
  route,
  type State,
} from "../state.ts";
import { counted } from "./paged.ts";

/** Refuses a run of another repository. */
function refuseRun(request: ApiRequest, state: State, id: number): void {
  const { fullName } = repositoryOf(request, state);
  if (state.runs.get(id)?.repository.full_name !== fullName) throw notFound();
}

const list: Respond = (request, state) => {
  const id = Number(request.params.run);
  refuseRun(request, state, id);
  const name = request.query.get("name");
  const all = state.artifacts.ofRun(id).filter((it) => name === null || it.name === name);
  const listed = all.map(({ zip, run: _, ...it }) => ({ ...it, size_in_bytes: zip.byteLength }));
  return counted("artifacts", listed, request, state);
};

const download: Respond = (request, state) => {
  const artifact = state.artifacts.withId(Number(request.params.artifact));
  if (!artifact) throw notFound();
  refuseRun(request, state, artifact.run);
  // The list is public; the archives are not.
  if (!request.grant) throw authenticationRequired();
  if (artifact.expired) return { status: 410, body: { message: "Artifact has expired" } };
  const location = `${state.addresses.storage}${state.artifacts.sign(artifact)}`;
  return { status: 302, headers: { location } };
};

export const ACTIONS: Route[] = [
  route("GET", "/actions/runs/:run/artifacts", reads("actions"), list),
  route("GET", "/actions/artifacts/:artifact/zip", reads("actions"), download),
];
