// One invalid example for each problem code, and exactly what the check says about it. After a change of words, read
// them as an operator would and accept them: npx vitest run -u test/core/invalid.test.ts

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROBLEM_CODES, type ProblemCode } from "../../src/core/problem-codes.ts";
import { checkExample, type Example, INVALID, listExamples } from "../support/invalid-examples.ts";
import { MARKS, type Mark } from "../support/invalid-marks.ts";

const examples = listExamples();
const codes = Object.keys(PROBLEM_CODES) as ProblemCode[];

describe("the examples in test/invalid", () => {
  it("are one for each problem code", () => {
    expect(examples.map(({ code }) => code).sort()).toEqual([...codes].sort());
  });

  it("give exactly the problems of expected.json", async () => {
    const found: Record<string, unknown> = {};
    for (const code of codes) found[code] = await problemsOf(code);
    const text = `${JSON.stringify(found, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(join(INVALID, "expected.json"));
  });
});

describe.each(codes)("the example of %s", (code) => {
  it("shows that code alone, with its severity, a message and a fix", async () => {
    const problems = await problemsOf(code);
    expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set([code]));
    const [severity] = PROBLEM_CODES[code];
    for (const problem of problems) {
      expect(problem.severity).toBe(severity);
      expect(problem.message).toMatch(/^\S.*[.…]$/);
      expect(problem.fix).toMatch(/^\S/);
    }
  });

  it("is marked where the mistake is", async () => {
    const found = (await problemsOf(code)).map(({ file, line, column }) => ({
      file,
      line,
      column,
    }));
    expect(found).toEqual(MARKS[code].map((mark) => placeOf(exampleOf(code), mark)));
  });
});

function exampleOf(code: ProblemCode): Example {
  const example = examples.find((it) => it.code === code);
  if (!example) throw new Error(`test/invalid has no example of ${code}.`);
  return example;
}

function problemsOf(code: ProblemCode) {
  return checkExample(exampleOf(code));
}

/** Counted in the file's own text, by other means than the check's. */
function placeOf({ root }: Example, [file, mark]: Mark) {
  if (mark === null) return { file, line: 0, column: 0 };
  // Read as Latin-1, so that a file that is not UTF-8 has its lines, too; a byte is then a column.
  const encoding = file.startsWith("not-utf8") ? "latin1" : "utf8";
  const text = readFileSync(join(root, file), encoding);
  const [before = "", after = ""] = mark.split("▸");
  const pieces = text.split(before + after);
  if (pieces.length !== 2) throw new Error(`${file} has ${pieces.length - 1} times: ${mark}`);
  const lines = `${pieces[0]}${before}`.split("\n");
  return { file, line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}
