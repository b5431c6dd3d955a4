// Keeps one comment on a pull request or issue up to date. Its marker and its author identify it.

import type { Api } from "./api.ts";

/** The account that writes on GitHub. */
export interface Writer {
  api: Api;
  /** The login that the token writes as, such as `github-actions[bot]`. */
  author: string;
  /** The run whose result is written. A newer run's comment stays. */
  run: RunOrder;
}

export interface KeptComment {
  /** The number of the pull request or issue. */
  number: number;
  /** Its first line is the marker that identifies it. */
  comment: string;
  /** Whether to create it if there is none yet; true by default. */
  create?: boolean;
  /** The comment's text when it was last read. If that is already the wanted text, nothing is read or written. */
  seen?: string | undefined;
}

/** Runs of one workflow, in the order in which GitHub numbers them. */
export interface RunOrder {
  id: number;
  attempt: number;
}

/** The result. */
export type Kept = "created" | "updated" | "unchanged" | "not needed";

/** Whether a newer run than this one wrote the comment. */
function isOlder({ id, attempt }: RunOrder, body: string): boolean {
  const [, theirId, theirAttempt] = /^<!-- run (\d+)\.(\d+) -->$/m.exec(body) ?? [];
  if (theirId === undefined) return false;
  return Number(theirId) > id || (Number(theirId) === id && Number(theirAttempt) > attempt);
}

/** The text without the run's number: a run with the same result does not rewrite it. A browser edits with CRLF. */
function withoutRun(body: string): string {
  const lines = body.replace(/\r\n?/g, "\n").replace(/^<!-- run \d+\.\d+ -->\n/m, "");
  return lines.trimEnd();
}

/** The kept comment, its text, and when it last changed; undefined if there is none. */
export async function readKeptComment(
  writer: Writer,
  number: number,
  marker: string,
): Promise<{ id: number; body: string; since: string } | undefined> {
  const [first] = await ownComments(writer, number, marker);
  return first && { id: first.id, body: first.body ?? "", since: first.updated_at };
}

async function ownComments({ api, author }: Writer, issue_number: number, marker: string) {
  const { octokit, repo } = api;
  const comments = await octokit.paginate(octokit.rest.issues.listComments, {
    ...repo,
    issue_number,
    per_page: 100,
  });
  return comments.filter((it) => it.user?.login === author && it.body?.startsWith(marker));
}

/** Safe to repeat: it reads what is there and changes only what differs. */
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
  // Two runs at the same time may each have created one.
  for (const { id } of others) await octokit.rest.issues.deleteComment({ ...repo, comment_id: id });
  if (!first) {
    if (!create) return "not needed";
    await octokit.rest.issues.createComment({ ...repo, issue_number: number, body });
    return "created";
  }
  // This run has read the existing text, so its result is newer, even if a clock is behind.
  const isKnown = seen !== undefined && first.body?.trimEnd() === seen.trimEnd();
  if (!isKnown && isOlder(run, first.body ?? "")) return "unchanged";
  if (first.body?.trimEnd() === body.trimEnd()) return "unchanged";
  await octokit.rest.issues.updateComment({ ...repo, comment_id: first.id, body });
  return "updated";
}
