// Issues as the API shows them, those among them that are pull requests, too:
// https://docs.github.com/rest/issues/issues. The emulator shows a pull request as none.

import { allPages } from "./all-pages.ts";
import type { Answer } from "./answer.ts";
import type { HostedRepository } from "./hosted-repository.ts";
import type { Json } from "./pull-format.ts";
import type { Pull } from "./pulls.ts";
import type { State } from "./state.ts";

/** What a pull request and the issue that it is have in common. */
const COMMON = [
  ...["id", "node_id", "html_url", "number", "title", "body", "user", "labels", "state"],
  ...["locked", "active_lock_reason", "assignee", "assignees", "milestone", "comments"],
  ...["created_at", "updated_at", "closed_at", "author_association", "draft", "comments_url"],
];

function asIssue(emulated: Json, { base, number, mergedAt }: Pull, { addresses }: State): Json {
  const api = `${addresses.api}/repos/${base.fullName}`;
  const url = `${api}/issues/${number}`;
  const { html_url, diff_url, patch_url } = emulated;
  return {
    ...Object.fromEntries(COMMON.map((name) => [name, emulated[name] ?? null])),
    ...{ url, repository_url: api, labels_url: `${url}/labels{/name}` },
    ...{ events_url: `${url}/events`, timeline_url: `${url}/timeline` },
    ...{ state_reason: null, performed_via_github_app: null },
    pull_request: {
      ...{ url: `${api}/pulls/${number}`, html_url, diff_url, patch_url },
      merged_at: mergedAt ?? null,
    },
  };
}

/** 404 where there is none of that number. */
export async function readIssue(
  repository: HostedRepository,
  number: number,
  state: State,
): Promise<Answer> {
  const pull = state.pulls.of(repository, number);
  const kind = pull ? "pulls" : "issues";
  const path = `/repos/${repository.fullName}/${kind}/${number}`;
  const by = state.accounts.named(repository.owner);
  const answer = await state.emulator.ask(by, { method: "GET", path });
  if (answer.status !== 200 || !pull) return answer;
  return { ...answer, body: asIssue(answer.body as Json, pull, state) };
}

/** Open and closed ones, in no order. */
export async function allIssues(repository: HostedRepository, state: State): Promise<Json[]> {
  const path = `/repos/${repository.fullName}`;
  const issues = await allPages<Json>(`${path}/issues`, state, { state: "all" });
  const pulls = (await allPages<Json>(`${path}/pulls`, state, { state: "all" })).flatMap((json) => {
    const pull = state.pulls.of(repository, Number(json.number));
    return pull ? [asIssue(json, pull, state)] : [];
  });
  return [...issues, ...pulls];
}
