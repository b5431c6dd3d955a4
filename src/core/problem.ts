// A Problem: one mistake in a definition: where it is, why it is wrong, and how to fix it.

import { groupBy } from "./group-by.ts";
import { PROBLEM_CODES, type ProblemCode, type Severity } from "./problem-codes.ts";
import { compareText } from "./text.ts";

export type { ProblemCode, Severity } from "./problem-codes.ts";
export { compareText } from "./text.ts";

export interface Problem {
  code: ProblemCode;
  severity: Severity;
  /** The file's path as given, with forward slashes; empty if no file is concerned. */
  file: string;
  /** RFC 6901 pointer into the file; empty for the whole file. */
  pointer: string;
  /** 1-based; 0 if no place in a file is concerned. */
  line: number;
  /** 1-based, in UTF-16 code units, as editors count. */
  column: number;
  message: string;
  /** What to do. If it is one line to paste, only that line follows the last colon. */
  fix?: string;
  /** Problems with the same code and cause are one mistake in several places. */
  cause?: string;
}

/** A problem read from a file: this version may not know its code. */
export interface ReportedProblem extends Omit<Problem, "code"> {
  code: string;
}

/** A place in a file. */
export interface Place {
  line: number;
  column: number;
}

/** What a rule finds; `source/` adds the place. */
export interface Finding {
  code: ProblemCode;
  pointer: string;
  message: string;
  fix?: string;
  cause?: string;
  /** The pointer of another problem that this one explains: a property that is misspelt here is missing there. */
  explains?: string;
}

/** A finding at an offset of a text. */
export interface PlacedFinding {
  finding: Finding;
  offset: number;
}

/** A finding at its place in a file; without a place, in the file as a whole. */
export function problemAt(
  file: string,
  finding: Finding,
  place: Place = { line: 0, column: 0 },
): Problem {
  const { code, pointer, message, fix, cause } = finding;
  const [severity] = PROBLEM_CODES[code];
  return {
    code,
    severity,
    file,
    pointer,
    ...place,
    message,
    ...(fix === undefined ? {} : { fix }),
    ...(cause === undefined ? {} : { cause }),
  };
}

const SEVERITIES: Severity[] = ["error", "warning", "hint"];

/** By severity, then file, line, column, code: the order in which people fix them. */
export function sortProblems<P extends ReportedProblem>(problems: readonly P[]): P[] {
  return [...problems].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

/**
 * Sorted problems, one group for each mistake: the same code, and the same cause or message.
 * The fixes of a group may differ from place to place.
 */
export function groupProblems<P extends ReportedProblem>(problems: readonly P[]): P[][] {
  const byCause = groupBy(
    sortProblems(problems),
    ({ code, cause, message }) => `${code}\n${cause === undefined ? message : `cause: ${cause}`}`,
  );
  // A habit, such as writing ids with 0x, is one mistake, however many ids it affects.
  const byWords = groupBy(byCause.values(), ([first]) => `${first?.code}\n${first?.message}`);
  return [...byWords.values()].map((groups) => groups.flat());
}

/** One of each mistake, the most severe first; then the other places of each. */
export function mostSevereFirst<P extends ReportedProblem>(problems: readonly P[]): P[] {
  const groups = groupProblems(problems);
  return [...groups.flatMap((group) => group.slice(0, 1)), ...groups.flatMap((it) => it.slice(1))];
}

/** Whether the same fix applies to every place of a group. */
export function hasOneFix(group: readonly ReportedProblem[]): boolean {
  return new Set(group.map(({ fix }) => fix)).size <= 1;
}

export function hasErrors(problems: readonly ReportedProblem[]): boolean {
  return problems.some((problem) => problem.severity === "error");
}
