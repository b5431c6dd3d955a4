// The status that the check of a commit comes to: what a ruleset can require, and what a person reads in one line
// beside it.

import { groupProblems } from "../problem.ts";
import { counted } from "../text.ts";
import type { OtherFiles } from "./other-files.ts";
import type { Review } from "./review.ts";

/** Under this name a ruleset requires it. */
export const STATUS_CONTEXT = "coalitions";

export interface CommitStatus {
  /** `error`: nothing is known. All but `success` keep the commit from being merged where it is required. */
  state: "success" | "failure" | "error" | "pending";
  /** GitHub takes 140 characters at most. */
  description: string;
}

/** Until the check has ended: nothing that was known of the commit before counts any longer. */
export const BEGUN: CommitStatus = {
  state: "pending",
  description: "Being checked: see the run if this stays for long",
};

export const UNREADABLE: CommitStatus = {
  state: "error",
  description: "It could not be fetched or read, so nothing is known of it",
};

export const BROKEN_OFF: CommitStatus = {
  state: "error",
  description: "The report broke off: its run says why. Run it again",
};

const UNCOMPARED: CommitStatus = {
  state: "error",
  description: "Compared with nothing, so what it changes is not known: see the run",
};

export interface StatusFacts {
  /** What it changes beside definitions, where that is known. */
  others: OtherFiles | undefined;
  /** A group of a merge queue, where nobody can decide, and what waits holds up all others. */
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
  description: "A maintainer must decide: it changes files that can change what checks it",
};

const REFUSED: CommitStatus = {
  state: "failure",
  description:
    "It changes files that can change what checks it: a maintainer merges that past the queue",
};

function errorWords(
  errors: Review["problems"],
  { problemsOmitted }: Pick<Review, "problemsOmitted">,
): string {
  const count = counted(groupProblems(errors).length, "error");
  const files = new Set(errors.map(({ file }) => file)).size;
  const least = problemsOmitted > 0 ? "At least " : "";
  return `${least}${count} in ${counted(files, "file")}: to be fixed before this can be merged`;
}

function successWords({ checked, problems }: Pick<Review, "checked" | "problems">): string {
  const warnings = groupProblems(problems.filter(({ severity }) => severity === "warning"));
  const of = `in ${counted(checked, "definition")}`;
  if (warnings.length === 0) return `No problem ${of}`;
  return `No error ${of}, and ${counted(warnings.length, "warning")} to look at`;
}
