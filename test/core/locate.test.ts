// Lines and columns of pointers: as an editor counts them, whatever the line ends and the keys.

import { describe, expect, it } from "vitest";
import { Locator, pointerOf, pointerSteps } from "../../src/core/source/locate.ts";

function place(text: string, pointer: string): string {
  const { line, column } = new Locator(text).place(pointer);
  return `${line}:${column}`;
}

function placeOfKey(text: string, pointer: string): string {
  const { line, column } = new Locator(text).placeOfKey(pointer);
  return `${line}:${column}`;
}

describe("a value's place", () => {
  const lines = ["{", '  "a": [', "    1,", '    { "b": [[2], [3, 4]] }', "  ]", "}"];
  const places: [string, string][] = [
    ["", "1:1"],
    ["/a", "2:8"],
    ["/a/0", "3:5"],
    ["/a/1", "4:5"],
    ["/a/1/b", "4:12"],
    ["/a/1/b/0/0", "4:14"],
    ["/a/1/b/1/1", "4:22"],
  ];

  it.each(places)("of %j is %s after LF, CRLF and CR alike", (pointer, expected) => {
    for (const end of ["\n", "\r\n", "\r"]) {
      expect(place(lines.join(end), pointer)).toBe(expected);
    }
  });

  it("counts mixed line ends once each", () => {
    expect(place('{\r\n\r\r\n"a":\n1}', "/a")).toBe("5:1");
  });

  it("counts columns in UTF-16 code units, as editors do", () => {
    expect(place('{"é": 1, "x": 2}', "/x")).toBe("1:15");
    expect(place('{"😀": 1, "x": 2}', "/x")).toBe("1:16");
    expect(place('{"x\u2028y": 1,\n"z": 2}', "/z")).toBe("2:6");
  });
});

describe("a pointer's escapes", () => {
  const text = '{"a/b": {"~1": 1, "~": 2}, "": {"": 3}, "0": 4, "\\u0061": 5}';

  it.each([
    ["/a~1b", "1:9"],
    ["/a~1b/~01", "1:16"],
    ["/a~1b/~0", "1:24"],
    ["/", "1:32"],
    ["//", "1:37"],
    ["/0", "1:46"],
    ["/a", "1:59"],
  ])("%j leads to %s", (pointer, expected) => {
    expect(place(text, pointer)).toBe(expected);
  });

  it("are made and read by the same rule", () => {
    const steps = ["a/b", "~1", "~", "", "é", "__proto__"];
    expect(pointerSteps(pointerOf(...steps))).toEqual(steps);
    expect(pointerOf("a", 0, "~/")).toBe("/a/0/~0~1");
    expect(pointerSteps("")).toEqual([]);
  });
});

describe("a pointer to what is absent", () => {
  const text = '{\n  "a": [\n    {}\n  ]\n}';

  it.each([
    ["/x", "1:1"],
    ["/x/y/z", "1:1"],
    ["/a/7", "2:8"],
    ["/a/0/x", "3:5"],
    ["/a/x", "2:8"],
    ["/a/", "2:8"],
    ["/a/0x0", "2:8"],
    ["/a/-1", "2:8"],
    ["/a/length", "2:8"],
    ["/__proto__", "1:1"],
    ["/constructor", "1:1"],
  ])("%j gives %s, the nearest thing that is there", (pointer, expected) => {
    expect(place(text, pointer)).toBe(expected);
  });

  it("gives a place in a text that is empty or no JSON", () => {
    expect(place("", "/a")).toBe("1:1");
    expect(place("\n\n{", "/a")).toBe("3:1");
  });
});

describe("a key's place", () => {
  it("is where its quote is", () => {
    const text = '{\n  "a": {\n    "b"\n:\n 1}\n}';
    expect(placeOfKey(text, "/a")).toBe("2:3");
    expect(placeOfKey(text, "/a/b")).toBe("3:5");
  });

  it("of __proto__ is found like any other", () => {
    expect(placeOfKey('{"__proto__": {"__proto__": 1}}', "/__proto__/__proto__")).toBe("1:16");
  });

  it("of an array's item is the item's own, since it has no key", () => {
    expect(placeOfKey("[1, 2]", "/1")).toBe("1:5");
  });

  it("that appears twice is the last one, whose value counts", () => {
    expect(placeOfKey('{"a": 1, "a": 2}', "/a")).toBe("1:10");
    expect(place('{"a": 1, "a": 2}', "/a")).toBe("1:15");
  });
});
