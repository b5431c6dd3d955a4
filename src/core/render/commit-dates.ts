// A commit whose date cannot be right, in words: which, what it says, what it is held to, and how to fix it.

import type { MisdatedCommit } from "../history/commit-dates.ts";
import { type Problem, problemAt } from "../problem.ts";
import { oneLine } from "../text.ts";

/** "Commit 0535a0a75ffe "Add b.mainnet" is dated 2100-01-01T00:00:00Z, and the clock says 2026-01-07T09:00:00Z." */
function misdatedInWords({ commit, at, subject, is, than }: MisdatedCommit): string {
  const name = `Commit ${commit.slice(0, 12)} "${oneLine(subject)}"`;
  return is === "ahead"
    ? `${name} is dated ${at}, more than a day ahead of the clock, which says ${than}.`
    : `${name} is dated ${at}, more than a day before the commit that it follows, of ${than}.`;
}

/** Gives every commit from this one on the present time. */
const redating = ({ commit }: MisdatedCommit) =>
  `git rebase --reset-author-date ${commit.slice(0, 12)}^`;

export function misdatedProblem(misdated: MisdatedCommit): Problem {
  return problemAt("", {
    code: "commit-date",
    pointer: "",
    message: `${misdatedInWords(misdated)} Entries of the change channel take their time from commits, and keep it.`,
    fix: `Set the clock of the machine where it was made, then give it the present time: ${redating(misdated)}`,
  });
}

/** Why nothing is published. */
export function renderMisdated(commits: readonly [MisdatedCommit, ...MisdatedCommit[]]): string {
  const [oldest] = commits;
  return [
    "Not published: the date of a commit cannot be right, and what is published keeps it for ever.",
    ...commits.map(misdatedInWords),
    `Set the clock of the machine where it was made. Nothing of it is published yet, so that it can be made again with the present time: ${redating(oldest)} && git push --force-with-lease. If it is this machine's clock that is wrong, set that.`,
  ].join("\n\n");
}
