// The style check finds each seeded sentence in its place by its pattern, and lets the rewritten one pass.

import { execFileSync, spawnSync } from "node:child_process";
import { extname } from "node:path";
import { describe, expect, it } from "vitest";
import { filesToRead, NOT_READ } from "../../lint/files.mjs";
import { checkStyle } from "../../lint/findings.mjs";
import { PATTERNS } from "../../lint/patterns.mjs";
import { PLACES, SEEDED } from "./seeded.ts";

function findingsIn(place: keyof typeof PLACES, sentence: string) {
  const [path, around] = PLACES[place];
  const source = around(sentence);
  const { findings, passages } = checkStyle(path, source);
  expect(passages).toBeGreaterThan(0);
  return findings.map(({ id, at, match }) => ({
    id,
    match,
    isAt: source.startsWith(match.split(" ")[0] ?? "", at),
  }));
}

describe("seeded sentences", () => {
  it("are 40, in every kind of place", () => {
    expect(SEEDED).toHaveLength(40);
    expect(new Set(SEEDED.map(([place]) => place))).toEqual(new Set(Object.keys(PLACES)));
    expect(new Set(SEEDED.map(([, id]) => id)).size).toBeGreaterThan(35);
  });

  it.each(SEEDED)("in %s are found by %s: %s", (place, id, bad) => {
    expect(findingsIn(place, bad)).toEqual([{ id, match: expect.any(String), isAt: true }]);
  });

  it.each(SEEDED)("in %s pass without %s: %#", (place, _id, _bad, good) => {
    expect(findingsIn(place, good)).toEqual([]);
  });
});

describe("each pattern", () => {
  it.each(PATTERNS)(
    "$id finds its bad example, and nothing finds the good one",
    ({ id, bad, good }) => {
      const idsIn = (text: string) =>
        checkStyle("a.ts", `// ${text}\n`).findings.map((it) => it.id);
      expect(idsIn(bad)).toContain(id);
      expect(idsIn(good)).toEqual([]);
    },
  );

  it("has an id of its own", () => {
    expect(new Set(PATTERNS.map(({ id }) => id)).size).toBe(PATTERNS.length);
  });
});

describe("names", () => {
  const namesIn = (path: string, source: string) =>
    checkStyle(path, source)
      .findings.filter(({ id }) => id === "name")
      .map(({ match }) => match);

  it.each([
    ["a function", "export function toldOf() {}", "toldOf"],
    ["a constant", "const { a: why } = {};", "why"],
    ["a parameter", "const a = (isSound = true) => 1;", "isSound"],
    ["a member of a type", "interface A { outlook?: string }", "outlook"],
    ["a method", "class A { mendAll() {} }", "mendAll"],
    ["capitals", "const PUBLISH_ALL_THE_SAME = 1;", "PUBLISH_ALL_THE_SAME"],
    ["a private member", "class A { #told = 1; }", "told"],
  ])("are found: %s", (_, source, name) => {
    expect(namesIn("a.ts", source)).toEqual([name]);
  });

  it("pass where they say what they mean, or are another file's", () => {
    const source =
      'import { told } from "./a.ts";\nconst standalone = told.why, withStandIns = { why: 1 };';
    expect(namesIn("a.ts", source)).toEqual([]);
  });
});

describe("an exception", () => {
  const BAD = "// Whoever reads this.";

  it("takes a finding out, on its line or the next one", () => {
    expect(checkStyle("a.ts", `// style-ignore: GitHub's own words\n${BAD}\n`).findings).toEqual(
      [],
    );
    expect(checkStyle("a.md", "Whoever reads. <!-- style-ignore: quoted -->\n").findings).toEqual(
      [],
    );
  });

  it.each([
    ["has no reason", `// style-ignore:\n${BAD}\n`, ["style-ignore", "whoever"]],
    ["is not needed", "// style-ignore: old words\n\nconst a = 1;\n", ["style-ignore"]],
    ["is too far away", `// style-ignore: old words\n\n${BAD}\n`, ["style-ignore", "whoever"]],
  ])("is a fault itself where it %s", (_, source, ids) => {
    expect(checkStyle("a.ts", source).findings.map(({ id }) => id)).toEqual(ids);
  });
});

describe("the files that are read", () => {
  const files = filesToRead(".");

  it("are of every kind that has prose", () => {
    const kinds = new Set(files.map((file) => extname(file)));
    for (const kind of [
      ".md",
      ".ts",
      ".tsx",
      ".mjs",
      ".json",
      ".yml",
      ".css",
      ".html",
      ".txt",
      "",
    ]) {
      expect(kinds).toContain(kind);
    }
    expect(files.length).toBeGreaterThan(1000);
  });

  it("are all but those that have a reason, each of which is needed", () => {
    const tracked = execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n");
    for (const [pattern, reason] of NOT_READ) {
      expect(reason).not.toBe("");
      expect(
        tracked.filter((path) => pattern.test(path)),
        String(pattern),
      ).not.toEqual([]);
    }
  });
});

describe("the command", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["lint/style.mjs", ...args], { encoding: "utf8" });

  it("ends with 2 where nothing was read", () => {
    const { status, stderr } = run("no/such/folder");
    expect([status, stderr]).toEqual([2, expect.stringContaining("Nothing was read")]);
  });

  it("counts what it read", () => {
    const { status, stdout } = run("lint/");
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/^style: 0 findings in [1-9]\d+ passages of [1-9]\d* files\n$/),
    ]);
  });
});
