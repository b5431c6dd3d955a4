// .github/CODEOWNERS as it is generated, and the maintainers that the config may name.

import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../src/core/check.ts";
import type { Maintainer } from "../../src/core/config/config.ts";
import { OPERATOR } from "../support/definitions.ts";
import {
  coalitionOf,
  DEFINITIONS,
  generated,
  MAINTAINERS,
  ONE,
  RIGHT,
  registryWithOwners,
} from "../support/owned-registries.ts";

describe("the file that is generated", () => {
  it("matches the reviewed golden file", async () => {
    await expect(RIGHT).toMatchFileSnapshot("../golden/CODEOWNERS");
    expect(generated().warnings).toEqual([]);
  });

  it("has no line for everything without maintainers, and says so", () => {
    const { text, warnings } = generated(DEFINITIONS, []);
    expect(text).toBe(RIGHT.replace(/^\*.*\n\n/m, ""));
    expect(warnings).toEqual([expect.stringContaining('"maintainers": [')]);
  });

  it("names an account once, whatever its case", () => {
    const { text } = generated({ [ONE]: coalitionOf(ONE, ["ada", "bob", "Ada"]) });
    expect(text).toContain(`\n/${ONE} @Ada @bob\n`);
  });

  it("keeps the line of a definition that is faulty, and guesses none", () => {
    const faulty = { ...DEFINITIONS, [ONE]: undefined };
    const kept = generated(faulty, MAINTAINERS, RIGHT.replace("@ada", "  @before"));
    expect(kept.text).toContain(`\n/${ONE}   @before @Bob\n`);
    const none = generated(faulty, MAINTAINERS);
    expect(none.text).not.toContain(ONE);
    expect([kept.faulty, none.faulty]).toEqual([[ONE], [ONE]]);
    expect(kept.warnings).toEqual([expect.stringContaining("its line stays unchanged")]);
    expect(none.warnings).toEqual([expect.stringContaining("no line yet")]);
  });

  it.each(["a b", "#", "*", "[a]", "a\n* @evil #", "é", "\\"])(
    "leaves out a path with the folder %j, and says so",
    (folder) => {
      const file = `coalitions/${folder}/mini.odd.json`;
      const { text, warnings } = generated({ ...DEFINITIONS, [file]: coalitionOf(file, ["eve"]) });
      expect(text).toBe(RIGHT);
      expect(warnings).toEqual([expect.stringContaining("The maintainers own ")]);
    },
  );

  it("has no line for a file that was named from elsewhere", () => {
    const named = { ...DEFINITIONS, "elsewhere/mini.x.json": coalitionOf("mini.x.json", ["x"]) };
    expect(generated(named)).toEqual(generated());
  });
});

describe("maintainers", () => {
  const check = (maintainers: unknown) =>
    checkRegistry(registryWithOwners(DEFINITIONS, { maintainers: maintainers as Maintainer[] }))
      .problems.filter(({ code }) => code !== "owners-stale")
      .map(({ code, pointer }) => [code, pointer]);

  it.each([
    [[]],
    [OPERATOR.github],
    [["@mini-works/reviewers"]],
    [["@a/b_c-1", { login: "a", id: 1 }]],
  ])("may be %j", (maintainers) => {
    expect(check(maintainers)).toEqual([]);
  });

  it.each([
    ["@ada", "value-invalid", ""],
    ["mini-works/reviewers", "value-invalid", ""],
    ["@mini-works/reviewers @eve", "value-invalid", ""],
    ["@mini-works/a\n* @eve", "value-invalid", ""],
    ["@mini-works/a#b", "value-invalid", ""],
    [{ login: "ada" }, "property-missing", "/id"],
    [{ login: "@ada", id: 1 }, "value-invalid", "/login"],
    [{ login: "ada", id: 1, name: "Ada" }, "property-unknown", "/name"],
    [1, "value-type", ""],
  ])("may not be %j", (maintainer, code, below) => {
    expect(check([maintainer])).toEqual([[code, `/maintainers/0${below}`]]);
  });
});
