// The token that opens pull requests: the job's own, if the settings allow it, or a GitHub App's.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { BumpNotice } from "../../src/core/notice/notice.ts";
import { lattice } from "../support/definitions.ts";
import { bodyOf } from "../support/filed-notices.ts";
import { idOf } from "../support/ids.ts";
import { NoticedRegistry } from "./support/noticed.ts";

const NOTICE: BumpNotice = {
  kind: "stable-id",
  id: lattice("mini.mainnet").stableId,
  to: idOf("the next mini.mainnet"),
  effectiveAt: "2027-02-03T14:00:00Z",
  releaseNotes: null,
  reason: "A new committee.",
};

let world: NoticedRegistry;
beforeEach(async () => {
  world = await NoticedRegistry.start("2027-02-01T09:00:00Z");
});
afterEach(() => world.stop());

describe("if Actions is not allowed to open pull requests", () => {
  it("the run and the comment have GitHub's message, and the next run continues", async () => {
    const { hosted } = world.registry;
    hosted.actionsOpenPulls = false;
    const { activity, number } = world.file(NOTICE);
    const [run] = await world.world.github.dispatchIssue(activity, { now: world.now });
    if (!run) throw new Error("Nothing was started.");
    expect(run.ends).toEqual({ notice: "failure" });
    expect(run.faults).toContain("not permitted to create or approve pull requests");
    const comment = world.comment(number);
    expect(comment).toContain("Allow it in Settings, Actions, General, Workflow permissions.");
    expect(comment).toContain("the next hourly run tries again");
    expect(await world.pulls()).toEqual([]);
    hosted.actionsOpenPulls = true;
    await world.cutover();
    expect((await world.pulls()).map(({ branch }) => branch)).toEqual([
      `bump-notice/${number}/mini_one`,
      `bump-notice/${number}/mini_two`,
    ]);
    expect(world.comment(number)).not.toContain("not permitted");
    expect(Object.values(await world.checks())).toEqual(["success", "success"]);
    await world.hear(world.registry.closeIssue(number, { by: "miniature-works" }));
    expect(await world.pulls()).toEqual([]);
  });
});

describe("if a ruleset covers the registry's branches", () => {
  it("the run and the comment name it and what to exclude, and the next run continues", async () => {
    const { hosted } = world.registry;
    hosted.ruleset = /^bump-notice\//;
    const { activity, number } = world.file(NOTICE);
    const [run] = await world.world.github.dispatchIssue(activity, { now: world.now });
    const remedy = "In Settings, Rules, Rulesets, exclude the branches bump-notice/";
    expect(run?.faults).toContain(remedy);
    expect(run?.faults).not.toContain("lacks the permission");
    expect(world.comment(number)).toContain(remedy);
    hosted.ruleset = undefined;
    await world.cutover();
    expect(await world.pulls()).toHaveLength(2);
  });
});

describe("with the token of a GitHub App", () => {
  it("everything is in its name, and its pull requests start their checks themselves", async () => {
    const { activity, number } = world.file(NOTICE);
    const { grants } = world.world.github.state;
    const given = vi.spyOn(grants, "give");
    const options = {
      vars: { REGISTRY_APP_ID: "7" },
      secrets: { REGISTRY_APP_PRIVATE_KEY: "a key" },
    };
    await world.hear(activity, options);
    const tokens = given.mock.calls.filter(([it]) => it.account.login === "registry-app[bot]");
    expect(tokens.map(([it]) => it.permissions)).toEqual([
      { contents: "write", issues: "write", pages: "read", "pull-requests": "write" },
    ]);
    const comments = world.registry.comments(number);
    expect(comments.map(({ user }) => user.login)).toEqual(["registry-app[bot]"]);
    const pulls = await world.pulls();
    expect(pulls).toHaveLength(2);
    const { pulls: all } = world.world.github.state;
    for (const pull of pulls) {
      expect(all.of(world.registry.hosted, pull.number)?.issue.author.login).toBe(
        "registry-app[bot]",
      );
    }
    expect(world.world.github.state.dispatches).toEqual([]);
    await world.cutover(options);
    expect(world.registry.comments(number)).toHaveLength(1);
    expect(await world.pulls()).toEqual(pulls);
  });
});

describe("an issue that is not a notice", () => {
  const conclusionOf = async (labels: string[], body: string) => {
    const { activity } = world.file(body, { labels });
    const [run] = await world.world.github.dispatchIssue(activity, { now: world.now });
    return run?.conclusion;
  };

  it("starts no job; one with the label or the form's headings does", async () => {
    expect(await conclusionOf([], "It does not build for me.")).toBe("skipped");
    expect(await conclusionOf(["bug"], "")).toBe("skipped");
    expect(await conclusionOf(["Bump-Notice"], "Something.")).toBe("success");
    expect(await conclusionOf([], bodyOf(NOTICE))).toBe("success");
  });
});
