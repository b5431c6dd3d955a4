// The status that follows from what a check found. Its description fits GitHub's limit.

import { describe, expect, it } from "vitest";
import type { ReportedProblem } from "../../src/core/problem.ts";
import type { OtherFiles } from "../../src/core/review/other-files.ts";
import { type Review, reviewCheckResult } from "../../src/core/review/review.ts";
import {
  BEGUN,
  BROKEN_OFF,
  type CommitStatus,
  statusOf,
  UNREADABLE,
} from "../../src/core/review/status.ts";
import { definition } from "../support/definitions.ts";
import { resultOf } from "../support/pull-requests.ts";

const valid = reviewCheckResult(resultOf({ before: [], after: [definition()] }));
const NOTHING: OtherFiles = { files: [], more: 0 };
const CODE = { files: ["package.json"], more: 0 };

const problem = (severity: ReportedProblem["severity"], at: number): ReportedProblem => ({
  ...{ code: "id-malformed", severity, file: `coalitions/a.${at}.json`, pointer: "", line: 1 },
  ...{ column: 1, message: `Message ${at}` },
});
const problems = (severity: ReportedProblem["severity"], count: number) =>
  Array.from({ length: count }, (_, at) => problem(severity, at));

function of(changes: Partial<Review>, others = NOTHING, isQueued = false): string {
  const { state, description } = statusOf({ ...valid, ...changes }, { others, isQueued });
  expect(description.length).toBeLessThanOrEqual(140);
  return `${state}: ${description}`;
}

describe("the status of a check", () => {
  it.each<[string, Partial<Review>, string]>([
    ["nothing", {}, "success: No problems in 1 definition"],
    [
      "warnings",
      { problems: [...problems("warning", 2), problem("hint", 3)] },
      "success: No errors in 1 definition, 2 warnings to check",
    ],
    [
      "errors",
      { problems: problems("error", 2) },
      "failure: 2 errors in 2 files must be fixed before merging",
    ],
    [
      "more errors than are listed",
      { problems: problems("error", 5000), problemsOmitted: 99_999 },
      "failure: At least 5000 errors in 5000 files must be fixed before merging",
    ],
    [
      "nothing, in a definition that cannot be read",
      { coalitions: valid.coalitions.map((it) => ({ ...it, state: "gone" as const })) },
      `error: ${UNREADABLE.description}`,
    ],
    [
      "nothing, compared with nothing",
      { base: null },
      "error: Nothing to compare with, so changes were not checked. See the run",
    ],
    [
      "errors, compared with nothing",
      { base: null, problems: problems("error", 1) },
      "error: Nothing to compare with, so changes were not checked. See the run",
    ],
  ])("that finds %s", (_, changes, status) => {
    expect(of(changes)).toBe(status);
    expect(of(changes, NOTHING, true)).toBe(status);
  });

  it("waits for a maintainer where other files change, and in a queue keeps nobody waiting", () => {
    expect(of({}, CODE)).toMatch(/^pending: A maintainer must decide/);
    expect(of({}, CODE, true)).toMatch(/^failure: .* past the queue$/);
  });

  it("is a failure with errors, whatever else changes", () => {
    expect(of({ problems: problems("error", 1) }, CODE)).toMatch(/^failure: 1 error in 1 file/);
  });

  it("is not a success if other changes are unknown", () => {
    expect(statusOf(valid, { others: undefined, isQueued: false }).state).toBe("pending");
  });

  it.each<[string, CommitStatus]>([
    ["has begun", BEGUN],
    ["broke off", BROKEN_OFF],
    ["could read nothing", UNREADABLE],
  ])("that %s is not a success", (_, { state, description }) => {
    expect(state).not.toBe("success");
    expect(description.length).toBeLessThanOrEqual(140);
  });
});
