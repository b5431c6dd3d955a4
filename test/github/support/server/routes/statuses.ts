// The statuses of commits: https://docs.github.com/rest/commits/statuses

import { invalid, unprocessable } from "../answer.ts";
import { reads, writes } from "../permissions.ts";
import {
  type ApiRequest,
  commitOf,
  type Respond,
  type Route,
  repositoryOf,
  route,
  type State,
} from "../state.ts";
import { combined, STATES, type Status } from "../statuses.ts";
import { listed, paged } from "./paged.ts";

const LONGEST_DESCRIPTION = 140;

function formatStatus(
  { id, state, context, description, targetUrl, creator }: Status,
  { accounts }: State,
) {
  const user = accounts.shown(creator);
  return { id, state, context, description, target_url: targetUrl, creator: user };
}

function textIn({ body }: ApiRequest, name: string): string | null {
  const value = body[name];
  return typeof value === "string" ? value : null;
}

const create: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  const { sha = "" } = request.params;
  const isThere = /^[0-9a-f]{40}$/.test(sha) && (await repository.commitAt(sha)) === sha;
  if (!isThere) throw unprocessable(`No commit found for SHA: ${sha}`);
  const wanted = STATES.find((it) => it === request.body.state);
  if (wanted === undefined) throw invalid("state", "custom", "state is not included in the list");
  const [description, targetUrl] = [textIn(request, "description"), textIn(request, "target_url")];
  if ((description?.length ?? 0) > LONGEST_DESCRIPTION) {
    const reason = `description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`;
    throw invalid("description", "custom", reason);
  }
  if (targetUrl !== null && !/^https?:\/\//.test(targetUrl)) {
    throw invalid("target_url", "custom", "target_url must use http(s) scheme");
  }
  const context = textIn(request, "context") ?? "default";
  const values = { sha, state: wanted, context, description, targetUrl, creator: request.by };
  const status = state.statuses.add(repository, values);
  if (!status) {
    const reason = "This SHA and context has reached the maximum number of statuses.";
    throw invalid("", "custom", reason);
  }
  return { status: 201, body: formatStatus(status, state) };
};

const list = listed(async (request, state) => {
  const sha = await commitOf(request, state);
  return state.statuses.of(repositoryOf(request, state), sha).map((it) => formatStatus(it, state));
});

const combine: Respond = async (request, state) => {
  const sha = await commitOf(request, state);
  const latest = state.statuses.latest(repositoryOf(request, state), sha);
  const { items, headers } = paged(latest, request, state);
  const statuses = items.map((it) => formatStatus(it, state));
  const body = { state: combined(latest), sha, total_count: latest.length, statuses };
  return { status: 200, headers, body };
};

export const STATUSES: Route[] = [
  route("POST", "/statuses/:sha", writes("statuses"), create),
  route("GET", "/commits/*ref/statuses", reads("statuses"), list),
  route("GET", "/commits/*ref/status", reads("statuses"), combine),
];
