// The commit status of a check: a ruleset can require it, and people read its one line.

import { groupProblems } from "../problem.ts";
import { counted } from "../text.ts";
import type { OtherFiles } from "./other-files.ts";
import type { Review } from "./review.ts";

/** The name that a ruleset requires. */
export const STATUS_CONTEXT = "coalitions";

export interface CommitStatus {
  /** `error`: the result is unknown. Where the status is required, anything but `success` blocks the merge. */
  state: "success" | "failure" | "error" | "pending";
  /** GitHub takes 140 characters at most. */
  description: string;
}

/** While the check runs: earlier results for the commit no longer count. */
export const BEGUN: CommitStatus = {
  state: "pending",
  description: "Checking. If this takes long, see the run",
};

export const UNREADABLE: CommitStatus = {
  state: "error",
  description: "The commit could not be fetched or read, so it was not checked",
};

export const BROKEN_OFF: CommitStatus = {
  state: "error",
  description: "The report stopped early. See why in its run, then run it again",
};

const UNCOMPARED: CommitStatus = {
  state: "error",
  description: "Nothing to compare with, so changes were not checked. See the run",
};

export interface StatusFacts {
  /** What else it changes besides definitions, if known. */
  others: OtherFiles | undefined;
  /** Whether it is a merge queue's group: nobody can decide there, and waiting would hold up all others. */
  isQueued: boolean;
}

export function statusOf(review: Review, { others, isQueued }: StatusFacts): CommitStatus {
  if (review.base === null) return UNCOMPARED;
  const errors = review.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { state: "failure", description: errorWords(errors, review) };
  if (review.coalitions.some(({ state }) => state === "gone" || state === "faulty")) {
    return UNREADABLE;
  }
  if (others === undefined || others.files.length > 0) return isQueued ? REFUSED : TO_DECIDE;
  return { state: "success", description: successWords(review) };
}

const TO_DECIDE: CommitStatus = {
  state: "pending",
  description: "A maintainer must decide: it changes files that can change this check",
};

const REFUSED: CommitStatus = {
  state: "failure",
  description:
    "It changes files that can change this check. A maintainer must merge it past the queue",
};

function errorWords(
  errors: Review["problems"],
  { problemsOmitted }: Pick<Review, "problemsOmitted">,
): string {
  const count = counted(groupProblems(errors).length, "error");
  const files = new Set(errors.map(({ file }) => file)).size;
  const least = problemsOmitted > 0 ? "At least " : "";
  return `${least}${count} in ${counted(files, "file")} must be fixed before merging`;
}

function successWords({ checked, problems }: Pick<Review, "checked" | "problems">): string {
  const warnings = groupProblems(problems.filter(({ severity }) => severity === "warning"));
  const of = `in ${counted(checked, "definition")}`;
  if (warnings.length === 0) return `No problems ${of}`;
  return `No errors ${of}, ${counted(warnings.length, "warning")} to check`;
}
