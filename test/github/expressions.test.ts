// Expressions, filters and matrices of workflows, as the runner here understands them.

import { describe, expect, it } from "vitest";
import { holds, jsonOf, type Scope, textsOf } from "./support/runner/expressions.ts";
import { combinationsOf } from "./support/runner/matrix.ts";
import { matches, starts, type Trigger } from "./support/runner/triggers.ts";
import {
  mappingAt,
  NotValid,
  parseActionFile,
  parseWorkflowFile,
} from "./support/runner/workflow-file.ts";

const workflowOf = (text: string) => parseWorkflowFile(".github/workflows/a.yml", text);
/** Outside of a template, so that neither the linter nor a reader takes it for one. */
const inBraces = (expression: string) => ["$", `{{ ${expression} }}`].join("");
const JOB = "jobs: { a: { runs-on: x, steps: [{ run: x }] } }";

/** The `env:` of a job, evaluated. */
async function evaluated(env: Record<string, string>, scope: Scope) {
  const job = { a: { "runs-on": "x", env, steps: [{ run: "x" }] } };
  const workflow = await workflowOf(JSON.stringify({ on: "push", jobs: job }));
  return textsOf(workflow.jobs[0]?.env, scope);
}

describe("an expression", () => {
  const event = { number: 7, labels: [{ name: "a" }, { name: "b" }], title: "It's `x`" };
  const scope: Scope = {
    contexts: { github: { event, ref: "refs/heads/main" }, matrix: { node: 20 } },
    failed: false,
  };

  it("is evaluated in its text, case and all", async () => {
    const env = {
      TEXT: `No. ${inBraces("github.event.number")} on ${inBraces("github.ref")}`,
      LABELS: inBraces("join(github.event.labels.*.name, '+')"),
      EITHER: inBraces("github.event.missing || GitHub.Event.Title"),
      OBJECT: inBraces("github.event"),
      JSON: inBraces("toJSON(matrix)"),
      STARTS: inBraces("startsWith(github.ref, 'refs/heads/') && 'branch' || 'other'"),
      PLAIN: "as it is",
    };
    expect(await evaluated(env, scope)).toEqual({
      TEXT: "No. 7 on refs/heads/main",
      LABELS: "a+b",
      EITHER: "It's `x`",
      OBJECT: "Object",
      JSON: '{\n  "node": 20\n}',
      STARTS: "branch",
      PLAIN: "as it is",
    });
  });

  it.each([
    ["success()", [true, false, false]],
    ["failure()", [false, true, false]],
    ["always()", [true, true, true]],
    ["cancelled()", [false, false, false]],
    ["!cancelled()", [true, true, true]],
    ["github.event.number == 7", [true, true, true]],
    ["github.event.number > 7", [false, false, false]],
    ["github.event.missing", [false, false, false]],
  ])("%s holds for success, failure, skipped: %o", (condition, expected) => {
    const after = [{}, { failed: true }, { skipped: true }].map((it) => ({ ...scope, ...it }));
    expect(after.map((it) => holds(condition, it))).toEqual(expected);
  });

  it("is refused where GitHub refuses it", async () => {
    const wrong = (env: string) => evaluated({ A: env }, scope);
    await expect(wrong(inBraces("github.event."))).rejects.toThrow(NotValid);
    await expect(wrong(inBraces("unknown.value"))).rejects.toThrow(NotValid);
    await expect(wrong(inBraces("runner.temp"))).rejects.toThrow(NotValid);
  });

  it("stands for success() where a condition names no status", async () => {
    const text = (condition: string) => `on: push
jobs: { a: { runs-on: x, steps: [{ run: x, if: "${condition}" }] } }`;
    const conditionOf = async (condition: string) =>
      (await workflowOf(text(condition))).jobs[0]?.steps[0]?.condition;
    expect(await conditionOf("github.ref == 'x'")).toBe("success() && (github.ref == 'x')");
    expect(await conditionOf("always() && github.ref == 'x'")).toBe(
      "always() && github.ref == 'x'",
    );
    const action = parseActionFile(
      "action.yml",
      JSON.stringify({
        name: "a",
        description: "b",
        runs: {
          using: "composite",
          steps: [{ run: "x", shell: "bash", if: "runner.os == 'Linux'" }],
        },
      }),
    );
    expect(action.steps[0]?.condition).toBe("success() && (runner.os == 'Linux')");
  });
});

