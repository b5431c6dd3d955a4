// The verdict on a pull request, in one sentence.

import { groupProblems } from "../../problem.ts";
import type { Review } from "../../review/review.ts";
import { counted } from "../../text.ts";

/** Names that a sentence lists before it counts the rest. */
const LISTED_NAMES = 3;

/** With a mark that is seen before it is read. */
export function reviewVerdict(review: Review): string {
  const { coalitions, problems, checked, base } = review;
  const errors = groupProblems(problems.filter(({ severity }) => severity === "error"));
  const urgent = coalitions.some((it) => it.urgent !== undefined) ? "Urgent. " : "";
  const nothing = base === null ? "Compared with nothing: " : "";
  if (errors.length > 0) return `❌ ${urgent}${nothing}${errorWords(errors)}`;
  if (base === null) {
    return `⚠️ ${urgent}Compared with nothing: ${counted(checked, "definition")} checked without an error, and whether a coalition changes is not known.${warningWords(review)}`;
  }
  const unclear = coalitions.filter(({ state }) => state === "gone" || state === "faulty");
  if (unclear.length > 0) {
    return `❌ ${urgent}The check found no error, but ${listedNames(unclear.map(({ name }) => name))} cannot be read: look at the run.`;
  }
  const changed = coalitions.filter(({ state }) => state === "changed");
  const breaking = changed.filter((it) => it.breaking).map(({ name }) => name);
  const aside = warningWords(review);
  if (breaking.length > 0) {
    return `⚠️ ${urgent}All clear, but it breaks integrators of ${listedNames(breaking)} until they act.${aside}`;
  }
  if (changed.length > 0) {
    return `✅ ${urgent}All clear: nothing that integrators compiled in breaks.${aside}`;
  }
  return `✅ All clear: ${counted(checked, "definition")} checked, and no coalition changes.${aside}`;
}

function errorWords(groups: readonly { file: string }[][]): string {
  const places = groups.flat();
  const files = new Set(places.map(({ file }) => file)).size;
  const where = places.length > groups.length ? `, in ${counted(places.length, "place")}` : "";
  const of = files > 1 ? ` of ${counted(files, "file")}` : "";
  return `${counted(groups.length, "error")}${where}${of}, to be mended before this can be merged.`;
}

function warningWords({ problems, labels }: Review): string {
  const warnings = groupProblems(problems.filter(({ severity }) => severity === "warning"));
  const authority = labels.includes("authority-change")
    ? " It changes who speaks for an operator."
    : "";
  return warnings.length > 0
    ? `${authority} Please look at ${counted(warnings.length, "warning")}.`
    : authority;
}

function listedNames(names: readonly string[]): string {
  const more = names.length - LISTED_NAMES;
  if (more > 0)
    return `${names.slice(0, LISTED_NAMES).join(", ")} and ${counted(more, "more coalition")}`;
  return names.length > 1
    ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`
    : (names[0] as string);
}
