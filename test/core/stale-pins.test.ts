// Pins, whatever a text has: what is written is read, nothing throws, and no line of somebody's own is lost.

import fc from "fast-check";
import { expect, it } from "vitest";
import { renderRust } from "../../src/core/render/rust.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { compiledIn, findPins } from "../../src/core/stale/find-pins.ts";
import { renderPin } from "../../src/core/stale/pin.ts";
import { foreignLine } from "../../src/core/stale/whole-constant.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import { ORIGIN } from "../support/constant-origin.ts";
import { idOf } from "../support/ids.ts";
import { runsOf } from "../support/thorough.ts";

const PIN = {
  registry: "https://x.example/y/",
  coalition: "mini.one",
  seq: 7,
  fingerprint: idOf("x"),
};

it("of every constant are found, and agree with its code; any constant takes the place of any other", () => {
  fc.assert(
    fc.property(definitions, definitions, (before, after) => {
      for (const render of [renderRust, renderTypeScript]) {
        const [text, next] = [render(before, ORIGIN), render(after, { ...ORIGIN, entry: null })];
        const { name: coalition, fingerprint } = before;
        const pins = findPins(text);
        expect(pins).toMatchObject([{ registry: ORIGIN.registry, coalition, fingerprint }]);
        expect(findPins(text.replaceAll("\n", "\r\n"))).toEqual(pins);
        expect(compiledIn(text)).toBe(fingerprint);
        expect(foreignLine(text, next)).toBeUndefined();
        expect(foreignLine(next.replaceAll("\n", "\r\n"), text)).toBeUndefined();
      }
    }),
    { numRuns: runsOf(200) },
  );
});

it("of constants by earlier versions of the software may be replaced by current ones", () => {
  const earlier = [
    ...["identity", "identity_parts", "facts"],
    ...["config_json", "span_json", "citizen_json", "id_digits"],
  ];
  const [given] = fc.sample(definitions, 1);
  if (!given) throw new Error("there is no definition");
  const text = renderRust(given, ORIGIN);
  const functions = earlier.map((name) => `    fn ${name}() -> String {\n    }\n`).join("");
  const old = text.replace(/^\/\/ coalition-code.*\n/m, "").replace(/\}\n$/, `${functions}}\n`);
  expect(old).not.toContain("coalition-code");
  for (const name of earlier) expect(old).toContain(`fn ${name}(`);
  expect(foreignLine(old, text)).toBeUndefined();
  expect(foreignLine(text.replace("coalition-code: 1", "coalition-code: 2"), text)).toBeUndefined();
});

it("are in comments of any language", () => {
  for (const start of ["// ", "//", "  # ", "-- ", " * ", "; "]) {
    expect(findPins(`a\n${start}${renderPin(PIN)}\nb`)).toEqual([{ ...PIN, line: 2 }]);
  }
  expect(findPins(`see "${renderPin(PIN)}"`)).toEqual([]);
});

it.each([
  ["#7", "7"],
  ["#7", "#-1"],
  ["#7", ""],
  ["https://", "ftp://"],
  ["https://", "https://name:secret@"],
  ["/y/", "/y/?a=b"],
  ["mini.one", "../one"],
  ["mini.one", "MINI.one"],
  [PIN.fingerprint, PIN.fingerprint.slice(1)],
  [PIN.fingerprint, `0x${PIN.fingerprint}`],
  [PIN.fingerprint, PIN.fingerprint.toUpperCase()],
])("with %s as %s are reported as damaged, with the line", (part, instead) => {
  const [found, ...others] = findPins(`\n// ${renderPin(PIN).replace(part, instead)}\n`);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ line: 2, fault: expect.stringContaining("The pin is damaged: ") });
});

it("throw for no text, and lose no line that somebody added at the top level", () => {
  const constant = renderRust(fc.sample(definitions, { numRuns: 1, seed: 1 })[0] as never, ORIGIN);
  const lines = constant.split("\n");
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(
      word,
      fc.nat(lines.length),
      fc.constantFrom("pub fn ", "static ", "// "),
      (name, at, start) => {
        const own = `${start}own_${name}`;
        const text = [...lines.slice(0, at), own, ...lines.slice(at)].join("\n");
        expect(foreignLine(text, constant), own).toBeDefined();
      },
    ),
    { numRuns: runsOf(500) },
  );
  fc.assert(
    fc.property(
      fc.string(),
      (text) => void [findPins(text), compiledIn(text), foreignLine(text, constant)],
    ),
  );
});
