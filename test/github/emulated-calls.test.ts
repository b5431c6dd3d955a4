// Reusable workflows on the emulated GitHub: what a called workflow sees, what it may do, and what GitHub refuses
// before a run starts.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmulatedGitHub, only } from "./support/emulated-github.ts";
import { CHECKOUT, job, look, lookAction, seen, tagged } from "./support/looking.ts";
import type { RunOptions } from "./support/runner/running-job.ts";
import { smallRepository } from "./support/small-repository.ts";
import { workflowText } from "./support/workflow-text.ts";

const CALLED = "tools/calls/.github/workflows/called.yml@v1";

/** The called workflows of another repository, and of the caller's, which has some of the same names. */
const TOOLS = {
  ...lookAction("look", "the tools'"),
  ".github/workflows/called.yml": workflowText({
    name: "called",
    on: {
      workflow_call: {
        inputs: {
          needed: { type: "string", required: true },
          flag: { type: "boolean", default: true },
          count: { type: "number" },
        },
        secrets: { MINE: { required: false }, OTHER: {} },
        outputs: { answer: { value: "[[ jobs.look.outputs.answer ]]" } },
      },
    },
    permissions: {},
    jobs: {
      look: job(
        [
          look(
            "$/look",
            "[[ inputs.needed ]],[[ inputs.flag ]],[[ inputs.count ]],[[ secrets.MINE ]]/[[ secrets.OTHER ]],[[ vars.VAR ]],[[ github.event.ref ]],[[ github.repository ]],[[ github.workflow ]],[[ github.event.inputs.x ]]",
          ),
        ],
        {
          permissions: { contents: "read", pages: "write" },
          outputs: { answer: "[[ inputs.needed ]]!" },
        },
      ),
      after: job([look("$/look", "[[ needs.look.result ]]")], { needs: "look" }),
    },
  }),
  ".github/workflows/outer.yml": workflowText({
    on: "workflow_call",
    jobs: {
      dot: { uses: "./.github/workflows/inner.yml" },
      self: { uses: "$/.github/workflows/inner.yml" },
    },
  }),
  ".github/workflows/inner.yml": workflowText({
    on: "workflow_call",
    jobs: { look: job([look("$/look", "[[ job.workflow_repository ]]")]) },
  }),
  ".github/workflows/flaky.yml": workflowText({
    on: "workflow_call",
    jobs: {
      good: job([look("$/look")]),
      bad: job([{ uses: "./gone", if: "vars.OK != 'yes'" }], { needs: "good" }),
    },
  }),
  ".github/workflows/plain.yml": workflowText({ on: "push", jobs: { look: job([CHECKOUT]) } }),
  ".github/workflows/needs-secret.yml": workflowText({
    on: { workflow_call: { secrets: { KEY: { required: true } } } },
    jobs: { look: job([CHECKOUT]) },
  }),
  ".github/workflows/two-writes.yml": workflowText({
    on: "workflow_call",
    permissions: { issues: "write", actions: "read" },
    jobs: { look: job([CHECKOUT]) },
  }),
  ".github/workflows/queued.yml": workflowText({
    on: "workflow_call",
    concurrency: { group: "[[ github.workflow ]]-queue" },
    jobs: { look: job([look("$/look")]) },
  }),
};

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
  await tagged(github, "tools/calls", TOOLS);
});
afterAll(() => github.stop());

/** What a push runs of a workflow. */
async function pushed(workflow: object, options: RunOptions = {}, files = {}) {
  const all = { ...files, ".github/workflows/a.yml": workflowText({ name: "a", ...workflow }) };
  const registry = await smallRepository(github, all);
  const push = await registry.push((it) => it.write("a", "a"));
  return only(await github.dispatchPush(push, { ...options, files: ["a.yml"] }));
}

const GRANTED = { contents: "read", pages: "write" };
const call = (more: object = {}) => ({
  ...{ uses: CALLED, permissions: GRANTED, with: { needed: "[[ github.ref_name ]]" } },
  ...more,
});
const OPTIONS = { secrets: { MINE: "mine", OTHER: "other" }, vars: { VAR: "var" } };

