// Issues, their comments and labels: the emulator's, with the checks that it leaves out.

import { ACTIONS_BOT } from "../accounts.ts";
import { type Answer, notEmulated, validationFailed } from "../answer.ts";
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

/** GitHub's own words name characters; UTF-16 units are the strictest way to count them. */
const LONGEST_COMMENT = 65_536;
const LONGEST_LABEL = 50;
const LONGEST_LABEL_DESCRIPTION = 100;

export function refuseBody(body: unknown, resource: string): Answer | undefined {
  if (typeof body !== "string" || body.trim() === "") {
    return validationFailed({ resource, code: "missing_field", field: "body" });
  }
  if (body.length <= LONGEST_COMMENT) return undefined;
  const message = `Body is too long (maximum is ${LONGEST_COMMENT} characters)`;
  return validationFailed({ resource, code: "unprocessable", field: "data", message });
}

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

interface Label {
  name: string;
}

async function labelsOf({ params }: ApiRequest, state: State): Promise<Label[]> {
  const labels: Label[] = [];
  for (let page = 1; ; page++) {
    const path = `/repos/${params.owner}/${params.repo}/labels?per_page=100&page=${page}`;
    const { body } = await state.emulator.ask(ACTIONS_BOT, { method: "GET", path });
    const more = Array.isArray(body) ? (body as Label[]) : [];
    labels.push(...more);
    if (more.length < 100) return labels;
  }
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
const addLabels: Respond = async (request, state) => {
  const { body } = request;
  const wanted = Array.isArray(body) ? body : body.labels;
  if (!Array.isArray(wanted)) return notEmulated("labels that are no list of names");
  const known = await labelsOf(request, state);
  const labels = wanted.map(
    (name) =>
      known.find((label) => label.name.toLowerCase() === `${name}`.toLowerCase())?.name ?? name,
  );
  return passOn({ ...request, body: { labels } }, state);
};

const R = "/repos/:owner/:repo";
const comment = `${R}/issues/comments/:comment`;
const comments = `${R}/issues/:number/comments`;
const labels = `${R}/issues/:number/labels`;
const readsLabels = reads("issues", "pull-requests");
const writesLabels = writes("issues", "pull-requests");

export const CONVERSATION: Route[] = [
  route("GET", `${R}/issues/:number`, readsIssue, passOn),
  route("GET", comments, readsIssue, passOnComments),
  route("POST", comments, writesIssue, writeComment),
  route("GET", comment, readsIssue, passOnComments),
  route("PATCH", comment, writesIssue, writeComment),
  route("DELETE", comment, writesIssue, passOn),
  route("GET", `${R}/labels`, readsLabels, passOn),
  route("POST", `${R}/labels`, writesLabels, createLabel),
  route("GET", `${R}/labels/:name`, readsLabels, passOn),
  route("GET", labels, readsIssue, passOn),
  route("POST", labels, writesIssue, addLabels),
  route("PUT", labels, writesIssue, addLabels),
  route("DELETE", labels, writesIssue, passOn),
  route("DELETE", `${labels}/:name`, writesIssue, passOn),
];
