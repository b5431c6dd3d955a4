// The files of a registry by name: the same answers, however many questions were asked before.

import { describe, expect, it } from "vitest";
import { FilesByName } from "../../src/core/registry/files-by-name.ts";

const FILES = [
  "coalitions/a.b.json",
  "coalitions/l2/a.b.json",
  "coalitions/l2/xa.b.json",
  "coalitions/l2/a.b.json.json",
  "elsewhere",
];

describe("the files of a name", () => {
  it.each([0, 100])("are those whose base name it is, after %i other questions", (questions) => {
    const filesByName = new FilesByName(FILES);
    for (let asked = 0; asked < questions; asked++) filesByName.get(`other-${asked}`);
    expect(filesByName.get("a.b")).toEqual(["coalitions/a.b.json", "coalitions/l2/a.b.json"]);
    expect(filesByName.get("a.b.json")).toEqual(["coalitions/l2/a.b.json.json"]);
    expect(filesByName.get("elsewhere")).toEqual(["elsewhere"]);
    expect(filesByName.get("b")).toEqual([]);
    expect([filesByName.has("xa.b"), filesByName.has("l2")]).toEqual([true, false]);
    expect(FILES.every((file) => filesByName.includes(file))).toBe(true);
    expect(filesByName.includes("coalitions/xa.b.json")).toBe(false);
    expect(filesByName.names()).toEqual(["a.b", "xa.b", "a.b.json", "elsewhere"]);
  });
});
