// The line diff of an edit: it leads from one text to the other, and is minimal.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffText, lineDiff } from "../../../src/core/render/line-diff.ts";

const text = fc
  .array(fc.constantFrom("a", "b", "c", "{", "}", ""), { maxLength: 12 })
  .map((lines) => lines.join("\n"));

describe("the lines of an edit", () => {
  it("lead from one text to the other, at the lines that they name", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = lineDiff(before, after);
        if (!diff) {
          expect(after).toBe(before);
          return;
        }
        const [old, now] = [before.split("\n"), after.split("\n")];
        const of = (mark: string) =>
          diff.lines.filter((it) => it.mark !== mark).map((it) => it.text);
        const [gone, come] = [of("+"), of("-")];
        const at = diff.line - 1;
        expect(old.slice(at, at + gone.length)).toEqual(gone);
        expect([...old.slice(0, at), ...come, ...old.slice(at + gone.length)]).toEqual(now);
      }),
    );
  });

  it("are only those that differ, with two unchanged ones above and below", () => {
    const before = "1\n2\n3\n4\n5\n6\n7\n8\n9";
    expect(
      diffText("x.json", lineDiff(before, before.replace("5\n6\n7", "five\n6\nseven")) ?? none),
    ).toEqual(["x.json, line 3:", " 3", " 4", "-5", "+five", " 6", "-7", "+seven", " 8", " 9"]);
  });

  it("are empty if only line ends change", () => {
    expect(lineDiff("a\nb\n", "a\r\nb\r\n")).toBeUndefined();
    expect(lineDiff("", "")).toBeUndefined();
  });

  it("are not paired if there are very many", () => {
    const many = (word: string) =>
      Array.from({ length: 50_000 }, (_, at) => `${word}${at}`).join("\n");
    expect(lineDiff(many("a"), many("b"))?.lines).toHaveLength(100_000);
  });

  it("have no control characters for a terminal", () => {
    const [, line] = diffText("x.json", lineDiff("", "a\u001b[31m\u202eb") ?? none);
    expect(line).toBe("-");
    expect(diffText("x.json", lineDiff("", "a\u001b[31m\u202eb") ?? none)[2]).toBe("+a[31mb");
  });
});

const none = { line: 0, lines: [] };
