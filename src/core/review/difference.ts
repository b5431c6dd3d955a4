// Compares the pull request's own check with the one that ran none of its code.

import { hasErrors, type ReportedProblem } from "../problem.ts";
import type { CheckResultFile } from "./check-result.ts";

/** The result of the check in the pull request's own run, or why it has none; and how the run ended. */
export interface OwnCheck {
  result?: CheckResultFile;
  reason?: string;
  /** "success", "failure", "skipped"… */
  conclusion: string;
}

/** How the two checks differ. */
export interface Difference {
  /** Why it has no readable result. */
  reason?: string | undefined;
  /** Found here, but not reported there. */
  unreported: readonly ReportedProblem[];
  /** Reported there, but not found here. */
  unfounded: readonly ReportedProblem[];
  /** Whether the run counts as passed although there are errors. */
  isGreen: boolean;
  /** The different commit that it compared with; null for none. */
  base?: string | null;
}

/** Undefined if both agree. */
export function differenceFrom(
  found: Pick<CheckResultFile, "base" | "problems">,
  { result, reason, conclusion }: OwnCheck,
): Difference | undefined {
  const unreported = result ? without(found.problems, result.problems) : [];
  const unfounded = result ? without(result.problems, found.problems) : [];
  const isGreen = PASSES.includes(conclusion) && hasErrors(found.problems);
  if (result && unreported.length + unfounded.length === 0 && !isGreen) return undefined;
  const isOfOther = result !== undefined && result.base !== found.base;
  return { reason, unreported, unfounded, isGreen, ...(isOfOther ? { base: result.base } : {}) };
}

/** GitHub counts a skipped required check as passed. */
const PASSES = ["success", "skipped", "neutral"];

/** The problems of `some` that `others` lacks, counting repeats: by code, severity and place. */
function without(
  some: readonly ReportedProblem[],
  others: readonly ReportedProblem[],
): ReportedProblem[] {
  const left = new Map<string, number>();
  for (const it of others) left.set(keyOf(it), (left.get(keyOf(it)) ?? 0) + 1);
  return some.filter((it) => {
    const count = left.get(keyOf(it)) ?? 0;
    left.set(keyOf(it), count - 1);
    return count <= 0;
  });
}

function keyOf({ code, severity, file, line, column }: ReportedProblem): string {
  return JSON.stringify([code, severity, file, line, column]);
}
