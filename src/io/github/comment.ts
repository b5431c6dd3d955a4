// The one comment that is kept on a pull request or an issue: known by its marker and its author.

import type { Api } from "./api.ts";

export interface KeptComment {
  /** Of the pull request or issue. */
  number: number;
  /** The first line of its text. */
  marker: string;
  /** The login that the token writes as, such as `github-actions[bot]`. */
  author: string;
  /** Begins with the marker. */
  comment: string;
  /** The run that found what it says: what a newer one has said stays. */
  run: RunOrder;
  /** Whether to write it where there is none yet. */
  create: boolean;
}

/** Runs of one workflow, in the order in which GitHub numbers them. */
export interface RunOrder {
  id: number;
  attempt: number;
}

/** What came of it. */
export type Kept = "created" | "updated" | "unchanged" | "not needed";

/** Whether the comment is of a newer run. */
function isOlder({ id, attempt }: RunOrder, body: string): boolean {
  const [, theirId, theirAttempt] = /^<!-- run (\d+)\.(\d+) -->$/m.exec(body) ?? [];
  if (theirId === undefined) return false;
  return Number(theirId) > id || (Number(theirId) === id && Number(theirAttempt) > attempt);
}

type Which = Pick<KeptComment, "number" | "marker" | "author">;

/** What the kept comment says now, and since when; undefined where there is none. */
export async function readKeptComment(
  api: Api,
  which: Which,
): Promise<{ body: string; since: string } | undefined> {
  const [first] = await ownComments(api, which);
  return first && { body: first.body ?? "", since: first.updated_at };
}

/** All that bear the marker and are of the author. */
async function ownComments({ octokit, repo }: Api, { number, marker, author }: Which) {
  const comments = await octokit.paginate(octokit.rest.issues.listComments, {
    ...repo,
    issue_number: number,
    per_page: 100,
  });
  return comments.filter((it) => it.user?.login === author && it.body?.startsWith(marker));
}

/** May be repeated at any time: it reads what is there, and changes what differs. */
export async function keepComment(api: Api, kept: KeptComment): Promise<Kept> {
  const { octokit, repo } = api;
  const { number, marker, run, create } = kept;
  const body = kept.comment.replace(marker, `${marker}\n<!-- run ${run.id}.${run.attempt} -->`);
  const [first, ...others] = await ownComments(api, kept);
  // Two runs at once may both have written one.
  for (const { id } of others) await octokit.rest.issues.deleteComment({ ...repo, comment_id: id });
  if (!first) {
    if (!create) return "not needed";
    await octokit.rest.issues.createComment({ ...repo, issue_number: number, body });
    return "created";
  }
  if (isOlder(run, first.body ?? "") || first.body?.trimEnd() === body.trimEnd())
    return "unchanged";
  await octokit.rest.issues.updateComment({ ...repo, comment_id: first.id, body });
  return "updated";
}
