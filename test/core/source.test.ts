// Bytes → value or problems: invalid definitions are refused at the right place, and nothing throws.

import { describe, expect, it } from "vitest";
import { MAX_BYTES } from "../../src/core/source/decode.ts";
import { parseSource } from "../../src/core/source/source.ts";
import { bytesOfText } from "../support/registries.ts";

/** `code line:column pointer` of each problem. */
function refusals(input: string | Uint8Array): string[] {
  const bytes = typeof input === "string" ? bytesOfText(input) : input;
  const { problems, value } = parseSource("x.json", bytes);
  expect(value === undefined).toBe(problems.length > 0);
  return problems.map(({ code, line, column, pointer }) => `${code} ${line}:${column} ${pointer}`);
}

describe("a key that appears twice", () => {
  it.each([
    ['{"a": 1, "a": 1}', ["1:10 /a"]],
    ['{"a": 1, "\\u0061": 2}', ["1:10 /a"]],
    ['{"x": [{}, {"a/b": 1,\n"a/b": 2}]}', ["2:1 /x/1/a~1b"]],
    ['{"a": 1, "a": 2, "a": 3}', ["1:10 /a", "1:18 /a"]],
    ['{"a": {"b": 1, "b": 2}, "a": {"c": 1, "c": 2}}', ["1:16 /a/b", "1:25 /a", "1:39 /a/c"]],
    ['{"__proto__": 1, "__proto__": 2}', ["1:18 /__proto__"]],
    ['{"": 1, "": 2}', ["1:9 /"]],
    ['{"1": 1, "1": 2}', ["1:10 /1"]],
    ['{"\\ud800": 1, "\\uD800": 2}', ["1:15 /\ud800"]],
    ['[{"a:b": ":", "a:b": 1}]', ["1:15 /0/a:b"]],
  ])("is reported in %s", (text, expected) => {
    expect(refusals(text)).toEqual(expected.map((it) => `duplicate-key ${it}`));
  });

  it.each([
    '{"a": {"a": {"a": 1}}}',
    '[{"a": 1}, {"a": 1}]',
    '{"a": 1, "A": 1, "\\u00e4": 1, "a\\u0308": 1}',
    '{"a": ":", "b": "\\":\\"", "c:": "{\\"a\\":1,\\"a\\":2}"}',
    '{"__proto__": {"__proto__": 1}, "constructor": 1, "toString": 1, "length": 1}',
  ])("is not seen in %s", (text) => {
    expect(refusals(text)).toEqual([]);
  });
});

describe("keys of JavaScript's own", () => {
  it("are data and change no prototype", () => {
    const { value } = parseSource("x.json", bytesOfText('{"__proto__": {"polluted": 1}}'));
    expect(Object.hasOwn(value as object, "__proto__")).toBe(true);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });
});

describe("deep nesting", () => {
  const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

  it("is read to 32 levels and refused beyond, at the first bracket that is too many", () => {
    expect(refusals(nested(32))).toEqual([]);
    expect(refusals(nested(33))).toEqual(["too-deep 1:33 "]);
    expect(refusals(`[\n${'{"a":'.repeat(40)}1${"}".repeat(40)}]`)).toEqual(["too-deep 2:156 "]);
  });

  it("counts no brackets in strings", () => {
    expect(refusals(`["${"[".repeat(50)}\\"${"{".repeat(50)}"]`)).toEqual([]);
  });

  const many = 100_000;
  it.each([
    ["brackets", "[".repeat(MAX_BYTES)],
    ["braces", '{"a":'.repeat(many)],
    ["brackets after as many that close", `{"a":${"]".repeat(many)},"b":${"[".repeat(many)}`],
    ["brackets that braces close", "[},".repeat(many)],
    ["brackets on the line after a string that does not end", `["\n,${"[".repeat(many)}`],
    ["brackets that comments close", `${"[".repeat(20)}/*${"]".repeat(20)}*/`.repeat(many / 10)],
    ["braces that a line comment closes", '{"a"://}\n'.repeat(many / 2)],
  ])("of many %s is refused, and crashes nothing", (_, text) => {
    expect(text.length).toBeLessThanOrEqual(MAX_BYTES);
    expect(refusals(text)).toHaveLength(1);
  });

  it("of a million brackets is refused for its size", () => {
    expect(refusals("[".repeat(1_000_000))).toEqual(["file-too-large 1:1 "]);
  });
});

