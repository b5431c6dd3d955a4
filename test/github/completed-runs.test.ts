// Runs for the end of another run: trusted, whoever that one was of.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkAndReport, OPTIONS, only, openAndCheck, REPORT } from "./support/check-and-report.ts";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { Registry } from "./support/registry.ts";
import type { WorkflowRun } from "./support/runner/workflow-run.ts";

let github: EmulatedGitHub;
let registry: Registry;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());
beforeEach(async () => {
  registry = await checkAndReport(github);
});

const opened = (from: "fork" | "branch", files?: Record<string, string>) =>
  openAndCheck(github, registry, { from, ...(files && { files }) });

const pullRequestsOf = ({ event }: WorkflowRun) =>
  (event.payload.workflow_run as { pull_requests: unknown[] }).pull_requests;

describe("the end of a run", () => {
  async function reported(from: "fork" | "branch", files?: Record<string, string>) {
    const { pull, run } = await opened(from, files);
    return { pull, run, report: only(await github.dispatchCompleted(run, OPTIONS)) };
  }

  it("starts what waits for it, on the default branch, with trust", async () => {
    const { report } = await reported("fork");
    const main = await registry.hosted.commitAt("main");
    expect(report.step("tell", "file").log).toBe(`published\n${main}\n${main}\n`);
    expect(report.step("tell", "secret").log).toBe("my own\n");
    expect(report.job("tell").permissions).toEqual({ contents: "read", issues: "write" });
  });

  it("runs by the workflow of the default branch, whatever a fork has made of it", async () => {
    const forged = REPORT.replace("cat a.txt", "echo forged");
    const { report } = await reported("fork", { ".github/workflows/report.yml": forged });
    expect(report.step("tell", "file").log).toMatch(/^published\n/);
  });

  it("tells whose head it was, and names no pull request of a fork", async () => {
    const { pull, run, report } = await reported("fork");
    expect(JSON.parse(report.step("tell", "event").log)).toEqual(report.event.payload);
    expect(report.event.payload).toMatchObject({
      action: "completed",
      workflow: { name: "check", path: ".github/workflows/check.yml" },
      workflow_run: {
        ...{ id: run.id, event: "pull_request", status: "completed", conclusion: "success" },
        ...{ head_branch: "change", head_sha: pull.headSha, pull_requests: [] },
        ...{ display_title: "A title", path: ".github/workflows/check.yml", run_attempt: 1 },
        head_repository: { full_name: pull.pull.head.fullName, owner: { login: "mallory" } },
        head_commit: { id: pull.headSha, message: "A title" },
        actor: { login: "mallory", id: 1003 },
        repository: { full_name: registry.fullName },
      },
      repository: { full_name: registry.fullName },
      organization: { login: "acme", id: 5001 },
    });
  });

  it("names a pull request of the repository's own", async () => {
    const { pull, report } = await reported("branch");
    expect(pullRequestsOf(report)).toMatchObject([
      { number: 1, head: { sha: pull.headSha, ref: "change" }, base: { ref: "main" } },
    ]);
  });

  it("starts nothing that waits for another workflow", async () => {
    const { report } = await reported("fork");
    expect(await github.dispatchCompleted(report)).toEqual([]);
  });
});
