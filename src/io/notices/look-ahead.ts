// Asks GitHub at once for everything else that a run will need.

import { dueIn } from "../../core/notice/cutover.ts";
import type { Judgement } from "../../core/notice/judge.ts";
import { isAffected } from "../../core/notice/notice-effect.ts";
import { cutoverBranch, noticeBranch } from "../../core/notice/proposal-names.ts";
import type { Operator } from "../../core/registry/definition.ts";
import { pullsOfBranches } from "../github/pulls.ts";
import { steadily } from "../github/steadily.ts";
import { learnAccounts } from "./accounts.ts";
import type { NoticeRun } from "./notice-run.ts";

/** `judged`: the notices to handle. */
export async function lookAhead(
  noticeRun: NoticeRun,
  judged: readonly Judgement[],
  coalitions: "all" | "those of the notices",
): Promise<void> {
  const { api, by, known } = noticeRun;
  const due = by.registry.definitions.filter(({ definition: it }) => dueIn(it, by.now).length > 0);
  const carriedOut = coalitions === "all" ? due : [];
  const wanted = new Set([
    ...judged.flatMap(branchesOf),
    ...carriedOut.map(({ definition }) => cutoverBranch(definition.name)),
  ]);
  // Pull requests of existing branches are known; a deleted branch may have had some.
  const gone = [...wanted].filter((branch) => !known.has(branch));
  const pulls = await steadily("find the pull requests of notices", "pull-requests: write", () =>
    pullsOfBranches(api, gone),
  );
  for (const [branch, found] of pulls) known.set(branch, { tip: undefined, pulls: found });
  await learnAccounts(noticeRun, [
    ...judged.flatMap(operatorsOf),
    ...carriedOut.map(({ definition }) => definition.operator),
  ]);
}

function branchesOf({ number, steps, effects }: Judgement): string[] {
  const others = effects.filter(({ stage }) => stage === "due" || stage === "blocked");
  return [
    ...[...steps, ...others].map(({ coalition }) => noticeBranch(number, coalition)),
    ...others.map(({ coalition }) => cutoverBranch(coalition)),
  ];
}

/** Everyone whom the comment on a notice may mention. */
export function operatorsOf({ authority, effects, steps }: Judgement): Operator[] {
  return [
    ...steps.map(({ operator }) => operator),
    ...effects.filter(isAffected).map(({ operator }) => operator),
    ...effects.flatMap(({ following }) => following.map(({ operator }) => operator)),
    ...authority.filter(({ isAuthorized }) => !isAuthorized).map(({ operator }) => operator),
  ];
}
