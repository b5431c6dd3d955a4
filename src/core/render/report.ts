// Problems as text for a terminal: one group for each mistake, with its fix.

import type { CheckResult } from "../check.ts";
import { groupProblems, hasOneFix, type Problem } from "../problem.ts";
import { counted, oneLine } from "../text.ts";

/** How to colour words; identity functions for output without colour. */
export type Paint = Record<"strong" | "bad" | "warn" | "good" | "faint", (text: string) => string>;

const same = (text: string) => text;
export const PLAIN: Paint = { strong: same, bad: same, warn: same, good: same, faint: same };

/** How many places of one mistake are listed; the rest is only counted. */
const LISTED_PLACES = 10;

export function renderReport({ checked, problems }: CheckResult, paint: Paint = PLAIN): string {
  const blocks = groupProblems(problems).map((group) => renderGroup(group, paint));
  return [...blocks, reportVerdict(checked, problems, paint)].join("\n\n");
}

function renderGroup(group: Problem[], paint: Paint): string {
  const [first] = group;
  if (!first) return "";
  const { severity, code, message, fix } = first;
  const colour =
    severity === "error" ? paint.bad : severity === "warning" ? paint.warn : paint.faint;
  const times = group.length > 1 ? paint.faint(` (one cause, ${group.length} places)`) : "";
  const one = hasOneFix(group);
  const fixOf = (fix: string | undefined) =>
    fix === undefined ? [] : [`  ${paint.good("fix:")} ${oneLine(fix)}`];
  const places = group.slice(0, LISTED_PLACES).flatMap((problem) => {
    const place = problemPlace(problem);
    const own = one ? [] : fixOf(problem.fix).map((line) => `  ${line}`);
    return place === "" ? own : [`  ${paint.strong(place)}`, ...own];
  });
  if (group.length > LISTED_PLACES)
    places.push(`  and ${group.length - LISTED_PLACES} more places`);
  return [
    `${colour(severity)} ${code}${times}`,
    ...places,
    `  ${oneLine(message)}`,
    ...(one ? fixOf(fix) : []),
  ].join("\n");
}

function problemPlace({ file, line, column, pointer }: Problem): string {
  if (file === "") return "";
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  return oneLine(pointer === "" ? place : `${place}  ${pointer}`);
}

function reportVerdict(checked: number, problems: Problem[], paint: Paint): string {
  const of = (severity: Problem["severity"]) =>
    problems.filter((problem) => problem.severity === severity).length;
  const [errors, warnings, hints] = [of("error"), of("warning"), of("hint")];
  const found = [
    errors > 0 ? counted(errors, "error") : "",
    warnings > 0 ? counted(warnings, "warning") : "",
    hints > 0 ? counted(hints, "hint") : "",
  ].filter((text) => text !== "");
  const verdict = `${counted(checked, "definition")} checked: ${found.join(", ") || "no problem"}`;
  return errors > 0 ? paint.bad(verdict) : paint.good(verdict);
}
