// What the built actions/validate compares with, for each event that starts it. A missing base is never treated as a
// base without differences.

import { chmodSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { definition } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { type ActionOptions, runAction } from "../support/runner.ts";

const ONE = definition({ name: "mini.one" });
const TWO = definition({ name: "mini.two" });
const BROKEN = { ...TWO, title: "" };
const NONE = "0".repeat(40);
const REPOSITORY = { repository: { full_name: "o/r", default_branch: "main" } };

let repository: GitRepository;
/** The commit on main that published one and two. */
let published: string;

beforeEach(() => {
  repository = new GitRepository();
  repository.writeDefinition(ONE);
  repository.writeDefinition(TWO);
  published = repository.commit("Publish");
});
afterEach(() => repository.delete());

const validate = (options: Omit<ActionOptions, "workspace"> = {}) =>
  runAction("validate", { workspace: repository.folder, ...options });

/** The codes of what is wrong, the base, and how many definitions were checked. */
async function checked(event: object, inputs: Record<string, string> = {}) {
  const { code, outputs, summary } = await validate({ event: { ...REPOSITORY, ...event }, inputs });
  const { problems, base, head } = JSON.parse(outputs.result ?? "{}");
  const codes = problems.map((it: { code: string }) => it.code);
  return { code, codes, base, head, checked: Number(outputs.checked), summary };
}

const changeOn = (branch: string) => {
  repository.git("switch", "--quiet", "-c", branch);
  repository.writeDefinition({ ...ONE, title: "One" });
  return repository.commit("Change one");
};

describe("in a merge queue", () => {
  const group = (base: string, head: string) => ({
    action: "checks_requested",
    merge_group: { base_sha: base, head_sha: head, base_ref: "refs/heads/main" },
  });

  it("the base is the commit that the group is built on", async () => {
    const head = changeOn("gh-readonly-queue/main/pr-1");
    const { summary, ...rest } = await checked(group(published, head));
    expect(rest).toEqual({ code: 0, codes: [], base: published, head, checked: 1 });
    expect(summary).toContain("Valid:");
  });

  it("a deleted definition fails, as in the pull request", async () => {
    repository.remove("coalitions/mini.two.json");
    const head = repository.commit("Delete two");
    const { code, codes } = await checked(group(published, head));
    expect([code, codes]).toEqual([1, ["definition-deleted"]]);
  });
});

describe("for a push", () => {
  it("the base is what was there before", async () => {
    const before = changeOn("change");
    repository.writeDefinition({ ...TWO, title: "Two" });
    const after = repository.commit("Change two");
    expect(await checked({ before, after })).toMatchObject({ base: before, checked: 1, code: 0 });
  });

  it.each([
    ["a new branch", NONE],
    ["a forced push", "beef".repeat(10)],
  ])("of %s, it is where the branch left the default branch", async (_, before) => {
    changeOn("change");
    repository.writeDefinition({ ...TWO, title: "Two" });
    const after = repository.commit("Change two");
    expect(await checked({ before, after })).toMatchObject({ base: published, checked: 2 });
  });

  it("after a forced push to the default branch, it is not the pushed commit", async () => {
    repository.remove("coalitions/mini.two.json");
    const after = repository.commit("Delete two");
    const { base, codes } = await checked({ before: "beef".repeat(10), after });
    expect([base, codes]).toEqual([published, ["definition-deleted"]]);
  });

  it("it is missing for the very first commit", async () => {
    const { code, codes, base } = await checked({ before: NONE, after: published });
    expect([code, codes, base]).toEqual([1, ["compared-with-nothing"], null]);
  });
});

describe("by hand", () => {
  it("the base is where the branch left the default branch, or the named one", async () => {
    const first = changeOn("change");
    repository.writeDefinition({ ...TWO, title: "Two" });
    repository.commit("Change two");
    expect(await checked({})).toMatchObject({ base: published, checked: 2, code: 0 });
    expect(await checked({}, { base: first })).toMatchObject({ base: first, checked: 1 });
  });

  it("all definitions are checked on the default branch, including those that were already broken", async () => {
    repository.writeDefinition(BROKEN);
    const head = repository.commit("Break two, past the check");
    const found = await checked({});
    expect(found).toMatchObject({ base: head, checked: 2, code: 1, codes: ["value-invalid"] });
  });
});

describe("a base that is not found", () => {
  const MISSING = { code: 1, codes: ["compared-with-nothing"], base: null, checked: 2 };

  it.each<[string, object, Record<string, string>]>([
    ["a missing revision", {}, { base: "beef".repeat(10) }],
    ["an event without a repository", { repository: undefined }, {}],
    ["a missing default branch", { repository: { default_branch: "trunk" } }, {}],
    ["a pull request with a missing base", pullRequest("beef".repeat(10)), {}],
  ])(
    "is reported and fails the check, although nothing else is wrong: %s",
    async (_, event, inputs) => {
      const { summary, head: __, ...found } = await checked(event, inputs);
      expect(found).toEqual(MISSING);
      expect(summary).toContain("error compared-with-nothing");
      expect(summary).toContain("fetch-depth: 0");
      expect(summary).not.toMatch(/Valid:|no coalition changed/);
    },
  );

  it("differs from a base that git cannot read, which gives no result", async () => {
    const head = changeOn("change");
    const object = repository.path(`.git/objects/${published.slice(0, 2)}/${published.slice(2)}`);
    chmodSync(object, 0o644);
    writeFileSync(object, "garbage");
    const { code, outputs, annotations } = await validate({
      event: { ...REPOSITORY, after: head },
    });
    expect([code, outputs.result, annotations.length]).toEqual([1, undefined, 1]);
    expect(annotations[0]?.message).toContain(published);
  });

  it("is reported for a shallow clone and an unrelated history", async () => {
    writeFileSync(repository.path(".git/shallow"), `${published}\n`);
    expect(await checked(pullRequest(published))).toMatchObject(MISSING);
    writeFileSync(repository.path(".git/shallow"), "");
    repository.git("switch", "--quiet", "--orphan", "other");
    repository.writeDefinition(ONE);
    repository.writeDefinition(TWO);
    repository.commit("Begin again");
    expect(await checked({})).toMatchObject(MISSING);
  });
});

function pullRequest(base: string) {
  return { pull_request: { number: 1, title: "Change", base: { sha: base } } };
}
