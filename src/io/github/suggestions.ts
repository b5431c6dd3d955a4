// Keeps suggestions in a pull request's diff, which one click commits.

import { renderSuggestion, SUGGESTION_MARKER } from "../../core/render/comment/comment.ts";
import type { Suggestion } from "../../core/review/suggestion.ts";
import { unless } from "./api.ts";
import type { Writer } from "./comment.ts";

/**
 * Creates missing suggestions, updates changed ones and removes settled ones. `commit` is the head whose lines they
 * refer to. Returns how many lines are outside the diff, where GitHub accepts no suggestion.
 */
export async function keepSuggestions(
  { api, author }: Pick<Writer, "api" | "author">,
  pullRequest: number,
  commit: string,
  suggestions: readonly Suggestion[],
): Promise<number> {
  const { octokit, repo } = api;
  const pull = { ...repo, pull_number: pullRequest };
  const comments = await octokit.paginate(octokit.rest.pulls.listReviewComments, {
    ...pull,
    per_page: 100,
  });
  const ours = comments.filter(
    (it) => it.user?.login === author && it.body.startsWith(SUGGESTION_MARKER),
  );
  let outside = 0;
  for (const suggestion of suggestions) {
    const { file: path, line } = suggestion;
    const body = renderSuggestion(suggestion);
    const at = ours.findIndex((it) => it.path === path && it.line === line);
    const [there] = at < 0 ? [] : ours.splice(at, 1);
    if (!there) {
      const place = { path, line, side: "RIGHT" as const, commit_id: commit };
      // GitHub accepts no suggestion outside the diff.
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
