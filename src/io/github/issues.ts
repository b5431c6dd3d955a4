// Reads a repository's issues by number, and closes them.

import { type Api, unless } from "./api.ts";
import { ask } from "./graphql.ts";
import { ISSUE_FIELDS, type Issue, type IssueNode, issueOf } from "./issue.ts";

/** Issues in one request. */
const AT_ONCE = 25;

/** Leaves out pull requests, and issues that were deleted or transferred. */
export async function readIssues(api: Api, numbers: readonly number[]): Promise<Issue[]> {
  const found: Issue[] = [];
  for (let start = 0; start < numbers.length; start += AT_ONCE) {
    const some = numbers.slice(start, start + AT_ONCE);
    const fields = some.map((it) => `i${it}: issue(number: ${it}) { ${ISSUE_FIELDS} }`);
    const query = `query ($owner: String!, $repo: String!) {
      repository(owner: $owner, name: $repo) { ${fields.join("\n")} }
    }`;
    type Answer = { repository: Record<string, IssueNode | null> };
    const { repository } = await ask<Answer>(api, query, api.repo, { lacking: true });
    found.push(...Object.values(repository).flatMap((it) => (it ? [issueOf(it)] : [])));
  }
  return found;
}

/** Who set a label that the issue has, and when; undefined if GitHub does not say. */
export function whoLabelled(
  { labelled }: Issue,
  label: string,
): { login: string; at: string } | undefined {
  const last = labelled.findLast((it) => it.label.toLowerCase() === label.toLowerCase());
  return last?.isSet && last.actor !== undefined ? { login: last.actor, at: last.at } : undefined;
}

export async function closeIssue({ octokit, repo }: Api, issue_number: number): Promise<void> {
  await octokit.rest.issues.update({
    ...repo,
    issue_number,
    state: "closed",
    state_reason: "completed",
  });
}

/** Whether an account has write access to the repository. */
export async function mayWrite({ octokit, repo }: Api, username: string): Promise<boolean> {
  const found = await unless([404], () =>
    octokit.rest.repos.getCollaboratorPermissionLevel({ ...repo, username }),
  );
  return found?.data.permission === "admin" || found?.data.permission === "write";
}