describe("what is not JSON", () => {
  it.each([
    ["nothing at all", "", "1:1"],
    ["white space alone", " \n\t\n ", "3:2"],
    ["a trailing comma in an object", '{"a": 1,\n}', "1:8"],
    ["a trailing comma in an array", "[1,\n]", "1:3"],
    ["a missing comma", '{"a": 1\n "b": 2}', "1:8"],
    ["a line comment", '{"a": 1 // one\n}', "1:9"],
    ["a block comment", '{\n/* one */ "a": 1}', "2:1"],
    ["single quotes", "{'a': 1}", "1:2"],
    ["a bare key", "{a: 1}", "1:2"],
    ["NaN", '{"a": NaN}', "1:7"],
    ["a leading zero", '{"a": 01}', "1:8"],
    ["a leading plus", '{"a": +1}', "1:7"],
    ["a number without its fraction", '{"a": 1.}', "1:7"],
    ["a string that does not end", '{"a": "b\n}', "1:7"],
    ["a NUL byte", '{"a": 1}\0', "1:9"],
    ["a NUL byte in a string", '{"a": "\0"}', "1:7"],
    ["a tab in a string", '{"a": "\t"}', "1:7"],
    ["an escape that JSON does not have", '{"a": "\\x41"}', "1:7"],
    ["an incomplete escape", '{"a": "\\u12"}', "1:7"],
    ["a second value", "{}\n{}", "2:1"],
    ["an object that does not end", '{"a": 1', "1:8"],
    ["a no-break space between tokens", '{"a":\u00a01}', "1:6"],
    ["a zero-width space before the value", "\u200b{}", "1:1"],
    ["a form feed between tokens", '{"a":\f1}', "1:6"],
  ])("%s is refused where it is", (_, text, place) => {
    expect(refusals(text)).toEqual([`json-syntax ${place} `]);
  });

  it.each([
    ['{"a": 1 "b": 2}', "a comma is missing here.", "Add a comma here."],
    ['{"a": [1, 2}', "a ] is missing before this }.", /Add a \] here/],
    ["{}}", "this } has no opening bracket.", /Remove it/],
    [
      '{\n\u00a0"a": 1,\n\u00a0"b": 1}',
      /there is U\+00A0 NO-BREAK SPACE here\. .* The file has 2/,
      /Replace each/,
    ],
    ["{“a”: 1}", /U\+201C LEFT DOUBLE QUOTATION MARK .*U\+0022/, 'Write: "a"'],
    ['{"a": "x”,\n"b": 1}', /does not end on its line: there is U\+201D RIGHT DOUBLE/, 'Write: "'],
    ['{"a": "x”, "b": 1}', /before this, there is U\+201D RIGHT DOUBLE QUOTATION MARK/, 'Write: "'],
    ['{"a"：1}', /U\+FF1A FULLWIDTH : where the plain :/, "Write: :"],
    ['{"a": 1，"b": 2}', /U\+FF0C FULLWIDTH ,/, "Write: ,"],
    ['\u200b{"a": 1}', /U\+200B ZERO WIDTH SPACE/, /Remove it/],
    ['{"a": 1}\n\ufeff', /U\+FEFF BYTE ORDER MARK/, /Remove it/],
    ['{"a": "x\ty"}', /U\+0009 TAB/, "Remove it, or write: \\t"],
    ["{'a': 1}", /a string is quoted with '/, 'Write: "a"'],
    ["{a: 1}", /the key a is not in double quotes/, 'Write: "a":'],
    ['{"a": 01}', /^01 is not a JSON number/, "Write: 1"],
    ['{"a": +1.50}', /^\+1\.50 is not a JSON number/, "Write: 1.50"],
    ['{"a": .5}', /^\.5 is not a JSON number/, "Write: 0.5"],
    ['{"a": 0x1F}', /^0x1F is not a JSON number/, "Write: 31"],
    ['{"a": 1_000}', /^1_000 is not a JSON number/, "Write: 1000"],
    ['{"a": True}', /True is not valid JSON/, "Write: true"],
    ['{"a": None}', /None is not valid JSON/, "Write: null"],
    ['{"a": NaN}', /NaN is not a JSON number/, /Write a number/],
    ['{"a": // b\n1}', /no comments/, /Remove it/],
    ['{"a": 1} # b', /no comments/, /Remove it/],
    ['{"a" = 1}', "there is = where a : belongs.", "Write: :"],
    ['{"a": "\\x41"}', /\\x is not a JSON escape/, /four hex digits/],
    ['{"a": "b\\\nc"}', /does not end on its line/, /with \\n for each line break/],
    ['{"a": yesterday}', "yesterday is not valid JSON.", /double quotes/],
  ])("is named in %j", (text, reason, fix) => {
    const { problems } = parseSource("x.json", bytesOfText(text));
    const [start = "", message = ""] =
      /^The file is not JSON: (.*)/.exec(problems[0]?.message ?? "") ?? [];
    expect(start === "" ? problems[0]?.message : message).toMatch(exactly(reason));
    expect(problems[0]?.fix).toMatch(exactly(fix));
  });

  it.each([
    ["<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n", /conflict markers, on lines 1, 3, 5/],
    ['{\n"a": 1,\n||||||| base\r\n=======\r\n>>>>>>> x\r\n}', /conflict markers, on lines 3, 4, 5/],
    ["version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n", /Git LFS pointer/],
    ["# A coalition\nname: mini.one\nlattices: []\n", /looks like YAML/],
    ["---\nname: mini.one\n", /looks like YAML/],
    ['name = "mini.one"\n[operator]\n', /looks like TOML/],
    ['[operator]\nname = "x"\n', /looks like TOML/],
    ["\n<!DOCTYPE html>\n<html>", /web page/],
    ['{\0"\0a\0"\0', /UTF-16/],
  ])("is reported as what it is, not where a parser stops: %j", (text, reason) => {
    expect(parseSource("x.json", bytesOfText(text)).problems[0]?.message).toMatch(reason);
  });

  it.each([
    '{"a": "<<<<<<< HEAD", "b": "=======",\n  "c": ">>>>>>> x"',
    '// version\n{"a": 1',
    '"name": "mini.one",\n"lattices": []',
  ])("is not taken for something else: %j", (text) => {
    expect(parseSource("x.json", bytesOfText(text)).problems[0]?.message).not.toMatch(
      / it (has|is|looks) /,
    );
  });
});

