// Whatever the bytes: nothing throws, and every problem has a place inside of its file.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../src/core/check.ts";
import { groupProblems, type Problem } from "../../src/core/problem.ts";
import { PROBLEM_CODES } from "../../src/core/problem-codes.ts";
import { parseSource } from "../../src/core/source/source.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import { definition } from "../support/definitions.ts";
import { damagedBytes, damagedValues } from "../support/mutations.ts";
import { bytesOfText, bytesOfValue, registryOf } from "../support/registries.ts";
import { runsOf } from "../support/thorough.ts";

const RUNS = { numRuns: runsOf(150) };
const FILE = "coalitions/mini.coalition.json";
const VALID = definition({});

/** The check's problems; each must be complete and have a place in the file. */
function checked(bytes: Uint8Array, file = FILE): Problem[] {
  const { problems, checked: count, ok } = checkRegistry(registryOf({ [file]: bytes }));
  expect(count).toBe(1);
  expect(ok).toBe(problems.every(({ severity }) => severity !== "error"));
  const lines = linesOf(bytes);
  // What a message must not hold, unless it quotes the file.
  const slips = ["undefined", "[object", "NaN"].filter((it) => !lines.join("\n").includes(it));
  for (const problem of problems) {
    expect(problem.file).toBe(file);
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.line).toBeLessThanOrEqual(lines.length);
    expect(problem.column).toBeGreaterThanOrEqual(1);
    expect(problem.column).toBeLessThanOrEqual((lines[problem.line - 1] ?? "").length + 1);
    expect(problem.severity).toBe(PROBLEM_CODES[problem.code][0]);
    for (const slip of slips) expect(problem.message).not.toContain(slip);
  }
  expect(groupProblems(problems).flat()).toHaveLength(problems.length);
  return problems;
}

/** In bytes that are not UTF-8, only the first place is certain. */
function linesOf(bytes: Uint8Array): string[] {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split(/\r\n|\n|\r/);
}

describe("the check of", () => {
  it("any bytes or text tells a problem", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200, size: "max" }),
      fc.string({ unit: "binary", maxLength: 60 }).map(bytesOfText),
      fc
        .array(fc.constantFrom(...'{}[]":,\\/*0-1.etrufals \n\r\t\u2028é'), {
          maxLength: 60,
          size: "max",
        })
        .map((characters) => bytesOfText(characters.join(""))),
    );
    fc.assert(
      fc.property(bytes, (given) => {
        expect(checked(given)).not.toEqual([]);
      }),
      { numRuns: runsOf(300) },
    );
  });

  it("any JSON value tells a problem, and only of what is JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const codes = checked(bytesOfValue(value)).map(({ code }) => code);
        expect(codes).not.toEqual([]);
        expect(codes).not.toContain("json-syntax");
      }),
      RUNS,
    );
  });

  it("a definition whose value is damaged throws nothing", () => {
    fc.assert(
      fc.property(damagedValues(definitions), (value) => {
        checked(bytesOfValue(value));
      }),
      RUNS,
    );
  });

  it("a value that cannot become text is a problem, wherever it is", () => {
    const keys = { toString: 1, valueOf: 1, toJSON: 1 };
    for (const at of ["archetype", "title", "schemaVersion", "name", "lattices", "modules"]) {
      for (const value of [keys, [keys]])
        expect(checked(bytesOfValue({ ...VALID, [at]: value }))).not.toEqual([]);
    }
  });

  it("a definition whose bytes are damaged throws nothing", () => {
    fc.assert(
      fc.property(damagedBytes(definitions.map(bytesOfValue)), (bytes) => {
        checked(bytes);
      }),
      RUNS,
    );
  });

  it("damaged namesakes throws nothing", () => {
    const pair = definitions.chain((it) =>
      fc.tuple(damagedValues(fc.constant(it)), damagedValues(fc.constant(it))),
    );
    fc.assert(
      fc.property(pair, ([one, other]) => {
        const files = { "coalitions/a/x.y.json": one, "coalitions/b/x.y.json": other };
        const entries = Object.entries(files).map(([file, it]) => [file, bytesOfValue(it)]);
        const { problems } = checkRegistry(registryOf(Object.fromEntries(entries)));
        for (const { file } of problems) expect(Object.keys(files)).toContain(file);
      }),
      RUNS,
    );
  });
});

describe("reading", () => {
  it("refuses as no JSON exactly what JSON.parse refuses", () => {
    fc.assert(
      fc.property(damagedBytes(definitions.map(bytesOfValue)), (bytes) => {
        const { text, problems } = parseSource(FILE, bytes);
        const codes = problems.map(({ code }) => code);
        if (codes.includes("not-utf8") || codes.includes("byte-order-mark")) return;
        expect(codes.includes("json-syntax")).toBe(!isJson(text));
      }),
      RUNS,
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
