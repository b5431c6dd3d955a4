// Each way in which .github/CODEOWNERS goes stale, and what of it a pull request answers for.

import { describe, expect, it } from "vitest";
import { type CheckOptions, checkRegistry } from "../../src/core/check.ts";
import { generateOwners } from "../../src/core/owners/generate.ts";
import { OWNERS_FILE } from "../../src/core/owners/lines.ts";
import {
  coalitionOf,
  DEFINITIONS,
  generated,
  MAINTAINERS,
  NONE,
  ONE,
  RIGHT,
  registryWithOwners,
  TWO,
} from "../support/owned-registries.ts";
import { bytesOfText } from "../support/registries.ts";

/** The problems that the check has with a text, as `line: message`, and the fixes. */
function stale(owners: string | undefined, options: CheckOptions = {}, maintainers = MAINTAINERS) {
  const registry = registryWithOwners(DEFINITIONS, { owners, maintainers });
  const { problems } = checkRegistry(registry, options);
  for (const { code, file } of problems)
    expect([code, file]).toEqual(["owners-stale", OWNERS_FILE]);
  return problems.map(({ line, message, fix }) => [line, `${message} | ${fix}`] as const);
}

const lineOf = (part: string, text = RIGHT) =>
  text.split("\n").findIndex((line) => line.includes(part)) + 1;

describe("the check of a file that is generated", () => {
  it("is content with what is generated, and with what means the same", () => {
    const shuffled = RIGHT.replace(/(\/\S+ .*)\n(\/\S+ .*)\n/, "$2\n\n# Why\n$1 # by hand\n");
    expect(shuffled).not.toBe(RIGHT);
    const others = [RIGHT.replaceAll("\n", "\r\n"), RIGHT.replace("@ada @Bob", "@bob\t@ADA")];
    for (const text of [RIGHT, shuffled, ...others]) expect(stale(text)).toEqual([]);
  });

  it("finds a line that is missing, at the end", () => {
    const text = RIGHT.replace(/\/coalitions\/l2.*\n/, "");
    expect(stale(text)).toEqual([
      [
        text.trimEnd().split("\n").length,
        `There is no line for ${TWO}, so GitHub does not ask its owners when it changes. | Run npx mosaik-coalitions owners --write, or add this line: /${TWO} @carol`,
      ],
    ]);
    const last = RIGHT.replace(/\/coalitions\/mini.*\n/, "");
    expect(stale(last)).toEqual([
      [lineOf(TWO), expect.stringMatching(/: \/\S+one\.json @ada @Bob$/)],
    ]);
  });

  it.each([
    ["another login", "@ada @Bob", "@ada @eve", "are @ada @eve here, but should be @ada @Bob"],
    ["one too few", "@ada @Bob", "@ada", "are @ada here"],
    ["one too many", "@ada @Bob", "@ada @Bob @eve", "are @ada @Bob @eve here"],
    ["none", " @ada @Bob", "", "no owners, but they should be"],
    ["a comment in place of one", "@ada @Bob", "@ada #@Bob", "are @ada here"],
    [
      "white space that is not white space to GitHub",
      "@ada @Bob",
      "@ada\u00a0@Bob",
      "here, but should be",
    ],
    ["a letter that only looks the same", "@Bob", "@Вob", "here, but should be"],
  ])("finds %s", (_, right, wrong, message) => {
    const found = stale(RIGHT.replace(right, wrong));
    expect(found).toEqual([[lineOf(ONE), expect.stringContaining(message)]]);
    expect(found[0]?.[1]).toMatch(/, or write: \/coalitions\/mini\.one\.json @ada @Bob$/);
  });

  it("shortens owners without end", () => {
    const [[, words] = []] = stale(RIGHT.replace("@ada", "@x".repeat(10_000)));
    expect(words?.length).toBeLessThan(500);
  });

  it.each([
    ["a definition that is gone", "/coalitions/mini.gone.json @ada", "There is no definition"],
    ["a definition without accounts", `/${NONE} @ada`, "has no GitHub account"],
    ["anything else", "/docs/ @ada", "No definition or maintainer needs"],
    ["everything again, below", "* @maintainer @mini-works/reviewers", "overrides them"],
  ])("finds a line for %s", (_, line, message) => {
    expect(stale(`${RIGHT}${line}\n`)).toEqual([
      [RIGHT.split("\n").length, expect.stringContaining(message)],
    ]);
  });

  it("finds wrong maintainers, none, and some that are not configured", () => {
    const line = lineOf("* @");
    expect(stale(RIGHT.replace("* @maintainer", "* @eve"))).toEqual([
      [line, expect.stringContaining("should be @maintainer @mini-works/reviewers")],
    ]);
    expect(stale(RIGHT.replace(/^\*.*\n/m, ""))).toEqual([
      [expect.any(Number), expect.stringContaining("add this line: * @maintainer")],
    ]);
    expect(stale(RIGHT, {}, [])).toEqual([
      [line, expect.stringContaining("does not name as maintainers")],
    ]);
  });

  it("reports a missing file only if maintainers are configured", () => {
    expect(stale(undefined)).toEqual([
      [0, expect.stringContaining(".github/CODEOWNERS does not exist")],
    ]);
    expect(stale(undefined, {}, [])).toEqual([]);
    expect(stale(undefined, { only: [ONE] })).toEqual([]);
  });

  it("leaves one alone that was written by hand", () => {
    const byHand = [RIGHT.split("\n").slice(1).join("\n"), "* @eve\n", "", `\n${RIGHT}`];
    for (const text of byHand) expect(stale(text)).toEqual([]);
  });

  it("says nothing of the maintainers where the config is faulty", () => {
    const config = bytesOfText('{ "maintainers": [] }');
    const registry = registryWithOwners(DEFINITIONS, { owners: RIGHT, config });
    const codes = checkRegistry(registry).problems.map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(["property-missing"]));
  });
});

