// A GitHub that refuses, limits and fails: the report is repeated or says why it cannot be, and never reports anything
// twice.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ONE } from "./support/project-registry.ts";
import type { PullRequest } from "./support/pull-request.ts";
import { ReportedRegistry } from "./support/reported.ts";
import type { WorkflowRun } from "./support/runner/workflow-run.ts";
import type { Fault } from "./support/server/faults.ts";

let world: ReportedRegistry;
let pull: PullRequest;
let checked: WorkflowRun;

beforeAll(async () => {
  world = await ReportedRegistry.start();
});
afterAll(() => world.stop());

beforeEach(async () => {
  pull = await world.open((checkout) => {
    checkout.writeDefinition({ ...ONE, title: "One", fingerprint: "00".repeat(32) });
  });
  checked = await world.check(pull);
});

async function reportWith(...faults: Fault[]): Promise<WorkflowRun> {
  for (const fault of faults) world.github.fault(fault);
  const run = await world.report(checked);
  expect(world.github.state.faults.unmet).toEqual([]);
  return run;
}

const COMMENTS = /\/issues\/\d+\/comments/;
const LABELS = /\/issues\/\d+\/labels/;
const LIMITED = { "retry-after": "0" };

/** The final state of every pull request in these tests. */
async function expectOneOfEach(): Promise<void> {
  const { comments, suggestions, labels } = await world.shown(pull);
  expect([comments.length, suggestions.length, labels]).toEqual([1, 1, ["metadata"]]);
}

describe("if GitHub fails, the report is complete in the end", () => {
  const SUGGESTIONS = /\/pulls\/\d+\/comments/;

  it.each<[string, Fault[]]>([
    [
      "errors, and connections lost before anything was done",
      [
        { method: "GET", path: /\/artifacts\?/, answer: 500 },
        { method: "GET", path: /\/artifacts\/\d+\/zip/, answer: "drop" },
        { method: "GET", path: COMMENTS, answer: 500 },
        { method: "POST", path: COMMENTS, answer: "drop" },
        { method: "POST", path: LABELS, answer: 409 },
      ],
    ],
    [
      "connections lost after all was done",
      [COMMENTS, LABELS, SUGGESTIONS].map((path) => ({
        ...{ method: "POST", path, answer: "drop", carriedOut: true },
      })),
    ],
    [
      "an error although the comment was written",
      [{ method: "POST", path: COMMENTS, answer: 500, carriedOut: true }],
    ],
    ["a limit", [{ method: "POST", path: COMMENTS, answer: 429, headers: LIMITED }]],
    ["a secondary limit", [{ method: "POST", path: COMMENTS, answer: 403, headers: LIMITED }]],
  ])("%s", async (_, faults) => {
    const run = await reportWith(...faults);
    expect(run.faults).toBe("");
    await expectOneOfEach();
    await world.report(checked);
    await expectOneOfEach();
  });
});

describe("if GitHub refuses, the report says what is missing, and does the rest", () => {
  it.each<[string, Fault, RegExp]>([
    [
      "403 on the comment",
      { method: "POST", path: COMMENTS, answer: 403 },
      /keep the comment .* lacks the permission "pull-requests: write"/,
    ],
    [
      "404 on the comment",
      { method: "POST", path: COMMENTS, answer: 404 },
      /keep the comment .* it does not exist, or the job lacks/,
    ],
    [
      "422 on the comment",
      { method: "POST", path: COMMENTS, answer: 422 },
      /keep the comment .*GitHub said 422/,
    ],
  ])("%s", async (_, fault, words) => {
    const run = await reportWith(fault);
    expect(run.conclusion).toBe("failure");
    expect(run.faults).toMatch(words);
    const { comments, suggestions, labels } = await world.shown(pull);
    expect([comments.length, suggestions.length, labels]).toEqual([0, 1, ["metadata"]]);
    await world.report(checked);
    await expectOneOfEach();
  });

  it("403 on the labels", async () => {
    const run = await reportWith({ method: "POST", path: LABELS, answer: 403 });
    expect(run.faults).toMatch(/keep the labels .* lacks the permission/);
    expect((await world.shown(pull)).comments).toHaveLength(1);
  });

  it("422 on a suggestion outside the diff does not fail", async () => {
    const run = await reportWith({ method: "POST", path: /\/pulls\/\d+\/comments/, answer: 422 });
    expect(run.conclusion).toBe("success");
    expect((await world.shown(pull)).comments[0]).toContain('"fingerprint": "');
  });
});
