// The one comment that is kept on a pull request or an issue: known by its marker and its author.

import type { Api } from "./api.ts";

/** Whoever writes on GitHub. */
export interface Writer {
  api: Api;
  /** The login that the token writes as, such as `github-actions[bot]`. */
  author: string;
  /** The run that found what is written: what a newer one has written stays. */
  run: RunOrder;
}

export interface KeptComment {
  /** Of the pull request or issue. */
  number: number;
  /** Its first line is the marker by which it is known. */
  comment: string;
  /** Whether to write it where there is none yet; true where nothing is said. */
  create?: boolean;
  /** What it said when it was looked at; where that is what it should say, nothing is read or written. */
  seen?: string | undefined;
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

/** A run that finds the same is no reason to write it again. An edit in a browser has other line ends. */
function withoutRun(body: string): string {
  const lines = body.replace(/\r\n?/g, "\n").replace(/^<!-- run \d+\.\d+ -->\n/m, "");
  return lines.trimEnd();
}

/** Where the kept comment is, what it says now, and since when; undefined where there is none. */
export async function readKeptComment(
  writer: Writer,
  number: number,
  marker: string,
): Promise<{ id: number; body: string; since: string } | undefined> {
  const [first] = await ownComments(writer, number, marker);
  return first && { id: first.id, body: first.body ?? "", since: first.updated_at };
}

/** All that bear the marker and are of the author. */
async function ownComments({ api, author }: Writer, issue_number: number, marker: string) {
  const { octokit, repo } = api;
  const comments = await octokit.paginate(octokit.rest.issues.listComments, {
    ...repo,
    issue_number,
    per_page: 100,
  });
  return comments.filter((it) => it.user?.login === author && it.body?.startsWith(marker));
}

/** May be repeated at any time: it reads what is there, and changes what differs. */
export async function keepComment(
  writer: Writer,
  { number, comment, create = true, seen }: KeptComment,
): Promise<Kept> {
  if (seen !== undefined && withoutRun(seen) === comment.trimEnd()) return "unchanged";
  const { octokit, repo } = writer.api;
  const { run } = writer;
  const [marker = ""] = comment.split("\n", 1);
  const body = comment.replace(marker, `${marker}\n<!-- run ${run.id}.${run.attempt} -->`);
  const [first, ...others] = await ownComments(writer, number, marker);
  // Two runs at once may both have written one.
  for (const { id } of others) await octokit.rest.issues.deleteComment({ ...repo, comment_id: id });
  if (!first) {
    if (!create) return "not needed";
    await octokit.rest.issues.createComment({ ...repo, issue_number: number, body });
    return "created";
  }
  // Whatever stood there when this run looked, this run knows better, whichever clock is behind.
  const isKnown = seen !== undefined && first.body?.trimEnd() === seen.trimEnd();
  if (!isKnown && isOlder(run, first.body ?? "")) return "unchanged";
  if (first.body?.trimEnd() === body.trimEnd()) return "unchanged";
  await octokit.rest.issues.updateComment({ ...repo, comment_id: first.id, body });
  return "updated";
}
