// Comments on lines of a pull request: https://docs.github.com/rest/pulls/comments. The emulator takes any
// line; GitHub only one that the diff shows, and moves the comment along with its line.

import type { Account } from "./accounts.ts";
import { type Answer, type FieldError, validationFailed } from "./answer.ts";
import { type ChangedFile, type Hunk, readDiff, type Side } from "./diff.ts";
import type { Pull } from "./pulls.ts";

export interface ReviewComment {
  id: number;
  pull: Pull;
  author: Account;
  body: string;
  path: string;
  /** The commit that it was written on. */
  commit: string;
  line: number;
  side: Side;
  startLine: number | undefined;
  startSide: Side | undefined;
  diffHunk: string;
  createdAt: string;
  updatedAt: string;
}

export class ReviewComments {
  readonly #comments: ReviewComment[] = [];
  #last = 2_000_000;

  add(comment: Omit<ReviewComment, "id" | "createdAt" | "updatedAt">): ReviewComment {
    const now = new Date().toISOString();
    const added = { ...comment, id: ++this.#last, createdAt: now, updatedAt: now };
    this.#comments.push(added);
    return added;
  }

  of(pull: Pull): ReviewComment[] {
    return this.#comments.filter((comment) => comment.pull === pull);
  }

  withId(id: number): ReviewComment | undefined {
    return this.#comments.find((comment) => comment.id === id);
  }

  remove(comment: ReviewComment): void {
    this.#comments.splice(this.#comments.indexOf(comment), 1);
  }
}

export type Place = Pick<
  ReviewComment,
  "path" | "commit" | "line" | "side" | "startLine" | "startSide"
>;

function field(name: string, message?: string): FieldError {
  const resource = "PullRequestReviewComment";
  const at = `pull_request_review_thread.${name}`;
  if (message === undefined) return { resource, code: "invalid", field: at };
  return { resource, code: "custom", field: at, message: `${at} ${message}` };
}

/** The hunk that the comment hangs on, or why there is none, in GitHub's words. */
export async function findHunk(pull: Pull, place: Place): Promise<Hunk | Answer> {
  const { base } = pull;
  const from = await base.mergeBase(pull.baseSha, pull.headSha);
  const commits = await base.git("rev-list", `${from}..${pull.headSha}`);
  if (!commits.split("\n").includes(place.commit)) {
    const message = "commit_id is not part of the pull request";
    const resource = "PullRequestReviewComment";
    return validationFailed({ resource, code: "custom", field: "commit_id", message });
  }
  const files = await readDiff(base.folder, from, place.commit);
  const file = files.find(({ filename }) => filename === place.path);
  return file ? hunkIn(file, place) : validationFailed(field("path"));
}

function hunkIn(file: ChangedFile, place: Place): Hunk | Answer {
  const { line, side, startLine, startSide } = place;
  const hunk = file.hunks.find(({ lines }) => lines[side].has(line));
  const missing: FieldError = {
    resource: "PullRequestReviewComment",
    code: "missing_field",
    field: "pull_request_review_thread.diff_hunk",
  };
  if (!hunk) return validationFailed(field("line", "must be part of the diff"), missing);
  if (startLine === undefined) return hunk;
  if (startLine >= line) return validationFailed(field("start_line", "must precede the end line."));
  if (hunk.lines[startSide ?? side].has(startLine)) return hunk;
  return validationFailed(field("start_line", "must be part of the same hunk as the line."));
}

/** Where the comment's line is now; null when it was changed since, and the comment is outdated. */
export async function presentLine(comment: ReviewComment): Promise<number | null> {
  const { pull, commit, path, line, side } = comment;
  if (commit === pull.headSha) return line;
  const before = await blobAt(comment, commit);
  if (before === (await blobAt(comment, pull.headSha))) return line;
  if (side === "LEFT" || before === undefined) return null;
  const args = ["diff", "--no-ext-diff", "--unified=0", commit, pull.headSha, "--", path];
  const patch = await pull.base.git(...args);
  let moved = line;
  for (const [, start = "", cut = "1", put = "1"] of patch.matchAll(
    /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/gm,
  )) {
    const [first, removed, added] = [Number(start), Number(cut), Number(put)];
    if (line >= first && line < first + removed) return null;
    // A hunk that removes nothing stands behind its line.
    if (line > first) moved += added - removed;
  }
  return moved;
}

function blobAt({ pull, path }: ReviewComment, commit: string): Promise<string | undefined> {
  return pull.base
    .git("rev-parse", "--verify", "--quiet", `${commit}:${path}`)
    .catch(() => undefined);
}
