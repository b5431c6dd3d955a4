// The verdict on a pull request, in one sentence.

import { mustAct } from "../../changes/change.ts";
import { groupProblems } from "../../problem.ts";
import type { CoalitionReview, Review } from "../../review/review.ts";
import { counted, listed } from "../../text.ts";

/** Starts with a mark that can be seen at a glance. */
export function reviewVerdict(review: Review): string {
  const { coalitions, problems, checked, base } = review;
  const errors = groupProblems(problems.filter(({ severity }) => severity === "error"));
  const urgent = coalitions.some((it) => it.urgent !== undefined) ? "Urgent. " : "";
  const nothing = base === null ? "Nothing to compare with: " : "";
  if (errors.length > 0) return `❌ ${urgent}${nothing}${errorWords(errors)}`;
  if (base === null) {
    return `⚠️ ${urgent}${nothing}no errors in ${counted(checked, "definition")}, but changes were not checked.${warningWords(review)}`;
  }
  const unclear = coalitions.filter(({ state }) => state === "gone" || state === "faulty");
  if (unclear.length > 0) {
    return `❌ ${urgent}No errors found, but ${listed(unclear.map(({ name }) => name))} cannot be read. See the run.`;
  }
  const changed = coalitions.filter(({ state }) => state === "changed");
  const affecting = changed.filter(mustAct);
  const aside = warningWords(review);
  if (affecting.length > 0) {
    const names = affecting.map(({ name }) => name);
    const what = affecting.every(hasNewFingerprint) ? "recompile" : "act";
    const breaking = affecting.some((it) => it.breaking) ? "breaking: " : "";
    return `⚠️ ${urgent}Valid, but ${breaking}integrators of ${listed(names)} must ${what}.${aside}`;
  }
  if (changed.length > 0) {
    return `✅ ${urgent}Valid: nothing breaks for integrators.${aside}`;
  }
  return `✅ Valid: ${counted(checked, "definition")} checked, no coalition changed.${aside}`;
}

function hasNewFingerprint({ before, after }: CoalitionReview): boolean {
  return before?.fingerprint !== after?.fingerprint;
}

function errorWords(groups: readonly { file: string }[][]): string {
  const places = groups.flat();
  const files = new Set(places.map(({ file }) => file)).size;
  const where = places.length > groups.length ? ` in ${counted(places.length, "place")}` : "";
  const preposition = where === "" ? "in" : "across";
  const of = files > 1 ? ` ${preposition} ${counted(files, "file")}` : "";
  return `${counted(groups.length, "error")}${where}${of} must be fixed before merging.`;
}

function warningWords({ problems, labels }: Review): string {
  const warnings = groupProblems(problems.filter(({ severity }) => severity === "warning"));
  const authority = labels.includes("authority-change")
    ? " This pull request changes the accounts authorised for an operator."
    : "";
  return warnings.length > 0
    ? `${authority} Check ${counted(warnings.length, "warning")} before you merge.`
    : authority;
}
