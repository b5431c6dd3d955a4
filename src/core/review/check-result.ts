// What actions/validate hands to actions/report, as a file: `schemas/check-result.schema.json`.
// The one who writes it may be a stranger's workflow; the one who reads it believes nothing.

import { validateCheckResult } from "../../../generated/validators.js";
import type { CheckResult } from "../check.ts";
import { hasErrors, type Problem, type ReportedProblem } from "../problem.ts";
import { checkSchema } from "../schema/check-schema.ts";
import { MAX_BYTES as MOST_BYTES } from "../source/decode.ts";
import { oneLine } from "../text.ts";

/** A definition that a pull request changes. */
export interface ChangedDefinition {
  /** With forward slashes, from the top of the repository. */
  file: string;
  /** The text of the version published last; null when the coalition is new. */
  before: string | null;
  /** The text in the pull request; null when the file is gone or is no text. */
  after: string | null;
}

export interface CheckResultFile {
  schemaVersion: 1;
  /** The number of the pull request; null where the check was run for something else. */
  pullRequest: number | null;
  /** The commit that was checked. */
  head: string;
  /** The commit that it was compared with; null for nothing, so that what changes is not known. */
  base: string | null;
  checked: number;
  ok: boolean;
  problems: ReportedProblem[];
  problemsOmitted: number;
  definitions: ChangedDefinition[];
  definitionsOmitted: number;
  /** The numbers of the accounts of per-citizen operators that no definition referred to before. */
  firstReferred: number[];
}

/** The facts of a run that the check itself does not know. */
export type CheckRun = Pick<
  CheckResultFile,
  "pullRequest" | "head" | "base" | "definitions" | "firstReferred"
>;

/** The limits of the schema: beyond them nobody reads a comment, or a summary. */
const MOST_PROBLEMS = 5000;
const MOST_DEFINITIONS = 1000;
const MOST_ACCOUNTS = 5000;
const LONGEST_MESSAGE = 4000;
const LONGEST_PATH = 1000;
/** Of all texts of definitions, in UTF-16 code units: more would be no comment, but a download. */
const MOST_DEFINITION_TEXT = 8 * 1024 * 1024;

/** The result of a check as the file that the schema describes, cut to its limits. */
export function makeCheckResult(result: CheckResult, run: CheckRun): CheckResultFile {
  const { checked, ok, problems } = result;
  const { pullRequest, head, base } = run;
  const definitions = withinLimits(run.definitions);
  return {
    ...{ schemaVersion: 1, pullRequest, head, base },
    checked,
    ok,
    problems: problems.slice(0, MOST_PROBLEMS).map(withinLengths),
    problemsOmitted: Math.max(0, problems.length - MOST_PROBLEMS),
    definitions,
    definitionsOmitted: run.definitions.length - definitions.length,
    firstReferred: run.firstReferred.slice(0, MOST_ACCOUNTS),
  };
}

/** Those that there is room for; a text too large to be a definition is one that nobody can read. */
function withinLimits(definitions: readonly ChangedDefinition[]): ChangedDefinition[] {
  let room = MOST_DEFINITION_TEXT;
  return definitions
    .filter(({ before }) => before === null || before.length <= MOST_BYTES)
    .map((it) => ({
      ...it,
      after: it.after !== null && it.after.length > MOST_BYTES ? "" : it.after,
    }))
    .filter(({ before, after }) => {
      room -= (before ?? "").length + (after ?? "").length;
      return room >= 0;
    })
    .slice(0, MOST_DEFINITIONS);
}

/** The same result, where the registry is in a folder of the repository; "" for its top. */
export function inFolder(result: CheckResultFile, folder: string): CheckResultFile {
  if (folder === "") return result;
  const within = <T extends { file: string }>(it: T): T =>
    it.file === "" ? it : { ...it, file: `${folder}/${it.file}` };
  return {
    ...result,
    problems: result.problems.map(within),
    definitions: result.definitions.map(within),
  };
}

function withinLengths(problem: Problem): ReportedProblem {
  const { message, fix, cause, pointer } = problem;
  return {
    ...problem,
    file: oneLine(problem.file).slice(0, LONGEST_PATH),
    pointer: pointer.slice(0, LONGEST_MESSAGE / 2),
    message: clipped(message),
    ...(fix === undefined ? {} : { fix: clipped(fix) }),
    ...(cause === undefined ? {} : { cause: clipped(cause) }),
  };
}

function clipped(text: string): string {
  return text.length <= LONGEST_MESSAGE ? text : `${text.slice(0, LONGEST_MESSAGE - 1)}…`;
}

/** The result in these bytes, or why there is none in them: a few sentences. */
export function readCheckResult(
  bytes: Uint8Array,
): { result: CheckResultFile; why?: undefined } | { result?: undefined; why: string } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { why: "The result is not JSON in UTF-8." };
  }
  const [fault] = checkSchema(value, validateCheckResult);
  if (fault) {
    const at = fault.pointer === "" ? "" : ` At ${fault.pointer.slice(0, QUOTED)}:`;
    const why = `The result does not fit check-result.schema.json.${at} ${fault.message.slice(0, QUOTED)}`;
    return { why };
  }
  const result = value as CheckResultFile;
  if (!result.ok && !hasErrors(result.problems)) {
    return { why: "The result contradicts itself: it says that there are errors, and lists none." };
  }
  const files = new Set(result.definitions.map(({ file }) => file));
  if (files.size < result.definitions.length) return { why: "The result names a file twice." };
  return { result };
}

/** What is quoted of a result that is none. */
const QUOTED = 200;
