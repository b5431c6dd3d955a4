// The result that goes from the read-only run to the one that may comment.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CheckResultFile,
  inFolder,
  makeCheckResult,
  readCheckResult,
} from "../../src/core/review/check-result.ts";
import { COMMENT_CASES } from "../support/comment-cases.ts";
import { BASE, HEAD, resultOf } from "../support/pull-requests.ts";
import { bytesOfText, bytesOfValue } from "../support/registries.ts";

const VALID = resultOf(COMMENT_CASES["wrong-fingerprint"] as (typeof COMMENT_CASES)[string]);
const tampered = (changes: object) => readCheckResult(bytesOfValue({ ...VALID, ...changes }));
const [PROBLEM] = VALID.problems;

describe("the result of a check as a file", () => {
  it.each(Object.entries(COMMENT_CASES))("fits its own schema: %s", (_, pullRequest) => {
    const result = resultOf(pullRequest);
    expect(readCheckResult(bytesOfValue(result))).toEqual({ result });
  });

  it.each<[string, object]>([
    ["another version", { schemaVersion: 2 }],
    ["a pull request that is not a number", { pullRequest: "1" }],
    ["a pull request of a fraction", { pullRequest: 1.5 }],
    ["a head that is not a commit", { head: "main" }],
    ["a head that climbs", { head: "../../../../issues/1" }],
    ["a property that nobody knows", { comment: "<b>all clear</b>" }],
    ["a problem without words", { problems: [{ ...PROBLEM, message: "" }] }],
    ["a severity of its own", { problems: [{ ...PROBLEM, severity: "fatal" }] }],
    ["a code that is markup", { problems: [{ ...PROBLEM, code: "<b>" }] }],
    ["words without end", { problems: [{ ...PROBLEM, message: "x".repeat(4001) }] }],
    ["a file outside of the repository", { problems: [{ ...PROBLEM, file: "../../etc/passwd" }] }],
    [
      "a file outside of the repository, behind a line separator",
      { problems: [{ ...PROBLEM, file: "a\u2028/../../../evil" }] },
    ],
    ["a file of half a character", { problems: [{ ...PROBLEM, file: "a\ud800" }] }],
    ["a file from the root", { definitions: [{ file: "/etc/passwd", before: null, after: null }] }],
    ["too many problems", { problems: Array.from({ length: 5001 }, () => PROBLEM) }],
    ["an account that is not a number", { firstReferred: ["ghost"] }],
  ])("is refused with %s", (_, changes) => {
    const { result, reason } = tampered(changes);
    expect(result).toBeUndefined();
    expect(reason).toMatch(/^The result does not match check-result\.schema\.json\./);
  });

  it("is refused with errors that it does not list", () => {
    expect(tampered({ ok: false, problems: [] }).reason).toMatch(/^The result contradicts itself:/);
  });

  it("is refused with a file that it names twice", () => {
    const [definition] = VALID.definitions;
    expect(tampered({ definitions: [definition, definition] }).reason).toBe(
      "The result names a file twice.",
    );
  });

  it("is refused in few words, and at once, whatever it holds", () => {
    const name = "x".repeat(100_000);
    expect(tampered({ [name]: 1 }).reason?.length).toBeLessThan(600);
    const zeros = new Array(1_000_000).fill(0);
    expect(tampered({ problems: zeros }).reason).toContain("/problems");
    expect(tampered({ definitions: zeros }).reason).toContain("/definitions");
  });

  it("has room for so many texts, and counts the others", () => {
    const text = "x".repeat(400_000);
    const definitions = Array.from({ length: 30 }, (_, index) => ({
      file: `coalitions/a.n${index}.json`,
      before: text,
      after: text,
    }));
    const made = makeCheckResult(
      { ok: true, checked: 30, problems: [] },
      { pullRequest: 1, head: HEAD, base: BASE, definitions, firstReferred: [] },
    );
    expect([made.definitions.length, made.definitionsOmitted]).toEqual([10, 20]);
  });

  it("is refused if it is not JSON or not UTF-8", () => {
    for (const bytes of [bytesOfText(""), bytesOfText("{"), Uint8Array.of(0xff, 0xfe)]) {
      expect(readCheckResult(bytes).reason).toBe("The result is not JSON in UTF-8.");
    }
  });

  it("never throws, whatever JSON it is", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readCheckResult(bytesOfText(text)).reason).toBeTypeOf("string");
      }),
    );
  });

  it("is cut to what the schema allows, and says how much is left out", () => {
    const problem = { ...PROBLEM, message: "x".repeat(9000), fix: "y".repeat(9000) };
    const problems = Array.from({ length: 5003 }, () => problem) as never;
    const definitions = Array.from({ length: 1002 }, (_, index) => ({
      file: `coalitions/a.n${index}.json`,
      before: null,
      after: index === 0 ? "z".repeat(600_000) : "{}",
    }));
    const made = makeCheckResult(
      { ok: false, checked: 1, problems },
      { pullRequest: null, head: HEAD, base: BASE, definitions, firstReferred: [] },
    );
    expect([made.problemsOmitted, made.definitionsOmitted]).toEqual([3, 2]);
    expect(made.definitions[0]?.after).toBe("");
    expect(made.problems[0]?.message).toHaveLength(4000);
    const small = { ...made, problems: made.problems.slice(0, 3) };
    expect(readCheckResult(bytesOfValue(small)).reason).toBeUndefined();
  });

  it("names files from the top of the repository", () => {
    const moved: CheckResultFile = inFolder(VALID, "registry");
    expect(moved.problems[0]?.file).toBe("registry/coalitions/mini.one.json");
    expect(moved.definitions[0]?.file).toBe("registry/coalitions/mini.one.json");
    expect(inFolder(VALID, "")).toEqual(VALID);
  });
});
