// A message about a commit with an impossible date: which commit, its date, the limit, and how to fix it.

import type { MisdatedCommit } from "../history/commit-dates.ts";
import { type Problem, problemAt } from "../problem.ts";
import { oneLine } from "../text.ts";

/** "Commit 0535a0a75ffe "Add b.mainnet" is dated 2100-01-01T00:00:00Z, and the clock says 2026-01-07T09:00:00Z." */
function describeMisdated({ commit, at, subject, is, than }: MisdatedCommit): string {
  const name = `Commit ${commit.slice(0, 12)} "${oneLine(subject)}"`;
  return is === "ahead"
    ? `${name} is dated ${at}, more than a day ahead of the clock (${than}).`
    : `${name} is dated ${at}, more than a day before its parent (${than}).`;
}

/** A command that gives this commit and all later ones the current time. */
const redating = ({ commit }: MisdatedCommit) =>
  `git rebase --reset-author-date ${commit.slice(0, 12)}^`;

export function misdatedProblem(misdated: MisdatedCommit): Problem {
  return problemAt("", {
    code: "commit-date",
    pointer: "",
    message: `${describeMisdated(misdated)} Entries of the change channel take their time from commits and keep it.`,
    fix: `Correct the clock of the machine that made the commit, then give the commit the current time: ${redating(misdated)}`,
  });
}

/** Why nothing is published. */
export function renderMisdated(commits: readonly [MisdatedCommit, ...MisdatedCommit[]]): string {
  const [oldest] = commits;
  return [
    "Not published: the date of a commit is impossible, and a published entry keeps its date permanently.",
    ...commits.map(describeMisdated),
    `Correct the clock of the machine that made it. Nothing is published yet, so you can still redate it: ${redating(oldest)} && git push --force-with-lease. If this machine's clock is wrong, correct that instead.`,
  ].join("\n\n");
}
