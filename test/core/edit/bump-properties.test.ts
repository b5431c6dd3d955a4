// Bumps of any id in any definition change the id, what follows from it, and no other byte.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveFingerprint } from "../../../src/core/derivation/fingerprint.ts";
import { planBump } from "../../../src/core/edit/bump.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { placedIds } from "../../../src/core/registry/part-ids.ts";
import { servicesOf } from "../../../src/core/registry/parts.ts";
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
  /** Ids that the check does not let change: another change is announced, or config bytes fix them. */
  const hindered = ({ definition: it, from }: { definition: Definition; from: string }) =>
    (it.upcoming ?? []).length > 0 ||
    [...it.confluences, ...Object.values(it.modules), it.ticketIssuer].some(
      (part) => part?.fingerprint === from && part.config,
    );

  it("changes the id at each place, what follows from config bytes, and no other byte, there and back", () => {
    let done = 0;
    fc.assert(
      fc.property(given, (it) => {
        const { edited, refused, retired } = planBump(it.files, it.from, it.to);
        expect(retired).toEqual(it.definition.retirement ? [fileOf(it.definition)] : []);
        expect(edited).toHaveLength(it.definition.retirement ? 0 : 1);
        const [only] = edited;
        if (!only || hindered(it)) return;
        done += 1;
        expect([refused, only.ok]).toEqual([[], true]);
        expect(masked(only.text)).toBe(masked(it.text));
        const now: Definition = JSON.parse(only.text);
        expect(now.fingerprint).toBe(deriveFingerprint(now));
        const services = servicesOf(it.definition);
        const following = services.filter(
          ({ value }) => value.config && JSON.stringify(value.span ?? []).includes(it.from),
        );
        const follows = new Set(following.map(({ idPointer }) => idPointer));
        const places = (of: Definition) => placedIds(of).filter((id) => !follows.has(id.pointer));
        expect(places(now).map(({ id }) => id)).toEqual(
          places(it.definition).map(({ id }) => (id === it.from ? it.to : id)),
        );
        const back = planBump(it.files.withTexts(edited), it.to, it.from).edited;
        expect(back.map(({ text }) => text)).toEqual([it.text]);
      }),
      { numRuns: 150 },
    );
    expect(done).toBeGreaterThan(20);
  });
});
