// Actions of other repositories, and of the workflow's own, on the emulated GitHub: their commits, and where they run.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmulatedGitHub, only } from "./support/emulated-github.ts";
import { CHECKOUT, job, look, lookAction, seen, tagged } from "./support/looking.ts";
import type { PullRequest } from "./support/pull-request.ts";
import type { Registry } from "./support/registry.ts";
import { smallRepository } from "./support/small-repository.ts";
import { workflowText } from "./support/workflow-text.ts";

const composite = (uses: string) =>
  workflowText({
    ...{ name: "Composite", description: "Composite" },
    runs: { using: "composite", steps: [{ uses }] },
  });

let github: EmulatedGitHub;
let tools: Registry;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
  tools = await tagged(github, "tools/actions", {
    ...lookAction("look", "first"),
    "composite/action.yml": composite("$/look"),
    "unbuilt/action.yml": lookAction("look", "")["look/action.yml"] ?? "",
  });
  await tools.push((it) => it.write("look/main.js", "console.log('second')"));
});
afterAll(() => github.stop());

async function ran(steps: object[], files: Record<string, string> = {}, more: object = {}) {
  const jobs = { a: job(steps, more) };
  const registry = await smallRepository(github, {
    ...{ ...files, ".github/workflows/a.yml": workflowText({ on: "workflow_dispatch", jobs }) },
  });
  return only(await github.dispatchManually(registry, { workflow: "a.yml" }));
}

describe("an action of another repository", () => {
  it.each(["v1", "main", "the commit of v1"])(
    "is of the commit that is named: %s",
    async (name) => {
      const ref = name.startsWith("the") ? `${await tools.hosted.commitAt("v1")}` : name;
      const uses = `tools/actions/look@${ref}`;
      const run = await ran([look(uses)], {}, { permissions: {} });
      expect(seen(run, "a")[0]).toBe(name === "main" ? "second" : "first");
      expect(run.step("a", "look").from).toBe(`_actions/tools/actions/${ref}/look`);
      if (name === "v1") expect(seen(run, "a").slice(2)).toEqual(["tools/actions", "v1", "a"]);
    },
  );

  it("does not run if its dist is not in that tree", async () => {
    const run = await ran([look("tools/actions/unbuilt@v1")]);
    expect(run.faults).toMatch(
      /^File not found: '.*\/work\/_actions\/tools\/actions\/v1\/unbuilt\/main.js'$/,
    );
  });

  it.each([
    [
      "tools/actions/look@v2",
      "Unable to resolve action `tools/actions@v2`, unable to find version `v2`",
    ],
    [
      "tools/actions/gone@v1",
      "Can't find 'action.yml', 'action.yaml' or 'Dockerfile' for action 'tools/actions/gone@v1'.",
    ],
  ])("that is missing fails the job before its first step: %s", async (uses, words) => {
    const run = await ran([CHECKOUT, look(uses)]);
    expect([run.conclusion, run.faults, run.job("a").steps]).toEqual(["failure", words, []]);
  });
});

describe("an action of the workflow's own repository", () => {
  const own = lookAction("look", "ours");

  it("needs no checkout, and comes from the running commit", async () => {
    const run = await ran([look("$/look")], own);
    const { repository, sha } = run.event;
    expect([seen(run, "a")[0], run.step("a", "look").from]).toEqual([
      ...["ours", `_actions/${repository.fullName}/${sha}/look`],
    ]);
  });

  it("with ./ is in the workspace, and is missing without a checkout", async () => {
    const run = await ran([CHECKOUT, look("./look")], own);
    expect(run.step("a", "look").from).toMatch(/^(small-\d+)\/\1\/look$/);
    expect((await ran([look("./look")], own)).faults).toContain(
      "Did you forget to run actions/checkout before running your local action?",
    );
  });

  it("in a composite action, comes from that action's repository", async () => {
    const remote = await ran([{ id: "look", uses: "tools/actions/composite@v1" }], own);
    expect(seen(remote, "a")[0]).toBe("first");
    const files = { ...own, "composite/action.yml": composite("$/look") };
    const local = await ran([CHECKOUT, { id: "look", uses: "./composite" }], files);
    expect(seen(local, "a")[0]).toBe("ours");
  });
});