describe("a called workflow", () => {
  it("sees its inputs, the secrets that are handed over, and otherwise what its caller sees", async () => {
    const secrets = { MINE: "[[ secrets.MINE ]]" };
    const run = await pushed(
      {
        jobs: {
          call: call({ secrets }),
          asking: job([CHECKOUT], {
            needs: "call",
            if: "needs.call.outputs.answer == 'main!' && needs.call.result == 'success'",
          }),
        },
      },
      OPTIONS,
    );
    expect(run.ends).toEqual({
      ...{ "call / look": "success", "call / after": "success", asking: "success" },
    });
    const { fullName } = run.event.repository;
    const [, , values, ...others] = seen(run, "call / look");
    expect(values).toBe(`main,true,0,mine/,var,refs/heads/main,${fullName},a,`);
    const sha = await github.state.repositories.get("tools/calls")?.commitAt("main");
    expect(others).toEqual(["tools/calls", sha, "look"]);
    expect(seen(run, "call / after")[2]).toBe("success");
  });

  it("has all secrets if they are inherited, and none for a fork's pull request", async () => {
    const workflow = { on: ["push", "pull_request"], jobs: { call: call({ secrets: "inherit" }) } };
    const registry = await smallRepository(github, {
      ".github/workflows/a.yml": workflowText(workflow),
    });
    const push = await registry.push((it) => it.write("a", "a"));
    const trusted = only(await github.dispatchPush(push, OPTIONS));
    expect(seen(trusted, "call / look")[2]).toContain(",mine/other,");
    const pull = await registry.openPullRequest({
      ...{ from: "fork", commit: (it) => it.write("b", "b") },
    });
    const untrusted = only(await github.dispatchPullRequest(pull, "opened", OPTIONS));
    expect(seen(untrusted, "call / look")[2]).toContain(",/,");
    expect(untrusted.job("call / look").permissions).toEqual({ contents: "read", pages: "read" });
  });

  it("can be skipped like any job, and so is a job that needs it", async () => {
    const run = await pushed({
      jobs: { call: call({ if: "github.ref_name == 'other'" }), b: call({ needs: "call" }) },
    });
    expect(run.ends).toEqual({ call: "skipped", b: "skipped" });
    const failed = await pushed({
      jobs: { bad: job([{ uses: "./gone" }]), call: call({ needs: "bad" }) },
    });
    expect(failed.ends).toEqual({ bad: "failure", call: "skipped" });
  });

  it("can call others in its own repository, at its own commit", async () => {
    const outer = { uses: "tools/calls/.github/workflows/outer.yml@v1" };
    const own = workflowText({ on: "workflow_call", jobs: { wrong: job([CHECKOUT]) } });
    const run = await pushed({ jobs: { call: outer } }, {}, { ".github/workflows/inner.yml": own });
    expect(run.ends).toEqual({
      "call / dot / look": "success",
      "call / self / look": "success",
    });
    expect(seen(run, "call / dot / look")[2]).toBe("tools/calls");
  });

  it("can be in the caller's repository, with actions from the running commit", async () => {
    const files = {
      ...lookAction("look", "ours"),
      ".github/workflows/own.yml": workflowText({
        on: "workflow_call",
        jobs: { look: job([look("$/look")], { name: "A look" }) },
      }),
    };
    for (const prefix of [".", "$"]) {
      const caller = { name: "The call", uses: `${prefix}/.github/workflows/own.yml` };
      const run = await pushed({ jobs: { call: caller } }, {}, files);
      expect(seen(run, "The call / A look")[0]).toBe("ours");
    }
  });

  it("runs again only if it failed", async () => {
    const flaky = { uses: "tools/calls/.github/workflows/flaky.yml@v1" };
    const run = await pushed({ jobs: { call: flaky, after: call({ needs: "call" }) } });
    const failed = { "call / good": "success", "call / bad": "failure", after: "skipped" };
    expect([run.conclusion, run.ends]).toEqual(["failure", failed]);
    const again = await github.rerunFailed(run, { vars: { OK: "yes" } });
    expect(again.ends).toMatchObject({ "call / bad": "success", "after / look": "success" });
    expect(again.job("call / good")).toBe(run.job("call / good"));
  });

  it("gets a person's inputs as texts in the event, and with their types as inputs", async () => {
    const workflow = {
      on: { workflow_dispatch: { inputs: { x: { type: "boolean" }, y: { default: "z" } } } },
      jobs: {
        call: call({
          with: { needed: "[[ inputs.x ]]-[[ inputs.y ]]", flag: "[[ inputs.x ]]" },
        }),
      },
    };
    const registry = await smallRepository(github, {
      ".github/workflows/a.yml": workflowText(workflow),
    });
    const wanted = { workflow: "a.yml", inputs: { x: "false" } };
    const run = only(await github.dispatchManually(registry, wanted));
    expect(seen(run, "call / look")[2]).toMatch(/^false-z,false,.*,false$/);
  });
});