/** A text is the whole, a pattern a part. */
function exactly(wanted: string | RegExp): RegExp {
  return typeof wanted === "string"
    ? new RegExp(`^${wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`)
    : wanted;
}

describe("what is not text", () => {
  it.each([
    ["a byte that no UTF-8 has", [0x7b, 0xff, 0x7d], "not-utf8 1:2 "],
    ["an overlong form", [0x22, 0xc0, 0xaf, 0x22], "not-utf8 1:2 "],
    ["a surrogate in UTF-8", [0x22, 0xed, 0xa0, 0x80, 0x22], "not-utf8 1:2 "],
    ["UTF-16 with its mark", [0xff, 0xfe, 0x7b, 0x00], "not-utf8 1:1 "],
    ["a byte order mark", [0xef, 0xbb, 0xbf, 0x7b, 0x7d], "byte-order-mark 1:1 "],
    ["a byte order mark alone", [0xef, 0xbb, 0xbf], "byte-order-mark 1:1 "],
  ])("%s is refused", (_, bytes, expected) => {
    expect(refusals(Uint8Array.from(bytes))).toEqual([expected]);
  });

  it("is measured in bytes: 512 KiB are read, one more is not", () => {
    const text = (bytes: number) => `"${"é".repeat(bytes / 2 - 1)}"`;
    expect(refusals(text(MAX_BYTES))).toEqual([]);
    expect(refusals(`${text(MAX_BYTES)}\n`)).toEqual(["file-too-large 1:1 "]);
  });
});

describe("odd values that are JSON", () => {
  it.each([
    ["1e999", Number.POSITIVE_INFINITY],
    ["-1e999", Number.NEGATIVE_INFINITY],
    ["1e-999", 0],
    ["-0", -0],
    ["12345678901234567890", 12345678901234567000],
    ['"\\ud800"', "\ud800"],
    ['"\\udc00\\ud800"', "\udc00\ud800"],
    ["null", null],
    ["false", false],
    ['""', ""],
  ])("%s is read, and left to the schema", (text, value) => {
    expect(refusals(text)).toEqual([]);
    expect(parseSource("x.json", bytesOfText(text)).value).toBe(value);
  });
});
