// Comments on issues, and labels: the emulator's, with the checks that it leaves out.

import { allPages } from "../all-pages.ts";
import { notEmulated, validationFailed } from "../answer.ts";
import { reads, readsIssue, writes, writesIssue } from "../needs.ts";
import {
  type ApiRequest,
  type Respond,
  type Route,
  repositoryOf,
  route,
  type State,
} from "../state.ts";
import { passOn } from "./pass-on.ts";
import { refuseBody } from "./texts.ts";

const LONGEST_LABEL = 50;
const LONGEST_LABEL_DESCRIPTION = 100;

/** A comment is shown on the page of the pull request that the issue is. */
const passOnComments: Respond = async (request, state) => {
  const answer = await passOn(request, state);
  const repository = repositoryOf(request, state);
  const isPull = (number: string) => repository && state.pulls.of(repository, Number(number));
  const text = JSON.stringify(answer.body ?? null).replaceAll(
    /\/issues\/(\d+)(#issuecomment-\d+")/g,
    (whole, number, rest) => (isPull(number) ? `/pull/${number}${rest}` : whole),
  );
  return answer.body === undefined ? answer : { ...answer, body: JSON.parse(text) };
};

const writeComment: Respond = (request, state) =>
  refuseBody(request.body.body, "IssueComment") ?? passOnComments(request, state);

async function labelsOf({ params }: ApiRequest, state: State): Promise<{ name: string }[]> {
  return allPages(`/repos/${params.owner}/${params.repo}/labels`, state);
}

/** Names of labels are one whatever their case. */
const createLabel: Respond = async (request, state) => {
  const { name, color, description } = request.body;
  const invalid = (field: string, message: string) =>
    validationFailed({ resource: "Label", code: "invalid", field, message });
  if (typeof name !== "string" || name === "") return invalid("name", "name is missing");
  if (name.length > LONGEST_LABEL) return invalid("name", "name is too long");
  if (color !== undefined && !/^[0-9a-f]{6}$/i.test(`${color}`)) {
    return invalid("color", "color is no hexadecimal code without #");
  }
  if (`${description ?? ""}`.length > LONGEST_LABEL_DESCRIPTION) {
    return invalid("description", "description is too long (maximum is 100 characters)");
  }
  const taken = (await labelsOf(request, state)).some(
    (label) => label.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) return validationFailed({ resource: "Label", code: "already_exists", field: "name" });
  return passOn(request, state);
};

/** A label that an issue gets by name is the repository's, whatever its case, or a new one. */
export async function namesOfLabels(
  wanted: readonly unknown[],
  request: ApiRequest,
  state: State,
): Promise<unknown[]> {
  const known = await labelsOf(request, state);
  return wanted.map(
    (name) =>
      known.find((label) => label.name.toLowerCase() === `${name}`.toLowerCase())?.name ?? name,
  );
}

const addLabels: Respond = async (request, state) => {
  const { body } = request;
  const wanted = Array.isArray(body) ? body : body.labels;
  if (!Array.isArray(wanted)) return notEmulated("labels that are no list of names");
  const labels = await namesOfLabels(wanted, request, state);
  return passOn({ ...request, body: { labels } }, state);
};

const R = "/repos/:owner/:repo";
const comment = `${R}/issues/comments/:comment`;
const comments = `${R}/issues/:number/comments`;
const labels = `${R}/issues/:number/labels`;
const readsLabels = reads("issues", "pull-requests");
const writesLabels = writes("issues", "pull-requests");

export const CONVERSATION: Route[] = [
  route("GET", comments, readsIssue, passOnComments),
  route("POST", comments, writesIssue, writeComment),
  route("GET", comment, readsIssue, passOnComments),
  route("PATCH", comment, writesIssue, writeComment),
  route("DELETE", comment, writesIssue, passOn),
  route("GET", `${R}/issues/:number/events`, readsIssue, passOn),
  route("GET", `${R}/labels`, readsLabels, passOn),
  route("POST", `${R}/labels`, writesLabels, createLabel),
  route("GET", `${R}/labels/:name`, readsLabels, passOn),
  route("GET", labels, readsIssue, passOn),
  route("POST", labels, writesIssue, addLabels),
  route("PUT", labels, writesIssue, addLabels),
  route("DELETE", labels, writesIssue, passOn),
  route("DELETE", `${labels}/:name`, writesIssue, passOn),
];
