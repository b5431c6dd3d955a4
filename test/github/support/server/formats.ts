// Accounts, issues, comments and pull requests in the form of GitHub's API, with the fields that are read here.

import type { Comment, Issue } from "./conversations.ts";
import type { HostedRepository } from "./hosted-repository.ts";
import type { Pull } from "./pulls.ts";
import type { State } from "./state.ts";

export function formatRepository({ id, name, fullName, owner, defaultBranch }: HostedRepository) {
  return { id, name, full_name: fullName, owner: { login: owner }, default_branch: defaultBranch };
}

export function formatIssue(issue: Issue, repository: HostedRepository, state: State) {
  const { number, title, body, createdAt, open, reason, labels, author } = issue;
  const isPull = state.pulls.of(repository, number) !== undefined;
  const { api, web } = state.addresses;
  return {
    ...{ number, title, body, state: open ? "open" : "closed", state_reason: reason, labels },
    user: state.accounts.shown(author),
    created_at: createdAt,
    repository_url: `${api}/repos/${repository.fullName}`,
    html_url: `${web}/${repository.fullName}/${isPull ? "pull" : "issues"}/${number}`,
    ...(isPull ? { pull_request: {} } : {}),
  };
}

export function formatComment({ id, author, body, updatedAt }: Comment, { accounts }: State) {
  return { id, body, user: accounts.shown(author), updated_at: updatedAt };
}

export function formatPull(pull: Pull, state: State) {
  const { pull_request: _, ...fields } = formatIssue(pull.issue, pull.base, state);
  const side = (repository: HostedRepository, ref: string, sha: string) => ({
    ...{ ref, sha, repo: formatRepository(repository) },
  });
  return {
    ...fields,
    merged_at: pull.mergedAt ?? null,
    merge_commit_sha: pull.mergedCommits.at(-1) ?? pull.mergeSha ?? null,
    head: side(pull.head, pull.headBranch, pull.headSha),
    base: side(pull.base, pull.baseBranch, pull.baseSha),
  };
}
