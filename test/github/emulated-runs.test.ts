// Runs of workflows on the emulated GitHub: their code, trust and time, and what is not emulated.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmulatedGitHub, only } from "./support/emulated-github.ts";
import type { Registry } from "./support/registry.ts";
import type { WorkflowRun } from "./support/runner/workflow-run.ts";
import { smallRepository } from "./support/small-repository.ts";
import { workflowText } from "./support/workflow-text.ts";

const CHECKOUT = { uses: "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1" };
const look = (value: string) => [CHECKOUT, { id: "look", uses: "./look", with: { value } }];
const LOOK = {
  "look/action.yml": workflowText({
    ...{ name: "Look", description: "Look", inputs: { value: {} } },
    runs: { using: "node24", main: "main.js" },
  }),
  "look/main.js": `const { env } = process;
const of = (it) => new Date(it).getUTCFullYear();
console.log(env.INPUT_VALUE, env.GITHUB_SHA, of(Date.now()), of(new Date()), of(0), env.EMULATED_NOW);`,
};
const job = (steps: object[], more: object = {}) => ({ "runs-on": "x", ...more, steps });
const permissions = { contents: "read", issues: "write", "id-token": "write" };
const CHECK = workflowText({
  name: "check",
  on: { pull_request: { branches: ["main"] } },
  jobs: { look: job(look("[[ secrets.MINE || 'none' ]]"), { permissions }) },
});
const REPORT = workflowText({
  name: "report",
  on: { workflow_run: { workflows: ["check"], types: ["completed"] } },
  jobs: { look: job(look("[[ secrets.MINE || 'none' ]]"), { permissions }) },
});

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());

const OPTIONS = { secrets: { MINE: "mine" }, now: "2031-12-01T14:00:00Z" };
const logOf = (run: WorkflowRun) => run.step("look", "look").log.trim().split(" ");

describe("a pull request", () => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await smallRepository(github, {
      ...{ ...LOOK, ".github/workflows/check.yml": CHECK, ".github/workflows/report.yml": REPORT },
    });
  });

  it("from a fork is checked as its merge by its own workflow, without secrets or write access", async () => {
    const pull = await registry.openPullRequest({
      from: "fork",
      commit: (it) => {
        it.write(".github/workflows/check.yml", CHECK.replace("'none'", "'forged'"));
        it.write(".github/workflows/report.yml", REPORT.replace("'none'", "'forged'"));
      },
    });
    const run = only(await github.dispatchPullRequest(pull, "opened", OPTIONS));
    expect(logOf(run)).toEqual(["forged", pull.pull.mergeSha, "2031", "2031", "1970", "undefined"]);
    expect(run.job("look").permissions).toEqual({
      ...{ contents: "read", issues: "read", "id-token": "none" },
    });
    const report = only(await github.dispatchCompleted(run, OPTIONS));
    const main = await registry.hosted.commitAt("main");
    expect(logOf(report).slice(0, 2)).toEqual(["mine", main]);
    expect(report.job("look").permissions).toEqual(permissions);
    expect(report.event.payload).toMatchObject({
      workflow_run: { id: run.id, head_sha: pull.headSha, conclusion: "success" },
    });
    expect(await github.dispatchCompleted(report)).toEqual([]);
  });

  it("from the repository has its secrets; one with a conflict runs nothing", async () => {
    const pull = await registry.openPullRequest({
      ...{ from: "branch", author: "ada", branch: "own" },
      commit: (it) => it.write("a.txt", "a"),
    });
    const run = only(await github.dispatchPullRequest(pull, "opened", OPTIONS));
    expect([logOf(run)[0], run.job("look").permissions]).toEqual(["mine", permissions]);
    await registry.push((it) => it.write("a.txt", "b"));
    expect(await github.dispatchPullRequest(pull, "reopened")).toEqual([]);
  });
});

/** The run of these jobs for a push. */
async function pushed(jobs: object, options: object = {}): Promise<WorkflowRun> {
  const files = { ...LOOK, ".github/workflows/a.yml": workflowText({ jobs }) };
  const registry = await smallRepository(github, files);
  return only(await github.dispatchPush(await registry.push((it) => it.write("a", "a")), options));
}

describe("jobs", () => {
  const fine = [CHECKOUT];
  const failing = [{ uses: "./gone" }];

  it("see failures before them, even much earlier ones, and pass on their outputs", async () => {
    const run = await pushed({
      bad: job(failing),
      after: job(fine, { needs: "bad" }),
      mourning: job(fine, { needs: "bad", if: "failure()" }),
      between: job(fine, { needs: "bad", if: "always()", outputs: { x: "[[ github.ref ]]" } }),
      last: job(fine, { needs: "between" }),
      told: job(fine, { needs: "between", if: "failure() && needs.between.outputs.x != ''" }),
    });
    expect(run.ends).toEqual({
      ...{ bad: "failure", after: "skipped", mourning: "success", between: "success" },
      ...{ last: "skipped", told: "success" },
    });
  });

  it("can be skipped by the test, and so are those that need them", async () => {
    const jobs = { a: job(fine), b: job(fine, { needs: "a" }) };
    expect((await pushed(jobs, { skipJobs: ["a"] })).ends).toEqual({ a: "skipped", b: "skipped" });
  });

  it("have no token after they end, and cannot check out without read access", async () => {
    const run = await pushed({
      a: job(look("[[ github.token ]]")),
      b: job(fine, { permissions: { issues: "write" } }),
    });
    expect(github.state.grants.of(run.step("a", "look").log.split(" ")[0] ?? "")).toBeUndefined();
    expect(run.ends).toEqual({ a: "success", b: "failure" });
  });

  it.each([
    [{ uses: `somebody/else@${"0".repeat(40)}` }, "No stand-in for somebody/else"],
    [{ ...CHECKOUT, with: { fetchdepth: 0 } }, "no input fetchdepth"],
    [{ ...CHECKOUT, with: { submodules: true } }, "actions/checkout: the input submodules"],
  ])("with something that is not emulated are an error in the test: %o", async (step, message) => {
    await expect(pushed({ a: job([step]) })).rejects.toThrow(message);
  });
});
