// The status that a ruleset can require: the result of each head's check by the default branch's code, never of anything
// that was not compared, not read, or not fully reported.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { RULESET } from "../../src/core/doctor/ruleset.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { only } from "./support/emulated-github.ts";
import { ONE, TWO } from "./support/project-registry.ts";
import type { PullRequest } from "./support/pull-request.ts";
import { ReportedRegistry } from "./support/reported.ts";
import type { Fault } from "./support/server/faults.ts";

let world: ReportedRegistry;
beforeAll(async () => {
  world = await ReportedRegistry.start();
  world.registry.impose(RULESET);
});
afterAll(() => world.stop());

const CHECK = ".github/workflows/check.yml";

let titles = 0;
const retitled = (definition: Definition) => ({ ...definition, title: `Title ${++titles}` });
const open = (wanted = {}) =>
  world.open((checkout) => checkout.writeDefinition(retitled(ONE)), wanted);
/** A new commit each time: a status belongs to a commit, whichever pull requests have it. */
const wrong = () => ({ ...retitled(ONE), fingerprint: "00".repeat(32) });

const commentUrl = (pull: PullRequest) => {
  const [comment] = world.registry.comments(pull.number);
  const { web } = world.github.state.addresses;
  return `${web}/acme/registry/pull/${pull.number}#issuecomment-${comment?.id}`;
};

describe("the status of a pull request's head", () => {
  it.each(["fork", "branch"] as const)("is success for a valid one from a %s", async (from) => {
    const pull = await open({ from });
    expect(world.registry.refusal(pull)).toContain('"coalitions" is expected');
    await world.run(pull);
    expect(world.statusOf(pull)).toBe("success: No problems in 1 definition");
    expect(world.registry.statusOf(pull.headSha)).toMatchObject({
      targetUrl: commentUrl(pull),
      creator: { login: "github-actions[bot]" },
    });
    expect(world.registry.refusal(pull)).toBeUndefined();
  });

  it("is failure with errors, and success when they are fixed: each head has its own", async () => {
    const pull = await world.open((checkout) => checkout.writeDefinition(wrong()));
    const first = pull.headSha;
    await world.run(pull);
    expect(world.statusOf(pull)).toBe("failure: 1 error in 1 file must be fixed before merging");
    expect(world.registry.refusal(pull)).toContain('"coalitions" is failing');
    await pull.push((checkout) => checkout.writeDefinition(retitled(ONE)));
    expect(world.registry.refusal(pull)).toContain('"coalitions" is expected');
    await world.run(pull, "synchronize");
    expect(world.statusOf(pull)).toBe("success: No problems in 1 definition");
    expect(world.registry.statusOf(first)?.state).toBe("failure");
    expect(world.registry.refusal(pull)).toBeUndefined();
  });

  it("belongs to its own head: an older one's late report does not change the newer one's", async () => {
    const pull = await open();
    const older = await world.check(pull);
    await pull.push((checkout) => checkout.writeDefinition(wrong()));
    await world.run(pull, "synchronize");
    await world.report(older);
    expect(world.statusOf(pull)).toMatch(/^failure/);
    expect(world.registry.statusOf(older.event.head.sha)).toBeUndefined();
  });

  it("is also set for the registry's own pull requests, whose check is started by hand", async () => {
    const pull = await open({ from: "branch", branch: "cutover/x" });
    world.github.state.dispatches.push({
      ...{ repository: world.registry.hosted, workflow: "check.yml", inputs: { base: "main" } },
      ...{ ref: "refs/heads/cutover/x", by: world.github.state.accounts.named("ada") },
    });
    await world.report(only(await world.github.dispatchRequested()));
    expect(world.statusOf(pull)).toBe("success: No problems in 1 definition");
    expect(world.registry.refusal(pull)).toBeUndefined();
  });

  it("does not come from the pull request's own check", async () => {
    const pull = await world.open((checkout) => {
      checkout.writeDefinition(wrong());
      const text = checkout.git("show", `HEAD:${CHECK}`);
      checkout.write(CHECK, text.replace("    runs-on:", "    if: false\n    runs-on:"));
    });
    const { checked } = await world.run(pull);
    expect(checked.conclusion).toBe("skipped");
    expect(world.statusOf(pull)).toMatch(/^failure: 1 error/);
  });

  it("is pending if a maintainer must decide, who may bypass the ruleset", async () => {
    const pull = await world.open((checkout) => {
      checkout.writeDefinition(retitled(TWO));
      checkout.write("package.json", "{}\n");
    });
    await world.run(pull);
    expect(world.statusOf(pull)).toBe(
      "pending: A maintainer must decide: it changes files that can change this check",
    );
    expect(world.registry.refusal(pull)).toContain('"coalitions" is pending');
    const [comment] = (await world.shown(pull)).comments;
    expect(comment).toContain("the status `coalitions` does not pass");
  });

  it("is not set for another branch: what is harmless there may not be here", async () => {
    const { hosted } = world.registry;
    await hosted.git("update-ref", "refs/heads/next", await hosted.existingCommit("main"));
    await world.registry.push((checkout) => checkout.writeDefinition(wrong()), { branch: "next" });
    const pull = await open({ from: "branch", base: "next" });
    const { reported } = await world.run(pull);
    expect(reported.conclusion).toBe("success");
    expect(world.statusOf(pull)).toBeUndefined();
    const twin = await open({ from: "branch" });
    const { base, head, headBranch, issue } = twin.pull;
    const places = { base, baseBranch: "next", head, headBranch };
    await world.github.state.pulls.open({
      ...{ ...places, author: issue.author, title: "The same", body: null },
    });
    await world.run(twin);
    expect(world.statusOf(twin)).toBe("success: No problems in 1 definition");
  });
});

