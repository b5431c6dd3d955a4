// A registry whose default branch is not called main: everything works on it.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RULESET } from "../../src/core/doctor/ruleset.ts";
import { lattice } from "../support/definitions.ts";
import { bodyOf } from "../support/filed-notices.ts";
import { GitRepository } from "../support/git-repository.ts";
import { idOf } from "../support/ids.ts";
import { EmulatedGitHub, only } from "./support/emulated-github.ts";
import { OPERATOR_LOGIN } from "./support/noticed.ts";
import { ONE, projectRegistry } from "./support/project-registry.ts";
import type { Registry } from "./support/registry.ts";
import { ACCOUNTS } from "./support/server/accounts.ts";

const PUBLISH = ".github/workflows/publish.yml";
const NOW = "2027-02-01T09:00:00Z";

let github: EmulatedGitHub;
let registry: Registry;
beforeAll(async () => {
  github = await EmulatedGitHub.start({ accounts: [...ACCOUNTS] });
  const repository = new GitRepository();
  repository.git("pull", "--quiet", await projectRegistry());
  repository.git("branch", "--move", "trunk");
  registry = await github.createRepository("acme/registry", repository.folder);
  repository.delete();
});
afterAll(() => github.stop());

const PUBLISHED = { build: "success", deploy: "success", confirm: "success" };

describe("with a default branch that is called trunk", () => {
  it("a push to the old one publishes nothing, and says what to write where", async () => {
    await registry.hosted.git("branch", "main", "trunk");
    const push = await registry.push((it) => it.write("a.txt", "a"), { branch: "main" });
    const run = only(await github.dispatchPush(push, { files: ["publish.yml"] }));
    expect(run.ends).toEqual({ build: "failure", deploy: "skipped", confirm: "skipped" });
    expect(run.faults).toMatch(/to main, but the default branch is trunk.*branches: \["trunk"\]/);
    await registry.hosted.git("update-ref", "-d", "refs/heads/main");
  });

  it("it is published once the trigger names it", async () => {
    const text = `${await registry.hosted.fileAt("trunk", PUBLISH)}`;
    const push = await registry.push((it) => {
      it.write(PUBLISH, text.replace("branches: [main]", 'branches: ["trunk"]'));
    });
    expect(push.branch).toBe("trunk");
    const run = only(await github.dispatchPush(push, { files: ["publish.yml"] }));
    expect(run.ends).toEqual(PUBLISHED);
    const cutover = only(await github.dispatchCompleted(run));
    expect([cutover.name, cutover.conclusion]).toEqual(["cutover", "success"]);
  });

  it("a pull request is checked and reported against it, and its status can be required", async () => {
    registry.impose(RULESET);
    const pull = await registry.openPullRequest({
      ...{ from: "fork", branch: "change" },
      commit: (it) => it.writeDefinition({ ...ONE, title: "One" }),
    });
    const checked = only(
      await github.dispatchPullRequest(pull, "opened", { files: ["check.yml"] }),
    );
    expect(checked.conclusion).toBe("success");
    await github.dispatchCompleted(checked);
    expect(registry.statusOf(pull.headSha)?.state).toBe("success");
    expect(registry.comments(pull.number)[0]?.body).toContain("check --base origin/trunk`");
    const push = await registry.merge(pull);
    const run = only(await github.dispatchPush(push, { files: ["publish.yml"] }));
    expect(run.ends).toEqual(PUBLISHED);
  });

  it("a notice is announced by pull requests against it, whose checks compare with it", async () => {
    const body = bodyOf({
      ...{ kind: "stable-id", id: lattice("mini.mainnet").stableId, to: idOf("the next") },
      ...{ effectiveAt: "2027-02-03T14:00:00Z", releaseNotes: null, reason: "A new committee." },
    });
    const title = "Bump notice: mini.mainnet";
    const filed = { author: OPERATOR_LOGIN, title, body, labels: ["bump-notice"] };
    const run = only(await github.dispatchIssue(registry.openIssue(filed), { now: NOW }));
    expect(run.faults).toBe("");
    const opened = github.state.pulls.ofRepository(registry.hosted).slice(1);
    expect(opened.map(({ baseBranch }) => baseBranch)).toEqual(["trunk", "trunk"]);
    const checks = await github.dispatchRequested({ now: NOW });
    for (const check of checks) await github.dispatchCompleted(check, { now: NOW });
    expect(opened.map(({ headSha }) => registry.statusOf(headSha)?.state)).toEqual([
      ...["success", "success"],
    ]);
    const hourly = only(await github.dispatchSchedule(registry, "cutover.yml", { now: NOW }));
    expect(hourly.faults).toBe("");
  });
});
