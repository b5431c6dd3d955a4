// Where a report was made: the repository, the run, and the command to run the check locally.

import type { CommentContext } from "../../src/core/render/comment/context.ts";
import { readRunFacts } from "../../src/io/github/run-facts.ts";
import { commandHere, SOFTWARE } from "../../src/io/software-here.ts";

export function contextOf(
  head: string,
  { runUrl, baseBranch }: Pick<CommentContext, "runUrl" | "baseBranch">,
): CommentContext {
  const { repositoryUrl } = readRunFacts();
  const command = commandHere(process.env.GITHUB_WORKSPACE ?? ".");
  return { repositoryUrl, runUrl, head, baseBranch, software: SOFTWARE, command };
}