describe("an existing status", () => {
  it("is withheld while the same head is checked again, and not repeated without a change", async () => {
    const pull = await open();
    const { checked } = await world.run(pull);
    const states = () =>
      world.github.state.statuses.of(world.registry.hosted, pull.headSha).map((it) => it.state);
    await world.report(checked);
    expect(states()).toEqual(["success", "pending", "success", "pending"]);
    const faulty = await world.open((checkout) => checkout.writeDefinition(wrong()));
    const run = await world.run(faulty);
    await world.report(run.checked);
    const { statuses } = world.github.state;
    const all = statuses.of(world.registry.hosted, faulty.headSha);
    expect(all.map((it) => it.state)).toEqual(["failure", "pending"]);
  });
});

describe("an incomplete report", () => {
  let pull: PullRequest;
  beforeEach(async () => {
    pull = await open();
    // It was valid before.
    await world.run(pull);
  });

  async function reportAgain(...faults: Fault[]) {
    const checked = await world.check(pull);
    for (const fault of faults) world.github.fault(fault);
    const run = await world.report(checked);
    expect(world.github.state.faults.unmet).toEqual([]);
    expect(run.conclusion).toBe("failure");
    return run;
  }

  it("is an error if the comment cannot be written", async () => {
    const other = await world.open((checkout) => checkout.writeDefinition(retitled(TWO)));
    const checked = await world.check(other);
    world.github.fault({ method: "POST", path: /\/issues\/\d+\/comments/, answer: 403 });
    await world.report(checked);
    expect(world.statusOf(other)).toMatch(/^error: The report stopped early/);
    await world.report(checked);
    expect(world.statusOf(other)).toMatch(/^success/);
  });

  it("is an error if the commit cannot be fetched", async () => {
    await reportAgain({ path: /git-upload-pack/, answer: 404 });
    expect(world.statusOf(pull)).toMatch(/^error: The commit could not be fetched/);
  });

  it("says what to add if the job cannot set a status, and does the rest", async () => {
    await pull.push((checkout) => checkout.writeDefinition(retitled(ONE)));
    const run = await reportAgain({ method: "POST", path: /\/statuses\//, answer: 403, times: 2 });
    expect(run.faults).toMatch(
      /^Could not set the status coalitions of \w{40}: the job lacks the permission "statuses: write"/,
    );
    expect(run.faults.split("\n")).toHaveLength(1);
    expect((await world.shown(pull)).comments).toHaveLength(1);
  });

  it("says so if GitHub accepts no further statuses for the commit", async () => {
    const { statuses } = world.github.state;
    const { headSha: sha } = pull;
    const creator = world.github.state.accounts.named("ada");
    const one = { sha, context: "coalitions", description: null, targetUrl: null, creator };
    while (statuses.add(world.registry.hosted, { ...one, state: "error" }));
    const run = await reportAgain();
    expect(run.faults).toMatch(/1,000 statuses.*Push another commit/);
  });
});

describe("in a merge queue", () => {
  it("a group that deletes a definition fails, and its run says why", async () => {
    const pull = await world.open((checkout) => checkout.remove("coalitions/mini.two.json"));
    const { group, reported, status } = await world.queue(pull);
    expect(status?.state).toBe("failure");
    expect(reported.job("report").summary).toContain("definition-deleted");
    await expect(world.registry.mergeGroup(pull, group)).rejects.toThrow("is failing");
  });

  it("a group that changes its own check fails at once, so that nobody waits", async () => {
    const pull = await world.open((checkout) => checkout.write("package.json", "{}\n"));
    const { status } = await world.queue(pull);
    expect(status).toMatchObject({
      ...{ state: "failure", description: expect.stringContaining("past the queue") },
    });
  });

  it("a group whose branch does not name its base is an error", async () => {
    const pull = await open();
    const { checked, group } = await world.queue(pull);
    const { runs } = world.github.state;
    const run = runs.get(checked.id);
    if (!run) throw new Error("No run.");
    runs.set(checked.id, { ...run, head_branch: "gh-readonly-queue/main" });
    const reported = await world.report(checked);
    expect(reported.faults).toContain("does not say which commit it is built on");
    expect(world.registry.statusOf(group)?.state).toBe("error");
  });

  it("a group for another branch has no status: its commits may be proposed for the default branch next", async () => {
    const { checked, group, status } = await world.queue(await open());
    const { runs } = world.github.state;
    const run = runs.get(checked.id);
    if (!run) throw new Error("No run.");
    const branch = `${run.head_branch}`.replace("/main/", "/other/");
    runs.set(checked.id, { ...run, head_branch: branch });
    const reported = await world.report(checked);
    expect(reported.conclusion).toBe("success");
    expect(reported.job("report").summary).not.toBe("");
    expect(world.registry.statusOf(group)).toEqual(status);
  });

  it("each group is compared with its base, and merged with its own status", async () => {
    const [first, second] = [
      await open({ from: "branch" }),
      await world.open((checkout) => checkout.writeDefinition(retitled(TWO))),
    ];
    const one = await world.queue(first);
    const two = await world.queue(second, one.group);
    for (const { checked, reported, status } of [one, two]) {
      expect([checked.conclusion, reported.conclusion]).toEqual(["success", "success"]);
      expect(status).toMatchObject({
        ...{ state: "success", description: "No problems in 1 definition" },
        targetUrl: `${world.github.state.addresses.web}/acme/registry/actions/runs/${reported.id}`,
      });
    }
    expect(two.reported.job("report").summary).toContain(one.group.slice(0, 12));
    await world.registry.mergeGroup(first, one.group);
    await world.registry.mergeGroup(second, two.group);
    expect(world.registry.comments(second.number)).toEqual([]);
  });
});
