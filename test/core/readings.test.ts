// Both readings of the derivation, over random definitions: everything about the fingerprint follows the reading that
// a definition states. derivation.test.ts compares the derivation itself with a naive one.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions } from "../../src/core/changes/compare-versions.ts";
import { diffDefinitions } from "../../src/core/changes/diff.ts";
import { entryVerdict } from "../../src/core/changes/entry-words.ts";
import { announcementsOf } from "../../src/core/changes/next-fingerprint.ts";
import { checkRegistry } from "../../src/core/check.ts";
import { deriveTree, idOfNode } from "../../src/core/derivation/tree.ts";
import { differenceFrom, versionOf } from "../../src/core/derivation/versions.ts";
import { type Definition, shippedModules } from "../../src/core/registry/definition.ts";
import { DefinitionFile, Snapshot } from "../../src/core/registry/snapshot.ts";
import { renderBytes, renderFold } from "../../src/core/render/bytes.ts";
import { renderRecipe } from "../../src/core/render/recipe.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import { ORIGIN } from "../support/constant-origin.ts";
import { changed, shippedModule } from "../support/definitions.ts";
import { idOf } from "../support/ids.ts";
import { naiveDerivation } from "../support/naive-derivation.ts";
import { bytesOfText, fileOf, textOf } from "../support/registries.ts";
import { runsOf } from "../support/thorough.ts";

const READINGS = ["modules-folded", "modules-derived"] as const;

/** One that ships atlas, announces nothing and does not end. */
const shipping = definitions.map((it) => {
  const { upcoming: _, retirement: __, ...rest } = it;
  return changed(rest, { modules: { ...it.modules, atlas: shippedModule("atlas") } });
});

const RUNS = { numRuns: runsOf(100) };

function problemsOf(definition: Definition) {
  const file = DefinitionFile.parse(fileOf(definition), textOf(definition));
  return checkRegistry(new Snapshot([file])).problems;
}

describe.each(READINGS)("by the reading %s", (derivation) => {
  const isFolded = derivation === "modules-folded";
  const read = shipping.map((it) => changed(it, { derivation }));

  it("everything that shows the fingerprint shows that one", () => {
    fc.assert(
      fc.property(read, (definition) => {
        const { fingerprint } = naiveDerivation(definition);
        const tree = deriveTree(definition);
        const root = tree.find(({ key }) => key === "fingerprint");
        expect(root && idOfNode(root)).toBe(fingerprint);
        expect(root?.preimage?.hash).toBe(fingerprint);
        expect(root?.about).toContain(derivation);
        const atlas = definition.modules.atlas?.fingerprint ?? "";
        expect(renderFold(definition).includes(atlas)).toBe(isFolded);
        expect(renderBytes(definition)).toContain(fingerprint);
        const rust = renderRust(definition, ORIGIN);
        expect(rust).toContain(fingerprint);
        expect(rust).toContain(`by the reading ${derivation}.`);
        expect(rust.includes("parts.extend(self.modules")).toBe(isFolded);
        const typeScript = renderTypeScript(definition, ORIGIN);
        expect(typeScript).toContain(fingerprint);
        expect(typeScript).toContain(`derivation: "${derivation}"`);
        const file = bytesOfText(textOf(definition));
        const recipe = renderRecipe({ baseUrl: "https://example.org/", definition, file });
        expect(recipe).toContain(fingerprint);
        expect(recipe).toContain(derivation);
      }),
      RUNS,
    );
  });

  it.each<[string, (modules: Definition["modules"]) => Partial<Definition["modules"]>]>([
    ["is upgraded", () => ({ atlas: shippedModule("atlas", { fingerprint: idOf("next") }) })],
    ["is withdrawn", () => ({ atlas: null })],
  ])("a module that %s moves the fingerprint, or ends its own handles alone", (_, next) => {
    fc.assert(
      fc.property(read, (before) => {
        const after = changed(before, { modules: { ...before.modules, ...next(before.modules) } });
        const changes = diffDefinitions(before, after);
        const breaking = changes.some((it) => it.breaking);
        expect(breaking).toBe(isFolded);
        expect(before.fingerprint !== after.fingerprint).toBe(isFolded);
        const { verdict } = compareVersions(before, after);
        expect(verdict.includes("In builds with the first, handles on module atlas")).toBe(
          !isFolded,
        );
        expect(verdict.startsWith("The fingerprint is the same.")).toBe(!isFolded);
        expect(verdict).toContain("All others keep working.");
        const entry = { coalition: before.name, changes, breaking, fingerprint: after.fingerprint };
        const words = entryVerdict(entry, { before: before.fingerprint });
        expect(words.includes("Only handles on module atlas")).toBe(!isFolded);
        // What also announces its retirement, for some day, says both.
        const ends = { at: "2031-03-01T09:00:00Z", reason: "Done.", replacement: null };
        const last = changed(after, { retirement: ends });
        const both = entryVerdict(
          { ...entry, changes: diffDefinitions(before, last) },
          { before: before.fingerprint },
        );
        expect(both).toContain(
          `${words} From the coalition's retirement on (2031-03-01 09:00 UTC)`,
        );
        // Under one fingerprint, it is no other composition of it.
        if (!isFolded) expect(differenceFrom(versionOf(before), after)).toBe("none");
      }),
      RUNS,
    );
  });

  it("what is announced of a module moves the next fingerprint, or does not", () => {
    const [at, to] = ["2027-03-01T09:00:00Z", idOf("next")];
    fc.assert(
      fc.property(read, (before) => {
        const id = before.modules.atlas?.fingerprint ?? "";
        const notice = { notice: 7, kind: "fingerprint", id, to, effectiveAt: at, reason: "New." };
        const announced = changed(before, { upcoming: [notice as never] });
        const [one] = announcementsOf(announced);
        expect(one?.moves).toBe(isFolded);
        const modules = {
          ...before.modules,
          atlas: { ...shippedModule("atlas"), fingerprint: to },
        };
        expect(one?.next).toBe(naiveDerivation({ ...before, modules }).fingerprint);
      }),
      RUNS,
    );
  });

  it("a fingerprint that the other reading gives is refused with the line that states it", () => {
    const [other = ""] = READINGS.filter((it) => it !== derivation);
    fc.assert(
      fc.property(read, (definition) => {
        const { fingerprint } = naiveDerivation({ ...definition, derivation: other });
        const found = problemsOf({ ...definition, fingerprint });
        const [problem] = found.filter(({ code }) => code === "fingerprint-mismatch");
        expect(problem?.fix?.endsWith(`"derivation": "${other}",`)).toBe(true);
        const fixed = problemsOf({ ...definition, fingerprint, derivation: other });
        expect(fixed.filter(({ code }) => code === "fingerprint-mismatch")).toEqual([]);
        expect(shippedModules(definition).length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });
});

describe("a definition that changes its reading", () => {
  it("breaks where it ships a module, and nowhere else", () => {
    fc.assert(
      fc.property(definitions, fc.constantFrom(...READINGS), (definition, derivation) => {
        const { derivation: was = "modules-folded" } = definition;
        const after = changed(definition, { derivation });
        const ships = shippedModules(definition).length > 0;
        const changes = diffDefinitions(definition, after);
        const kinds = changes.filter(({ kind }) => kind !== "next-fingerprint-changed");
        expect(changes.some((it) => it.breaking)).toBe(ships && was !== derivation);
        if (was !== derivation)
          expect(kinds.map(({ kind }) => kind)).toEqual(["derivation-changed"]);
        if (!ships) expect(differenceFrom(versionOf(definition), after)).toBe("none");
      }),
      { numRuns: runsOf(300) },
    );
  });
});