describe("a workflow", () => {
  const on = async (text: string, trigger: Trigger) =>
    starts(await workflowOf(`on: ${text}\n${JOB}`), trigger);
  const opened: Trigger = { name: "pull_request", activity: "opened", branch: "main" };

  it.each([
    ["pull_request", opened, true],
    ["push", opened, false],
    ["[push, pull_request]", opened, true],
    ["pull_request", { ...opened, activity: "labeled" }, false],
    ["{ pull_request: { types: [labeled] } }", { ...opened, activity: "labeled" }, true],
    ["{ pull_request: { branches: [main] } }", opened, true],
    ["{ pull_request: { branches: ['release/**'] } }", opened, false],
    ["{ pull_request: { branches-ignore: ['m*'] } }", opened, false],
    [
      "{ pull_request: { paths: ['**.md'] } }",
      { ...opened, changedFiles: ["a.ts", "docs/b.md"] },
      true,
    ],
    ["{ pull_request: { paths: ['*.md'] } }", { ...opened, changedFiles: ["docs/b.md"] }, false],
    [
      "{ pull_request: { paths-ignore: ['docs/**'] } }",
      { ...opened, changedFiles: ["docs/b.md"] },
      false,
    ],
    [
      "{ pull_request: { paths-ignore: ['docs/**'] } }",
      { ...opened, changedFiles: ["a", "docs/b"] },
      true,
    ],
    ["{ push: { branches: [main] } }", { name: "push", branch: "main" }, true],
    ["{ push: { branches: [main] } }", { name: "push", branch: "other" }, false],
    ["{ workflow_run: { workflows: [check], types: [completed] } }", finished("check"), true],
    ["{ workflow_run: { workflows: [check], types: [completed] } }", finished("other"), false],
    ["{ workflow_run: { workflows: [check], types: [requested] } }", finished("check"), false],
  ])("on %s is started by %o: %s", async (text, trigger, expected) => {
    expect(await on(text, trigger)).toBe(expected);
  });

  function finished(workflow: string): Trigger {
    return { name: "workflow_run", activity: "completed", workflow, branch: "change" };
  }

  it("has patterns as GitHub's", () => {
    expect(matches(["**", "!docs/**", "docs/keep.md"], "docs/a.md")).toBe(false);
    expect(matches(["**", "!docs/**", "docs/keep.md"], "docs/keep.md")).toBe(true);
    expect(matches(["v[12].*"], "v1.0")).toBe(true);
    expect(matches(["v[12].*"], "v3.0")).toBe(false);
    expect(matches(["a.c"], "abc")).toBe(false);
    expect(matches(["**/x.md"], "x.md")).toBe(true);
    expect(matches(["**/x.md"], "a/b/x.md")).toBe(true);
  });

  it.each([
    "on: push\njobs: {}",
    "on: push\njobs: { a: { runs-on: x, steps: [{ uze: x }] } }",
    "on: nothing\njobs: { a: { runs-on: x, steps: [{ run: x }] } }",
    "on: push\njobs: { a: { runs-on: x, needs: b, steps: [{ run: x }] } }",
    "on: push\npermissions: { everything: write }\njobs: { a: { runs-on: x, steps: [{ run: x }] } }",
  ])("is refused where GitHub refuses it: %s", async (text) => {
    await expect(workflowOf(text)).rejects.toThrow(NotValid);
  });

  it("keeps what its parser leaves out: permissions, inputs, limits of time", async () => {
    const { permissions, jobs } = await workflowOf(`on: push
permissions: {}
jobs:
  a:
    runs-on: x
    timeout-minutes: 5
    permissions: { contents: read }
    steps: [{ uses: a/b@c, with: { x: 1 } }]`);
    const none: Scope = { contexts: {}, failed: false };
    const [job] = jobs;
    expect([permissions, job?.permissions, job?.timeout].map((it) => jsonOf(it, none))).toEqual([
      {},
      { contents: "read" },
      5,
    ]);
    const [step] = job?.steps ?? [];
    expect(step && textsOf(mappingAt(step.written, "with"), none)).toEqual({ x: "1" });
  });
});

describe("a matrix", () => {
  it.each([
    [undefined, [{}]],
    [{ node: ["20.19", 22] }, [{ node: "20.19" }, { node: 22 }]],
    [
      { a: [1, 2], b: [3, 4], exclude: [{ a: 1, b: 4 }] },
      [
        { a: 1, b: 3 },
        { a: 2, b: 3 },
        { a: 2, b: 4 },
      ],
    ],
    [
      { a: [1, 2], include: [{ a: 1, c: 5 }, { a: 9 }, { d: 6 }] },
      [{ a: 1, c: 5, d: 6 }, { a: 2, d: 6 }, { a: 9 }],
    ],
    [{ include: [{ a: 1 }, { a: 2 }] }, [{ a: 1 }, { a: 2 }]],
  ])("%o gives %o", (matrix, expected) => {
    expect(combinationsOf(matrix)).toEqual(expected);
  });
});
