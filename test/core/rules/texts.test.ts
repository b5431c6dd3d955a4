// The characters that texts in definitions may have; existing texts stay.

import { describe, expect, it } from "vitest";
import { checkRegistry, problemsIn } from "../../../src/core/check.ts";
import { parseConfig } from "../../../src/core/config/config.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { DefinitionFile, Snapshot } from "../../../src/core/registry/snapshot.ts";
import { parseText } from "../../../src/core/source/source.ts";
import { definition } from "../../support/definitions.ts";

const FILE = "coalitions/mini.one.json";
const VALID = definition({ name: "mini.one" });

/** `code pointer` of each problem of a text. */
function check(text: string, before?: Definition): string[] {
  const file = DefinitionFile.parse(FILE, text);
  return problemsIn(file, new Snapshot([file]), { before }).map((it) => `${it.code} ${it.pointer}`);
}
const withTitle = (title: string) => JSON.stringify(VALID).replace(`"${VALID.title}"`, title);

describe("a definition", () => {
  it.each([
    ["an escape of half a pair", String.raw`"Half \ud83d"`, "text-malformed /title"],
    ["an escape of the other half", String.raw`"Half \uDE00"`, "text-malformed /title"],
    ["a bidirectional override", '"Title \u202e"', "text-hidden /title"],
    ["an escape of a zero-width space", String.raw`"Ti\u200btle"`, "text-hidden /title"],
    // The schema refuses it, too: one mistake.
    ["an escape of a control character", String.raw`"Ti\u0007tle"`, "text-hidden /title"],
    ["a decomposed letter", '"De\u0301"', "text-not-nfc /title"],
  ])("is refused with %s", (_, title, expected) => {
    expect(check(withTitle(title))).toEqual([expected]);
  });

  it("is refused where an id has an invisible character, once", () => {
    const id = VALID.lattices[0]?.stableId ?? "";
    expect(check(JSON.stringify(VALID).replace(id, `${id}\u200b`))).toEqual([
      "text-hidden /lattices/0/stableId",
    ]);
  });

  it("is read with emoji, escaped or not, and with Persian", () => {
    expect(check(withTitle(String.raw`"\ud83d\ude00 👨‍👩‍👧 می‌خواهم"`))).toEqual([]);
  });

  it("has what it had before, and nothing new", () => {
    const before = { ...VALID, title: "Half \ud83d" };
    expect(check(JSON.stringify(before), before)).toEqual([]);
    const after = { ...before, summary: "Whole \u200b" };
    expect(check(JSON.stringify(after), before)).toEqual(["text-hidden /summary"]);
  });

  it("whose key has an invisible character is shown which", () => {
    const text = withTitle('"T","na\u200bme":"x"');
    const registry = new Snapshot([DefinitionFile.parse(FILE, text)]);
    const [problem] = checkRegistry(registry).problems;
    expect(problem).toMatchObject({ code: "property-unknown" });
    expect(problem?.message).toContain('"na‹U+200B›me"');
  });
});

it.each(["[]", '"\\ud83d"', "null", "1"])("text is found wherever it is in a file: %s", (text) => {
  expect(check(text).some((it) => it.startsWith("text-"))).toBe(text.includes("d83d"));
});

it("registry.config.json has the same rules", () => {
  const config = { name: "Na\u200bme", description: "Half \ud83d", baseUrl: "https://x.example/" };
  const { problems } = parseConfig(parseText("registry.config.json", JSON.stringify(config)));
  expect(problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    "text-hidden /name",
    "text-malformed /description",
  ]);
});
