// What actions/validate hands to actions/report, as a file: `schemas/check-result.schema.json`.
// The one who writes it may be a stranger's workflow; the one who reads it believes nothing.

import type { CheckResult } from "../check.ts";
import type { Problem, ReportedProblem } from "../problem.ts";
import { checkSchema } from "../schema/check-schema.ts";
import { validateCheckResult } from "../schema/schemas.ts";
import { MAX_BYTES } from "../source/decode.ts";

/** A definition that a pull request changes. */
export interface ChangedDefinition {
  /** With forward slashes, from the top of the repository. */
  file: string;
  /** The text of the version published last; null when the coalition is new. */
  before: string | null;
  /** The text in the pull request; null when the file is gone or is no text. */
  after: string | null;
}

/** The facts of a run that the check itself does not know. */
export interface Checked {
  /** The number of the pull request; null where the check was run for something else. */
  pullRequest: number | null;
  /** The commit that was checked. */
  head: string;
  /** The commit that it was compared with; null for none. */
  base: string | null;
  definitions: readonly ChangedDefinition[];
  /** The numbers of the accounts of per-citizen operators that no definition referred to before. */
  firstReferred: readonly number[];
}

export interface CheckResultFile {
  schemaVersion: 1;
  pullRequest: number | null;
  head: string;
  base: string | null;
  checked: number;
  ok: boolean;
  problems: ReportedProblem[];
  problemsOmitted: number;
  definitions: ChangedDefinition[];
  definitionsOmitted: number;
  firstReferred: number[];
}

/** The limits of the schema: beyond them nobody reads a comment, or a summary. */
const MOST_PROBLEMS = 5000;
const MOST_DEFINITIONS = 1000;
const MOST_ACCOUNTS = 5000;
const LONGEST_TEXT = 4000;

/** The result of a check as the file that the schema describes, cut to its limits. */
export function makeCheckResult(result: CheckResult, run: Checked): CheckResultFile {
  const { checked, ok, problems } = result;
  return {
    schemaVersion: 1,
    pullRequest: run.pullRequest,
    head: run.head,
    base: run.base,
    checked,
    ok,
    problems: problems.slice(0, MOST_PROBLEMS).map(shortened),
    problemsOmitted: Math.max(0, problems.length - MOST_PROBLEMS),
    definitions: run.definitions.slice(0, MOST_DEFINITIONS).map(bounded),
    definitionsOmitted: Math.max(0, run.definitions.length - MOST_DEFINITIONS),
    firstReferred: run.firstReferred.slice(0, MOST_ACCOUNTS),
  };
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

function shortened(problem: Problem): ReportedProblem {
  const { message, fix, cause, pointer } = problem;
  return {
    ...problem,
    pointer: pointer.slice(0, LONGEST_TEXT / 2),
    message: cut(message),
    ...(fix === undefined ? {} : { fix: cut(fix) }),
    ...(cause === undefined ? {} : { cause: cut(cause) }),
  };
}

function cut(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`;
}

function bounded({ file, before, after }: ChangedDefinition): ChangedDefinition {
  const within = (text: string | null) => (text !== null && text.length > MAX_BYTES ? null : text);
  return { file, before: within(before), after: within(after) };
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
    const at = fault.pointer === "" ? "" : ` At ${fault.pointer}:`;
    return { why: `The result does not fit check-result.schema.json.${at} ${fault.message}` };
  }
  return { result: value as CheckResultFile };
}
