// What a check and a report compare with: in a merge queue, by hand, against another branch; and a report without a base,
// which never replaces one that had a base.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { only } from "./support/emulated-github.ts";
import { ONE, TWO } from "./support/project-registry.ts";
import type { PullRequest } from "./support/pull-request.ts";
import { ReportedRegistry } from "./support/reported.ts";
import type { WorkflowRun } from "./support/runner/workflow-run.ts";

let world: ReportedRegistry;
beforeAll(async () => {
  world = await ReportedRegistry.start();
});
afterAll(() => world.stop());

const CHECK = { files: ["check.yml"] };

function checkOf(run: WorkflowRun) {
  const { outputs } = run.step("definitions", "validate");
  const { annotations } = run.job("definitions");
  const codes = annotations.flatMap(({ properties: { title } }) => title ?? []);
  return { conclusion: run.conclusion, base: outputs.base, checked: outputs.checked, codes };
}

describe("in a merge queue", () => {
  it("a deletion fails, and the pull request gets no report", async () => {
    const pull = await world.open((checkout) => checkout.remove("coalitions/mini.two.json"));
    const run = only(await world.github.dispatchMergeGroup(pull, CHECK));
    const { codes, ...found } = checkOf(run);
    expect(found).toEqual({ conclusion: "failure", base: pull.pull.baseSha, checked: "0" });
    expect(codes).toEqual(["definition-deleted"]);
    await world.github.dispatchCompleted(run);
    expect((await world.shown(pull)).comments).toEqual([]);
  });

  it("changes are checked against the group's base", async () => {
    const pull = await world.open((checkout) => checkout.writeDefinition({ ...ONE, title: "1" }));
    const run = only(await world.github.dispatchMergeGroup(pull, CHECK));
    const base = pull.pull.baseSha;
    expect(checkOf(run)).toEqual({ conclusion: "success", base, checked: "1", codes: [] });
  });
});

describe("by hand on the default branch", () => {
  it("all definitions are checked, and none differs", async () => {
    const run = only(
      await world.github.dispatchManually(world.registry, { workflow: "check.yml" }),
    );
    const base = await world.registry.hosted.commitAt("main");
    expect(checkOf(run)).toEqual({ conclusion: "success", base, checked: "2", codes: [] });
  });
});

describe("by hand without a base", () => {
  it("nothing is compared, and the check says so and passes", async () => {
    const { github, registry } = world;
    const wanted = { workflow: "check.yml", inputs: { base: "none" } };
    const run = only(await github.dispatchManually(registry, wanted));
    expect(checkOf(run)).toEqual({ conclusion: "success", base: "", checked: "2", codes: [] });
    expect(run.job("definitions").summary).toContain("Nothing to compare with");
  });
});

describe("a report in a shallow clone", () => {
  const WORKFLOW = ".github/workflows/report.yml";
  let pull: PullRequest;
  let compared: string;

  beforeAll(async () => {
    pull = await world.open((checkout) => checkout.writeDefinition({ ...TWO, title: "2" }));
    await world.run(pull);
    [compared = ""] = (await world.shown(pull)).comments;
    await world.registry.push((checkout) => {
      const text = checkout.git("show", `HEAD:${WORKFLOW}`);
      checkout.write(WORKFLOW, `${text.replace("fetch-depth: 0", "fetch-depth: 1")}\n`);
    });
  });

  it("adds a note above the earlier comparison, which stays with its labels", async () => {
    await pull.push((checkout) => {
      checkout.writeDefinition({ ...TWO, title: "2, broken", fingerprint: "00".repeat(32) });
    });
    const { reported } = await world.run(pull, "synchronize");
    expect(reported.conclusion).toBe("failure");
    expect(reported.faults).toMatch(/There is nothing to compare with\. .*fetch-depth: 0/);
    const { comments, labels, suggestions } = await world.shown(pull);
    expect([comments.length, labels, suggestions]).toEqual([1, ["metadata"], []]);
    const [note = "", rest = ""] = comments[0]?.split("<!-- end of note -->\n\n") ?? [];
    expect(note).toMatch(/^### ❌ Nothing to compare with: 2 errors/m);
    expect(note).toMatch(/nothing to compare with, [\s\S]* fetch-depth: 0/);
    expect(note).toContain(`This note is about \`${pull.headSha.slice(0, 12)}\``);
    expect(compared.endsWith(rest)).toBe(true);
  });

  it("adds it once, however often it runs", async () => {
    const [before] = (await world.shown(pull)).comments;
    await world.run(pull);
    expect((await world.shown(pull)).comments[0]?.replace(/[0-9a-f]{40}/g, "")).toBe(
      before?.replace(/[0-9a-f]{40}/g, ""),
    );
  });

  it("says without an earlier comparison that there was none, and labels it so", async () => {
    const first = await world.open((checkout) => checkout.writeDefinition({ ...ONE, title: "x" }));
    const { reported } = await world.run(first);
    expect(reported.conclusion).toBe("failure");
    const { comments, labels } = await world.shown(first);
    expect(labels).toEqual(["not-compared"]);
    expect(comments[0]).toContain("error compared-with-nothing");
    expect(comments[0]).not.toMatch(/Valid:|no coalition changed/);
  });

  it("is normal again with the full history", async () => {
    await world.registry.push((checkout) => {
      const text = checkout.git("show", `HEAD:${WORKFLOW}`);
      checkout.write(WORKFLOW, `${text.replace("fetch-depth: 1", "fetch-depth: 0")}\n`);
    });
    await world.run(pull);
    const { comments, suggestions } = await world.shown(pull);
    expect(comments[0]).toContain("❌ 1 error");
    expect(comments[0]).not.toMatch(/Nothing to compare with|end of note/);
    expect(suggestions).toHaveLength(1);
  });
});

describe("a pull request against another branch", () => {
  it("is compared with that branch, with the default branch's code and settings", async () => {
    const { hosted } = world.registry;
    await hosted.git("update-ref", "refs/heads/next", await hosted.existingCommit("main"));
    await world.registry.push((checkout) => checkout.writeDefinition({ ...ONE, title: "Next" }), {
      branch: "next",
    });
    const pull = await world.open((checkout) => checkout.writeDefinition({ ...TWO, title: "2" }), {
      ...{ from: "branch", base: "next" },
    });
    const { reported } = await world.run(pull);
    expect(reported.conclusion).toBe("success");
    const [comment] = (await world.shown(pull)).comments;
    expect(comment).toContain(await hosted.existingCommit("next"));
    expect(comment).toContain("#### mini.two");
    expect(comment).not.toMatch(/mini\.one|request's own check/);
  });

  it("is compared with its own base, even if another one has the same head", async () => {
    const pull = await world.open((checkout) => checkout.writeDefinition({ ...TWO, title: "3" }));
    const { base, head, headBranch, issue } = pull.pull;
    const places = { base, baseBranch: "next", head, headBranch };
    const words = { author: issue.author, title: "The same", body: null };
    const twin = await world.github.state.pulls.open({ ...places, ...words });
    await world.run(pull);
    const bodies = [pull.number, twin.number].map((it) => world.registry.comments(it)[0]?.body);
    const tips = await Promise.all(["main", "next"].map((it) => base.existingCommit(it)));
    for (const [at, body] of bodies.entries()) {
      expect(body).toContain(`<!-- compared with ${tips[at]} -->`);
      expect(body).not.toContain("request's own check");
    }
  });
});