describe("a file that is too large", () => {
  it("is reported, because GitHub ignores it", () => {
    const login = "a".repeat(39);
    const owners = Array.from({ length: 50 }, (_, at) => `@${login.slice(2)}${at + 10}`);
    const many = Array.from({ length: 1_500 }, (_, at) => `coalitions/mini.n${at}.json`);
    const owned = new Map(many.map((file) => [file, owners]));
    const { text, warnings } = generateOwners(owned, ["@x"]);
    expect(warnings).toEqual([expect.stringContaining("GitHub ignores a file of that size")]);
    expect(stale(text).map(([line]) => line)).toContain(1);
  });
});

describe("the check of one definition", () => {
  const only = { only: [ONE] };

  it("answers for its own line alone", () => {
    const others = [
      RIGHT.replace("@carol", "@eve"),
      RIGHT.replace(/\/coalitions\/l2.*\n/, ""),
      `${RIGHT}/coalitions/mini.gone.json @eve\n/docs/ @eve\n/${NONE} @eve\n`,
      RIGHT.replace("* @maintainer", "* @eve"),
    ];
    for (const text of others) {
      expect(stale(text)).not.toEqual([]);
      expect(stale(text, only)).toEqual([]);
    }
    expect(stale(RIGHT.replace("@ada", "@eve"), only)).toHaveLength(1);
    expect(stale(RIGHT.replace(/.*mini\.one.*\n/, ""), only)).toHaveLength(1);
  });

  it.each([
    "*",
    "*.json",
    "/coalitions/",
    "/coalitions",
    "coalitions/*",
    "**/mini.one.json",
    "mini.*",
  ])("finds a line below that takes it away: %s", (pattern) => {
    const found = stale(`${RIGHT}${pattern} @eve\n`, only);
    expect(found).toEqual([[RIGHT.split("\n").length, expect.stringContaining("overrides them")]]);
    expect(stale(RIGHT.replace("/coalitions/l2", `${pattern} @eve\n/coalitions/l2`), only)).toEqual(
      [],
    );
  });

  it("finds the line that it left behind when it moved", () => {
    const text = `${RIGHT}/coalitions/old/mini.one.json @ada\n`;
    expect(stale(text, only)).toEqual([
      [expect.any(Number), expect.stringContaining("no definition coalitions/old/mini.one.json")],
    ]);
    expect(stale(text, { only: [TWO] })).toEqual([]);
  });

  it("finds the line of a former definition whose name a folder has now", () => {
    const file = "coalitions/mini.one.json/mini.in.json";
    const definitions = { [file]: coalitionOf(file, ["ada"]) };
    const owners = `${generated(definitions).text}/${ONE} @eve\n`;
    const registry = registryWithOwners(definitions, { owners, maintainers: MAINTAINERS });
    const messages = (options: CheckOptions) =>
      checkRegistry(registry, options).problems.map(({ message }) => message);
    expect(messages({ only: [file] })).toEqual([expect.stringContaining("overrides them")]);
    expect(messages({})).toEqual([`There is no definition ${ONE}.`]);
  });

  it("asks for no line where the definition is faulty itself", () => {
    const faulty = { ...DEFINITIONS, [ONE]: { ...coalitionOf(ONE, ["eve"]), title: 1 } as never };
    const registry = registryWithOwners(faulty, { owners: RIGHT, maintainers: MAINTAINERS });
    for (const options of [only, {}]) {
      const codes = checkRegistry(registry, options).problems.map(({ code }) => code);
      expect(codes).toEqual(["value-type"]);
    }
  });
});
