// Comments on lines of a pull request: https://docs.github.com/rest/pulls/comments. GitHub accepts a line in the diff, and
// moves the comment with its line.

import type { Account } from "./accounts.ts";
import { invalid } from "./answer.ts";
import { readDiff } from "./diff.ts";
import type { Pull } from "./pulls.ts";

export interface ReviewComment {
  id: number;
  pull: Pull;
  author: Account;
  body: string;
  path: string;
  /** The commit it was written on. */
  commit: string;
  /** The line in the changed file. */
  line: number;
}

export class ReviewComments {
  readonly #comments: ReviewComment[] = [];
  #last = 2_000_000;

  add(comment: Omit<ReviewComment, "id">): ReviewComment {
    const added = { ...comment, id: ++this.#last };
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

/** Throws if GitHub would refuse a comment on the line. */
export async function refuseLine(
  pull: Pull,
  { path, commit, line }: Pick<ReviewComment, "path" | "commit" | "line">,
): Promise<void> {
  const { base } = pull;
  const from = await base.mergeBase(pull.baseSha, pull.headSha);
  const commits = await base.git("rev-list", `${from}..${pull.headSha}`);
  if (!commits.split("\n").includes(commit)) throw invalid("commit_id", "custom");
  const files = await readDiff(base.folder, from, commit);
  const file = files.find(({ filename }) => filename === path);
  if (!file) throw invalid("pull_request_review_thread.path", "invalid");
  if (file.lines.has(line)) return;
  const field = "pull_request_review_thread.line";
  throw invalid(field, "custom", `${field} must be part of the diff`);
}

/** Where the comment's line is now; null if it has changed since, so the comment is outdated. */
export async function presentLine({ pull, commit, path, line }: ReviewComment) {
  if (commit === pull.headSha) return line;
  const args = ["diff", "--no-ext-diff", "--unified=0", commit, pull.headSha, "--", path];
  const patch = await pull.base.git(...args);
  let moved = line;
  for (const [, start = "", cut = "1", put = "1"] of patch.matchAll(
    /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/gm,
  )) {
    const [first, removed, added] = [Number(start), Number(cut), Number(put)];
    if (line >= first && line < first + removed) return null;
    // A hunk that removes nothing comes after its line.
    if (line > first) moved += added - removed;
  }
  return moved;
}
