// Suggestions in a pull request's diff that one click commits.

import type { Suggestion } from "../../core/review/suggestion.ts";
import { type Api, unless } from "./api.ts";

export interface KeptSuggestions {
  pullRequest: number;
  /** The head that the lines are of. */
  commit: string;
  marker: string;
  author: string;
  suggestions: readonly { suggestion: Suggestion; body: string }[];
}

/**
 * Writes what is missing, mends what differs, and removes what is settled. Gives how many lines are
 * not in the diff, where GitHub takes no suggestion.
 */
export async function keepSuggestions(
  { octokit, repo }: Api,
  kept: KeptSuggestions,
): Promise<number> {
  const { pullRequest, commit, marker, author } = kept;
  const pull = { ...repo, pull_number: pullRequest };
  const comments = await octokit.paginate(octokit.rest.pulls.listReviewComments, {
    ...pull,
    per_page: 100,
  });
  const ours = comments.filter((it) => it.user?.login === author && it.body.startsWith(marker));
  let outside = 0;
  for (const { suggestion, body } of kept.suggestions) {
    const { file: path, line } = suggestion;
    const at = ours.findIndex((it) => it.path === path && it.line === line);
    const [there] = at < 0 ? [] : ours.splice(at, 1);
    if (!there) {
      const place = { path, line, side: "RIGHT" as const, commit_id: commit };
      // A line that the diff does not show takes none.
      const made = await unless([422], () =>
        octokit.rest.pulls.createReviewComment({ ...pull, ...place, body }),
      );
      if (!made) outside++;
    } else if (there.body.trimEnd() !== body.trimEnd()) {
      await octokit.rest.pulls.updateReviewComment({ ...repo, comment_id: there.id, body });
    }
  }
  for (const { id } of ours) {
    await octokit.rest.pulls.deleteReviewComment({ ...repo, comment_id: id });
  }
  return outside;
}