describe("the permissions of a called workflow", () => {
  it("are its own, within what its caller grants", async () => {
    const run = await pushed({ jobs: { call: call() } });
    expect(run.job("call / look").permissions).toEqual(GRANTED);
    expect(run.job("call / after").permissions).toEqual({});
  });

  it.each([
    [
      { permissions: { contents: "write" } },
      "(Line: 5, Col: 5): Error calling workflow 'tools/calls/.github/workflows/called.yml@v1'. The nested job 'look' is requesting 'pages: write', but is only allowed 'pages: none'.",
    ],
    [{ permissions: { contents: "read", pages: "read" } }, "but is only allowed 'pages: read'."],
    [
      { permissions: {} },
      "is requesting 'contents: read, pages: write', but is only allowed 'contents: none, pages: none'.",
    ],
    [{ permissions: undefined }, "is requesting 'pages: write', but is only allowed 'pages: none'"],
    [{ permissions: {}, if: "false" }, "The nested job 'look' is requesting"],
    [
      {
        uses: "tools/calls/.github/workflows/two-writes.yml@v1",
        ...{ with: undefined, permissions: { actions: "read" } },
      },
      "The workflow is requesting 'issues: write', but is only allowed 'issues: none'.",
    ],
  ])("cannot exceed that, or nothing runs: %o", async (more, words) => {
    const run = await pushed({ jobs: { call: call(more), other: job([CHECKOUT]) } });
    expect(run.conclusion).toBe("startup_failure");
    expect(run.faults).toContain(`The workflow is not valid. .github/workflows/a.yml`);
    expect(run.faults).toContain(words);
    expect(run.jobs).toEqual([]);
  });
});

describe("a call that GitHub refuses", () => {
  const at = (file: string) => `tools/calls/.github/workflows/${file}`;

  it.each([
    [{ with: { needed: "x", more: "y" } }, "Invalid input, more is not defined in the referenced"],
    [{ with: {} }, "Input needed is required, but not provided while calling."],
    [{ secrets: { NONE: "x" } }, "Invalid secret, NONE is not defined in the referenced workflow."],
    [
      { uses: at("needs-secret.yml@v1"), with: undefined },
      "Secret KEY is required, but not provided while calling.",
    ],
    [
      { uses: at("gone.yml@v1") },
      'error parsing called workflow ".github/workflows/a.yml" -> "tools/calls/.github/workflows/gone.yml@v1" : workflow was not found.',
    ],
    [{ uses: at("called.yml@v2") }, "workflow was not found."],
    [{ uses: "tools/none/.github/workflows/called.yml@v1" }, "workflow was not found."],
    [{ uses: "./.github/workflows/gone.yml" }, "workflow was not found."],
    [
      { uses: at("plain.yml@v1"), with: undefined },
      "workflow is not reusable as it is missing a `on.workflow_call` trigger",
    ],
  ])("starts nothing: %o", async (more, words) => {
    const run = await pushed({ jobs: { call: call(more), other: job([CHECKOUT]) } });
    expect([run.conclusion, run.jobs]).toEqual(["startup_failure", []]);
    expect(run.faults).toContain(words);
  });

  it("fails where an input is not of its type", async () => {
    const wrong = { needed: "x", flag: "[[ github.ref_name ]]" };
    const run = await pushed({ jobs: { call: call({ with: wrong }) } });
    expect([run.ends, run.faults]).toEqual([
      { call: "failure" },
      expect.stringContaining("Unexpected value 'main'"),
    ]);
  });

  it("is cancelled where it waits for the group that its caller holds", async () => {
    const queued = { uses: "tools/calls/.github/workflows/queued.yml@v1" };
    const free = await pushed({ concurrency: "other", jobs: { call: queued } });
    expect(free.ends).toEqual({ "call / look": "success" });
    const run = await pushed({ concurrency: { group: "A-queue" }, jobs: { call: queued } });
    expect([run.conclusion, run.ends, run.faults]).toEqual([
      ...["cancelled", { call: "cancelled" }],
      "Canceling since a deadlock for concurrency group 'a-queue' was detected between 'top level workflow' and 'call'",
    ]);
    const own = { concurrency: "one", jobs: { b: job([CHECKOUT], { concurrency: "one" }) } };
    expect((await pushed(own)).ends).toEqual({ b: "cancelled" });
  });
});
