// Runs for issues and for schedules: on the default branch, by what was told when it happened.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { only } from "./support/check-and-report.ts";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { Registry } from "./support/registry.ts";
import type { IssueActivity } from "./support/runner/issue-payload.ts";
import { smallRepository } from "./support/small-repository.ts";
import { workflowText } from "./support/workflow-text.ts";

const EXAMPLES = /codertocat|hello-world|octo-org|octo-repo|octocoders|octocat|api\.github\.com/i;

const TYPES = ["opened", "edited", "labeled", "unlabeled", "closed", "reopened"];
const jobs = {
  look: {
    "runs-on": "x",
    permissions: { issues: "write" },
    steps: [
      { id: "what", run: "echo [[ github.event.action ]] $GITHUB_ACTOR $GITHUB_REF $GITHUB_SHA" },
      { id: "secret", run: "echo [[ secrets.MINE || 'none' ]]" },
    ],
  },
};
const FILES = {
  ".github/workflows/all.yml": workflowText({
    name: "all",
    on: { issues: { types: TYPES } },
    jobs,
  }),
  ".github/workflows/new.yml": workflowText({
    ...{ name: "new", on: { issues: { types: ["opened"] } }, jobs },
  }),
  ".github/workflows/daily.yml": workflowText({
    ...{ name: "daily", on: { schedule: [{ cron: "0 8 * * *" }, { cron: "30 * * * *" }] }, jobs },
  }),
};
const OPTIONS = { bash: true, secrets: { MINE: "my own" } };

let github: EmulatedGitHub;
let registry: Registry;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());
beforeEach(async () => {
  registry = await smallRepository(github, FILES);
});

const opened = () => registry.openIssue({ author: "mallory", title: "One", body: "Before" });
const told = ({ payload }: IssueActivity) => payload;

describe("a change of an issue", () => {
  it("starts what asks for it, trusted, on the default branch as it is then", async () => {
    const activity = await opened();
    const { after } = await registry.push((it) => it.write("a.txt", "later"));
    const runs = await github.dispatchIssue(activity, OPTIONS);
    expect(runs.map(({ name }) => name)).toEqual(["all", "new"]);
    expect(runs[0]?.step("look", "what").log).toBe(`opened mallory refs/heads/main ${after}\n`);
    expect(runs[0]?.step("look", "secret").log).toBe("my own\n");
    const { number } = activity;
    const closed = await registry.closeIssue(number, { by: "ada" });
    expect(only(await github.dispatchIssue(closed, OPTIONS)).step("look", "what").log).toMatch(
      /^closed ada /,
    );
  });

  it("is told as it was when it happened, also later and twice", async () => {
    const activity = await opened();
    const { number } = activity;
    const edited = await registry.editIssue(number, { body: "After", by: "mallory" });
    for (const files of [["new.yml"], ["new.yml"]]) {
      const run = only(await github.dispatchIssue(activity, { files }));
      expect(run.event.payload).toMatchObject({ issue: { body: "Before" } });
    }
    expect(told(edited)).toMatchObject({
      ...{ action: "edited", changes: { body: { from: "Before" } }, issue: { body: "After" } },
    });
    expect(told(edited).changes).not.toHaveProperty("title");
    expect((await registry.issue(number)).body).toBe("After");
  });

  it("tells who did it, to which label, and how it is closed", async () => {
    const { number, payload } = await opened();
    expect(payload).toMatchObject({
      ...{ action: "opened", sender: { login: "mallory", id: 1003, type: "User" } },
      issue: { number, user: { login: "mallory", id: 1003 }, state: "open", labels: [] },
      ...{ repository: { full_name: registry.fullName }, organization: { login: "acme" } },
    });
    const by = { by: "ada" };
    const labeled = told(await registry.labelIssue(number, "approved", by));
    expect(labeled).toMatchObject({
      ...{ action: "labeled", label: { name: "approved" }, sender: { login: "ada" } },
      issue: { user: { login: "mallory" }, labels: [{ name: "approved" }] },
    });
    const unlabeled = told(await registry.unlabelIssue(number, "approved", by));
    expect(unlabeled).toMatchObject({
      ...{ action: "unlabeled", label: { name: "approved" }, issue: { labels: [] } },
    });
    const closed = told(await registry.closeIssue(number, { ...by, reason: "not_planned" }));
    expect(closed).toMatchObject({
      ...{ action: "closed", issue: { state: "closed", state_reason: "not_planned" } },
    });
    const reopened = told(await registry.reopenIssue(number, by));
    expect(reopened).toMatchObject({ action: "reopened", issue: { state: "open" } });
    for (const it of [payload, labeled, unlabeled, closed, reopened]) {
      expect(JSON.stringify(it)).not.toMatch(EXAMPLES);
    }
  });
});

describe("a schedule", () => {
  it("starts the workflow that has it, on the default branch", async () => {
    const due = { workflow: "daily.yml" };
    const run = only(await github.dispatchSchedule(registry, due, OPTIONS));
    const tip = await registry.hosted.commitAt("main");
    expect(run.step("look", "what").log).toBe(`ada refs/heads/main ${tip}\n`);
    expect(run.event.payload).toMatchObject({ schedule: "0 8 * * *" });
    expect(run.event.payload).not.toHaveProperty("sender");
    expect(JSON.stringify(run.event.payload)).not.toMatch(EXAMPLES);
    const other = { ...due, cron: "30 * * * *" };
    expect(await github.dispatchSchedule(registry, other)).toHaveLength(1);
  });

  it("starts nothing where there is none, or another", async () => {
    expect(await github.dispatchSchedule(registry, { workflow: "new.yml" })).toEqual([]);
    const other = { workflow: "daily.yml", cron: "1 1 * * *" };
    expect(await github.dispatchSchedule(registry, other)).toEqual([]);
  });
});
