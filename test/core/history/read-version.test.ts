// What counts in the history: frozen readers, which do not depend on what the check requires today.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../../src/core/check.ts";
import { readVersion } from "../../../src/core/history/read-version.ts";
import { explainRefusal } from "../../../src/core/history/refused.ts";
import { mutatedFile, NOW } from "../../fuzz/definitions.ts";
import { Random } from "../../fuzz/random.ts";
import { definitions } from "../../support/arbitrary-definitions.ts";
import { changed, definition, lattice } from "../../support/definitions.ts";
import { bytesOfText, bytesOfValue, fileOf, registryOf, textOf } from "../../support/registries.ts";
import { runsOf } from "../../support/thorough.ts";

const FIRST = definition({ lattices: [lattice("a.mainnet")] });
const FILE = fileOf(FIRST);

describe("what the check accepts", () => {
  const isAccepted = (file: string, bytes: Uint8Array) =>
    checkRegistry(registryOf({ [file]: bytes }), { now: NOW }).ok;

  it("counts, whatever it is", () => {
    fc.assert(
      fc.property(definitions, (it) => {
        fc.pre(isAccepted(fileOf(it), bytesOfValue(it)));
        expect(readVersion(fileOf(it), bytesOfValue(it))).toEqual(it);
      }),
      { numRuns: runsOf(500) },
    );
  });

  it("counts, whatever it was made of", () => {
    let accepted = 0;
    for (let seed = 0; seed < runsOf(5000); seed++) {
      const { file, bytes } = mutatedFile(new Random(seed));
      if (!isAccepted(file, bytes)) continue;
      accepted++;
      expect(readVersion(file, bytes), `seed ${seed}`).toBeDefined();
    }
    expect(accepted).toBeGreaterThan(50);
  });
});

describe("a version whose $schema is an https address", () => {
  const at = ($schema: string) => changed(FIRST, { $schema });
  const counts = ($schema: string) => readVersion(FILE, bytesOfValue(at($schema))) !== undefined;

  it("counts as it is", () => {
    const it = at("https://unpkg.com/mosaik-coalitions@1/schemas/coalition.schema.json");
    expect(readVersion(FILE, bytesOfValue(it))).toEqual(it);
  });

  it("counts with any address that a browser could open, and no other", () => {
    expect(counts("https://example.org/v7/another.json")).toBe(true);
    for (const other of [
      "http://example.org/",
      "https://",
      "https://a b/",
      `https://${"a".repeat(501)}`,
    ])
      expect(counts(other), other).toBe(false);
  });

  it("is judged by all else that a version is judged by", () => {
    const address = "https://example.org/v1/schemas/coalition.schema.json";
    const text = textOf(at(address));
    for (const broken of [
      textOf({ ...at(address), fingerprint: "0".repeat(64) }),
      text.replace('"title"', '"__proto__": {}, "title"'),
      text.replace('"title"', '"title": "", "title"'),
    ])
      expect(readVersion(FILE, bytesOfText(broken))).toBeUndefined();
  });
});

describe("a version that does not count", () => {
  it("is explained by today's check", () => {
    const bytes = bytesOfValue({ ...FIRST, title: "" });
    expect(readVersion(FILE, bytes)).toBeUndefined();
    const { reason, problems } = explainRefusal(FILE, bytes);
    expect(reason).toBe("The version does not pass the check.");
    expect(problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      "value-invalid /title",
    ]);
  });

  it("is not said to fail a check that it passes", () => {
    const { reason, problems } = explainRefusal(FILE, bytesOfValue(FIRST));
    expect(problems).toEqual([]);
    expect(reason).toMatch(/no reader of the history accepts it/);
  });
});
