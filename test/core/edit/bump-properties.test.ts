// A bump of any id in any definition: the id, what follows from it, and no other byte.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../../src/core/check.ts";
import { deriveFingerprint } from "../../../src/core/derivation/fingerprint.ts";
import { planBump } from "../../../src/core/edit/bump.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { placedIds } from "../../../src/core/registry/parts.ts";
import { definitions } from "../../support/arbitrary-definitions.ts";
import { definition } from "../../support/definitions.ts";
import { idOf, mrtdOf } from "../../support/ids.ts";
import { layouts, write } from "../../support/layouts.ts";
import { bytesOfText, fileOf, registryOf, textOf } from "../../support/registries.ts";

const REPLACEMENT = definition({ name: "replacement.coalition" });

function registryWith(texts: Record<string, string>) {
  const entries = Object.entries(texts).map(([file, text]) => [file, bytesOfText(text)] as const);
  return registryOf(Object.fromEntries(entries));
}

const ID = /"(?:[0-9a-f]{96}|[0-9a-f]{64})"/g;
const masked = (text: string) => text.replace(ID, '"id"');

describe("a bump in any definition", () => {
  const given = fc.tuple(definitions, layouts, fc.nat()).map(([it, layout, pick]) => {
    const places = placedIds(it);
    const from = places[pick % places.length]?.id ?? "";
    const to = from.length === 96 ? mrtdOf("bumped") : idOf("bumped");
    const files = { [fileOf(it)]: write(it, layout), [fileOf(REPLACEMENT)]: textOf(REPLACEMENT) };
    return { definition: it, from, to, text: write(it, layout), files: registryWith(files) };
  });
  /** What the check cannot let pass: announced otherwise, or fixed by config bytes. */
  const hindered = ({ definition: it, from }: { definition: Definition; from: string }) =>
    (it.upcoming ?? []).length > 0 ||
    [...it.confluences, ...Object.values(it.modules), it.ticketIssuer].some(
      (part) => part?.fingerprint === from && part.config,
    );

  it("changes ids and nothing else, and leaves a definition that passes the check", () => {
    fc.assert(
      fc.property(given, (it) => {
        const { edited, refused, retired } = planBump(it.files, it.from, it.to);
        expect(retired).toEqual(it.definition.retirement ? [fileOf(it.definition)] : []);
        expect(edited).toHaveLength(it.definition.retirement ? 0 : 1);
        const [only] = edited;
        if (!only || hindered(it)) return;
        expect(refused).toEqual([]);
        const now: Definition = JSON.parse(only.text);
        expect(masked(only.text)).toBe(masked(it.text));
        expect(now.fingerprint).toBe(deriveFingerprint(now));
        expect(placedIds(now).filter(({ id }) => id === it.from)).toEqual([]);
        expect(checkRegistry(it.files.withTexts(edited), { only: [only.file] }).ok).toBe(true);
      }),
    );
  });

  it("and back gives every byte as it was, where nothing that was announced came true", () => {
    fc.assert(
      fc.property(given, (it) => {
        const there = planBump(it.files, it.from, it.to).edited;
        if (there.length === 0 || hindered(it)) return;
        const back = planBump(it.files.withTexts(there), it.to, it.from).edited;
        expect(back.map(({ text }) => text)).toEqual([it.text]);
      }),
    );
  });

  it("moves the id at each of its places, and no other but what follows from config bytes", () => {
    fc.assert(
      fc.property(given, (it) => {
        const [only] = planBump(it.files, it.from, it.to).edited;
        if (!only || hindered(it)) return;
        const now: Definition = JSON.parse(only.text);
        const expected = placedIds(it.definition).map(({ pointer, id }) => {
          const part = Object.values(it.definition.modules)
            .concat(it.definition.confluences)
            .find((service) => service?.fingerprint === id);
          const follows = part?.config && JSON.stringify(part.span ?? []).includes(it.from);
          return [pointer, follows ? "follows" : id === it.from ? it.to : id];
        });
        const found = placedIds(now).map(({ pointer, id }, at) =>
          expected[at]?.[1] === "follows" ? [pointer, "follows"] : [pointer, id],
        );
        expect(found).toEqual(expected);
      }),
    );
  });
});
