// Which permission a call needs, as the pages of https://docs.github.com/rest say. Stricter than GitHub in
// one thing: there, anybody reads a public repository; here, a job reads of its own repository only what
// its `permissions:` list, so that a workflow says everything that it uses.

import type { Need } from "./permissions.ts";
import { type ApiRequest, repositoryOf, type State } from "./state.ts";

function needs(anyOf: string[], level: Need["level"]): () => Need {
  const need = { anyOf, level };
  return () => need;
}

export const reads = (...anyOf: string[]) => needs(anyOf, "read");
export const writes = (...anyOf: string[]) => needs(anyOf, "write");

/** A pull request is an issue, too: either permission will do for what the two have in common. */
function onIssue(level: Need["level"]) {
  return async (request: ApiRequest, state: State): Promise<Need> => {
    const number = await issueOf(request, state);
    const repository = repositoryOf(request, state);
    const pull = repository && state.pulls.of(repository, number);
    return { anyOf: pull ? ["issues", "pull-requests"] : ["issues"], level };
  };
}

export const readsIssue = onIssue("read");
export const writesIssue = onIssue("write");

/** The issue that the request is about: by its number, or by that of a comment on it. */
async function issueOf({ params }: ApiRequest, { emulator, accounts }: State): Promise<number> {
  const { owner = "", repo, number, comment } = params;
  if (comment === undefined) return Number(number);
  const path = `/repos/${owner}/${repo}/issues/comments/${comment}`;
  const { body } = await emulator.ask(accounts.named(owner), { method: "GET", path });
  const { issue_url } = body as { issue_url?: string };
  return Number(issue_url?.split("/").at(-1));
}
