// The file that actions/validate passes to actions/report: `schemas/check-result.schema.json`. A stranger's workflow
// may have written it, so the reader trusts nothing in it.

import { validateCheckResult } from "../../../generated/validators.js";
import type { CheckResult } from "../check.ts";
import type { EntryPlace } from "../history/place.ts";
import { hasErrors, type Problem, type ReportedProblem } from "../problem.ts";
import { checkSchema } from "../schema/check-schema.ts";
import { MAX_BYTES as MOST_BYTES } from "../source/decode.ts";
import { oneLine } from "../text.ts";

/** A definition that a pull request changes. */
export interface ChangedDefinition {
  /** With forward slashes, from the repository's root. */
  file: string;
  /** The text of the version published last; null if the coalition is new. */
  before: string | null;
  /** The text in the pull request; null if the file was deleted or is not text. */
  after: string | null;
  /** The last entry that had the fingerprint of `after`, if a different one was published since. */
  returnsTo?: EntryPlace;
}

export interface CheckResultFile {
  schemaVersion: 1;
  /** The number of the pull request; null if the check ran for something else. */
  pullRequest: number | null;
  /** The commit that was checked. */
  head: string;
  /** The commit that it was compared with; null for none, so that changes are unknown. */
  base: string | null;
  checked: number;
  ok: boolean;
  problems: ReportedProblem[];
  problemsOmitted: number;
  definitions: ChangedDefinition[];
  definitionsOmitted: number;
  /** Account numbers of per-citizen operators that no definition referred to before. */
  firstReferred: number[];
}

/** Facts of a run that the check itself does not know. */
export type CheckRun = Pick<
  CheckResultFile,
  "pullRequest" | "head" | "base" | "definitions" | "firstReferred"
>;

/** The schema's limits. Nobody reads a longer comment or summary. */
const MOST_PROBLEMS = 5000;
const MOST_DEFINITIONS = 1000;
const MOST_ACCOUNTS = 5000;
const LONGEST_MESSAGE = 4000;
const LONGEST_PATH = 1000;
/** For the texts of all definitions, in UTF-16 code units. More would be a download rather than a comment. */
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

/** The definitions that fit. A text too large for a definition counts as unreadable. */
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

/** The same result for a registry in a folder of the repository; "" for the root. */
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

/** The result in these bytes, or a few sentences on why they do not contain one. */
export function readCheckResult(
  bytes: Uint8Array,
): { result: CheckResultFile; reason?: undefined } | { result?: undefined; reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { reason: "The result is not JSON in UTF-8." };
  }
  const [fault] = checkSchema(value, validateCheckResult);
  if (fault) {
    const at = fault.pointer === "" ? "" : ` At ${fault.pointer.slice(0, QUOTED)}:`;
    const reason = `The result does not match check-result.schema.json.${at} ${fault.message.slice(0, QUOTED)}`;
    return { reason };
  }
  const result = value as CheckResultFile;
  if (!result.ok && !hasErrors(result.problems)) {
    return {
      reason: "The result contradicts itself: it says that there are errors, but lists none.",
    };
  }
  const files = new Set(result.definitions.map(({ file }) => file));
  if (files.size < result.definitions.length) return { reason: "The result names a file twice." };
  return { result };
}

/** The most that is quoted from an invalid result. */
const QUOTED = 200;
