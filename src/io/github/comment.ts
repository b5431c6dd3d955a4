// The one comment that is kept on a pull request: known by its marker and its author.

import type { Api } from "./api.ts";

export interface KeptComment {
  pullRequest: number;
  /** The first line of its text. */
  marker: string;
  /** The login that the token writes as, such as `github-actions[bot]`. */
  author: string;
  /** Begins with the marker. */
  body: string;
  /** Whether to write it where there is none yet. */
  create: boolean;
}

/** What came of it. */
export type Kept = "created" | "updated" | "unchanged" | "not needed";

/** May be repeated at any time: it reads what is there, and changes what differs. */
export async function keepComment({ octokit, repo }: Api, kept: KeptComment): Promise<Kept> {
  const { pullRequest, marker, author, body, create } = kept;
  const comments = await octokit.paginate(octokit.rest.issues.listComments, {
    ...repo,
    issue_number: pullRequest,
    per_page: 100,
  });
  const [first, ...others] = comments.filter(
    (it) => it.user?.login === author && it.body?.startsWith(marker),
  );
  // Two runs at once may both have written one.
  for (const { id } of others) await octokit.rest.issues.deleteComment({ ...repo, comment_id: id });
  if (!first) {
    if (!create) return "not needed";
    await octokit.rest.issues.createComment({ ...repo, issue_number: pullRequest, body });
    return "created";
  }
  if (first.body?.trimEnd() === body.trimEnd()) return "unchanged";
  await octokit.rest.issues.updateComment({ ...repo, comment_id: first.id, body });
  return "updated";
}