it("a job knows its workflow", async () => {
  const value = "[[ job.workflow_repository ]],[[ job.workflow_sha ]],[[ job.workflow_ref ]]";
  const run = await ran([look("tools/actions/look@v1", value)]);
  const { repository, sha } = run.event;
  const ref = `${repository.fullName}/.github/workflows/a.yml@refs/heads/main`;
  expect(seen(run, "a")[1]).toBe([repository.fullName, sha, ref].join());
});

it("a schedule's event has no repository: only the ref identifies the default branch", async () => {
  const value = "[[ github.event.repository.default_branch || github.ref_name ]]";
  const jobs = {
    a: job([look("tools/actions/look@v1", `${value},[[ github.event.repository ]]`)]),
  };
  const on = { schedule: [{ cron: "7 * * * *" }] };
  const registry = await smallRepository(
    github,
    { ".github/workflows/a.yml": workflowText({ on, jobs }) },
    "trunk",
  );
  const run = only(await github.dispatchSchedule(registry, "a.yml"));
  expect(seen(run, "a")[1]).toBe("trunk,");
});

it("a pull request from Dependabot has no secrets and cannot write", async () => {
  const steps = [look("tools/actions/look@v1", "[[ secrets.MINE || 'none' ]]")];
  const jobs = { a: job(steps, { permissions: { issues: "write" } }) };
  const registry = await smallRepository(github, {
    ".github/workflows/a.yml": workflowText({ on: "pull_request", jobs }),
  });
  const pull = await registry.openPullRequest({
    ...{ from: "branch", author: "dependabot[bot]", commit: (it) => it.write("a", "a") },
  });
  const secrets = { MINE: "mine" };
  const run = only(await github.dispatchPullRequest(pull, "opened", { secrets }));
  expect([seen(run, "a")[1], run.job("a").permissions]).toEqual(["none", { issues: "read" }]);
});

it("a pull request opened with a job's token waits for approval of its runs", async () => {
  const jobs = { a: job([look("tools/actions/look@v1")]) };
  const registry = await smallRepository(github, {
    ".github/workflows/a.yml": workflowText({ on: "pull_request", jobs }),
  });
  const pull = await registry.openPullRequest({
    ...{ from: "branch", author: "github-actions[bot]", commit: (it) => it.write("a", "a") },
  });
  const run = only(await github.dispatchPullRequest(pull, "opened"));
  expect([run.conclusion, run.jobs]).toEqual(["action_required", []]);
  expect((await github.approve(run, { by: "ada" })).ends).toEqual({ a: "success" });
  await expect(github.approve(run, { by: "mallory" })).rejects.toThrow("write access");
});

it("so does a stranger's first one with that setting, but none after a merge", async () => {
  const jobs = { a: job([look("tools/actions/look@v1")]) };
  const registry = await smallRepository(github, {
    ".github/workflows/a.yml": workflowText({ on: "pull_request", jobs }),
  });
  registry.hosted.approvesFirstTimers = true;
  const opened = (from: "fork" | "branch", branch: string) =>
    registry.openPullRequest({ from, branch, commit: (it) => it.write(branch, branch) });
  const run = async (pull: PullRequest) => only(await github.dispatchPullRequest(pull, "opened"));
  const first = await opened("fork", "first");
  expect((await run(first)).conclusion).toBe("action_required");
  expect((await run(await opened("branch", "own"))).conclusion).toBe("success");
  await registry.merge(first);
  expect((await run(await opened("fork", "next"))).conclusion).toBe("success");
});
