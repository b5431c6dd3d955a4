// The names that GitHub gives to a merge queue's branches.

import { describe, expect, it } from "vitest";
import { queuedGroup } from "../../src/io/github/merge-group.ts";

const BASE = "0123456789abcdef0123456789abcdef01234567";

describe("the branch of a merge queue's group", () => {
  it.each([
    ["main", 7],
    ["release/v1", 12],
    ["a/pr-3-x", 4],
  ])("says which commit it is built on, for the base branch %s", (baseBranch, number) => {
    const branch = `gh-readonly-queue/${baseBranch}/pr-${number}-${BASE}`;
    expect(queuedGroup(branch)).toEqual({ baseBranch, number, base: BASE });
  });

  it.each([
    "main",
    "gh-readonly-queue/main",
    "gh-readonly-queue/main/pr-7",
    "gh-readonly-queue/main/pr-7-main",
    "gh-readonly-queue/main/pr-7--upload-pack=x",
    `gh-readonly-queue/main/pr-x-${BASE}`,
    `x/gh-readonly-queue/main/pr-7-${BASE}`,
  ])("has another form: %s", (branch) => {
    expect(queuedGroup(branch)).toBeUndefined();
  });
});
