// Runs for pull requests: whose code, which commit, which trust.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CHECK, checkAndReport, OPTIONS, only, openAndCheck } from "./support/check-and-report.ts";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { Registry } from "./support/registry.ts";

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

describe("a fork's pull request", () => {
  it("is checked out as the merge, and knows where it comes from", async () => {
    const { pull, run } = await opened("fork");
    const { mergeSha, headSha } = pull.pull;
    expect(run.step("look", "commit").log).toBe(
      `${mergeSha}\n${headSha}\n${mergeSha} refs/pull/1/merge\n`,
    );
    expect(run.step("look", "refs").log).toBe("change main\n");
    expect(run.group).toBe("check-1");
  });

  it("has a token that reads, and no secrets", async () => {
    const { run } = await opened("fork");
    expect(run.job("look").permissions).toEqual({
      ...{ contents: "read", issues: "read", "id-token": "none" },
    });
    expect(run.step("look", "secret").log).toBe("none\n");
  });

  it("runs by its own workflow: it can change how it is checked", async () => {
    const forged = CHECK.replace("git rev-parse HEAD HEAD^2", "echo forged");
    const { run } = await opened("fork", { ".github/workflows/check.yml": forged });
    expect(run.step("look", "commit").log).toMatch(/^forged\n/);
  });

  it("starts nothing where the filter has another base", async () => {
    await registry.hosted.git("branch", "old", "main");
    const pull = await registry.openPullRequest({
      ...{ from: "fork", base: "old" },
      commit: (checkout) => checkout.write("a.txt", "x\n"),
    });
    expect(await github.dispatchPullRequest(pull, "opened")).toEqual([]);
  });

  it("is told of as pushed to", async () => {
    const { pull } = await opened("fork");
    const before = pull.headSha;
    await pull.push((checkout) => checkout.write("a.txt", "newer\n"));
    const run = only(await github.dispatchPullRequest(pull, "synchronize", OPTIONS));
    expect(run.event.payload).toMatchObject({
      ...{ action: "synchronize", number: 1, before, after: pull.headSha },
      pull_request: { title: "A title", head: { sha: pull.headSha, repo: { fork: true } } },
    });
  });
});

describe("a pull request of the repository's own", () => {
  it("has its permissions and secrets", async () => {
    const { run } = await opened("branch");
    expect(run.job("look").permissions).toMatchObject({ issues: "write", "id-token": "write" });
    expect(run.step("look", "secret").log).toBe("my own\n");
  });
});
