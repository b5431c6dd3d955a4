// What a review makes of a result: labels, suggestions, first references. A result that lies about a change has no
// effect, because everything is computed again.

import { describe, expect, it } from "vitest";
import { CHANGE_KINDS, type ChangeKind, change } from "../../src/core/changes/change.ts";
import { LABELS, labelsOf, NOT_COMPARED } from "../../src/core/review/labels.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import { COMMENT_CASES, ONE, TWO } from "../support/comment-cases.ts";
import { changed, lattice } from "../support/definitions.ts";
import { type PullRequest, resultOf } from "../support/pull-requests.ts";
import { textOf } from "../support/registries.ts";

const reviewOf = (pullRequest: PullRequest) => reviewCheckResult(resultOf(pullRequest));
const reviewCase = (name: string) => reviewOf(COMMENT_CASES[name] as PullRequest);
const part = { class: "coalition" as const, name: "x" };

describe("labels", () => {
  it("are given for every kind of change", () => {
    const kinds = Object.keys(CHANGE_KINDS) as ChangeKind[];
    for (const kind of kinds) {
      const labels = labelsOf([change(kind, part, {})]);
      expect(labels.length, kind).toBeGreaterThan(0);
      expect(labels.includes("breaking"), kind).toBe(CHANGE_KINDS[kind]);
    }
    expect(new Set(kinds.flatMap((kind) => labelsOf([change(kind, part, {})])))).toEqual(
      new Set(Object.keys(LABELS).filter((label) => label !== NOT_COMPARED)),
    );
  });

  it("are empty if nothing changes, and metadata only if nothing else does", () => {
    expect(labelsOf([])).toEqual([]);
    const both = [change("metadata-changed", part, {}), change("published", part, {})];
    expect(labelsOf(both)).toEqual(["additive"]);
  });
});

describe("a suggestion", () => {
  it("is the whole line as it should be", () => {
    const { suggestions } = reviewCase("wrong-fingerprint");
    expect(suggestions).toHaveLength(1);
    const [{ file, line, text } = { file: "", line: 0, text: "" }] = suggestions;
    expect(file).toBe("coalitions/mini.one.json");
    expect(textOf(ONE).split("\n")[line - 1]).toContain('"fingerprint"');
    expect(text).toMatch(/^ {2}"fingerprint": "[0-9a-f]{64}",$/);
  });

  it("is not made if the fingerprint is right, or its line has anything else", () => {
    expect(reviewCase("stable-id-bump").suggestions).toEqual([]);
    const text = `${JSON.stringify({ ...ONE, title: "```suggestion" }).replace(/"fingerprint":"./, '"fingerprint":"0')}\n`;
    const review = reviewOf({ before: [ONE, TWO], after: [{ name: ONE.name, text }] });
    expect(review.problems.map(({ code }) => code)).toContain("fingerprint-mismatch");
    expect(review.suggestions).toEqual([]);
  });
});

describe("a text that is not a definition", () => {
  it.each([
    ["brackets without end", "[".repeat(100_000)],
    ["a list without end", `{"lattices":[${"{},".repeat(100_000)}{}]}`],
  ])("is reported, and breaks nothing: %s", (_, text) => {
    const review = reviewOf({ before: [ONE, TWO], after: [{ name: ONE.name, text }] });
    expect(review.problems.length).toBeGreaterThan(0);
    expect(review.coalitions.map(({ state }) => state)).toEqual(["faulty"]);
    expect(review.suggestions).toEqual([]);
  });

  it("is not said to be deleted, where it holds no text", () => {
    const after = [{ name: ONE.name, text: "\ufeff{}" }];
    expect(reviewOf({ before: [ONE], after }).coalitions[0]?.state).toBe("faulty");
    const gone = [{ name: ONE.name, text: null }];
    expect(reviewOf({ before: [ONE], after: gone }).coalitions[0]?.state).toBe("gone");
  });
});

describe("operators that are referred to for the first time", () => {
  const stranger = { name: "Stranger", github: [{ login: "stranger", id: 7 }] };
  const added = lattice("s.mainnet", { operator: stranger });

  it("are those that no definition had before", () => {
    const after = [changed(ONE, { lattices: [...ONE.lattices, added] })];
    expect(resultOf({ before: [ONE, TWO], after }).firstReferred).toEqual([7]);
    const known = changed(TWO, { lattices: [...TWO.lattices, added] });
    expect(resultOf({ before: [ONE, known], after }).firstReferred).toEqual([]);
    expect(resultOf({ before: [ONE], after: [...after, known] }).firstReferred).toEqual([7]);
  });
});

describe("a result that lies", () => {
  it("changes nothing in the report on a change", () => {
    const honest = resultOf(COMMENT_CASES["stable-id-bump"] as PullRequest);
    const lie = { ...honest, ok: true, checked: 99, problems: [], firstReferred: [1, 2] };
    const review = reviewCheckResult(lie);
    expect(review.labels).toEqual(["breaking"]);
    expect(review.coalitions[0]?.changes.map(({ kind }) => kind)).toEqual(["citizen-bumped"]);
    expect(review.coalitions[0]?.firstReferred).toEqual([]);
  });

  it("is not a verdict: errors are counted, whatever it claims", () => {
    const honest = resultOf(COMMENT_CASES["wrong-fingerprint"] as PullRequest);
    expect(reviewCheckResult({ ...honest, ok: true }).ok).toBe(false);
  });
});
