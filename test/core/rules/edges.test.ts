// What single rules say at their edges, where no example in test/invalid shows it.

import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../../src/core/check.ts";
import { deriveConfluence } from "../../../src/core/derivation/fingerprint.ts";
import type { Definition, Upcoming } from "../../../src/core/registry/definition.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  modules,
  shippedModule,
} from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";
import { bytesOfValue, checkDefinitions, fileOf, registryOf } from "../../support/registries.ts";

const [a, b] = [lattice("a.mainnet", { contentHash: idOf("a") }), lattice("b.mainnet")];
const BASE = definition({ lattices: [a, b] });
const becoming = (id: string): Upcoming => ({
  ...{ notice: 1, kind: "stable-id", id, to: idOf("next"), reason: "A new committee." },
  effectiveAt: "2027-01-01T00:00:00Z",
});
const retirement = { at: "2026-12-01T00:00:00Z", reason: "It is done.", replacement: null };
const atlas = (overrides: object) => ({ ...modules(), atlas: shippedModule("atlas", overrides) });
const config = { content: "c0", acl: "ac" };
const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);

describe("the check finds one problem alone", () => {
  it.each<[what: string, code: string, Definition]>([
    [
      "two confluences of one name",
      "part-name-repeated",
      definition({
        confluences: [confluence("router"), confluence("router", { fingerprint: idOf("other") })],
      }),
    ],
    [
      "a module that pins another content hash",
      "pin-mismatch",
      definition({
        lattices: [a],
        modules: atlas({ span: [{ stableId: a.stableId, contentHash: idOf("b") }] }),
      }),
    ],
    [
      "a misspelt key, of which the right one is then missing",
      "property-unknown",
      definition({ lattices: [{ ...a, handshake: undefined, handshak: a.handshake } as never] }),
    ],
    ["the name of a device that few know", "name-reserved", definition({ name: "com0.chain" })],
    [
      "a retirement on a day that does not exist",
      "time-invalid",
      changed(BASE, { retirement: { ...retirement, at: "2026-02-30T00:00:00Z" } }),
    ],
    [
      "two citizens that are to become one",
      "upcoming-target",
      changed(BASE, { upcoming: [becoming(a.stableId), becoming(b.stableId)] }),
    ],
    [
      "a module of other bytes, below the fingerprint of the right ones",
      "module-mismatch",
      {
        ...definition({ modules: atlas({ config, fingerprint: idOf("wrong") }) }),
        fingerprint: definition({
          modules: atlas({ fingerprint: deriveConfluence({ name: "atlas", span: [], ...config }) }),
        }).fingerprint,
      },
    ],
  ])("of %s", (_, code, given) => {
    expect(codes(checkDefinitions(given))).toEqual([code]);
  });

  it("where a sub-folder is named like the folder of all", () => {
    const given = { ...BASE, $schema: "../../schemas/coalition.schema.json" };
    const folder = (file: string) => file.replace("coalitions/", "coalitions/coalitions/");
    expect(
      codes(checkRegistry(registryOf({ [folder(fileOf(given))]: bytesOfValue(given) }))),
    ).toEqual([]);
  });

  it("where a retired coalition is told in other words", () => {
    const last = changed(BASE, { retirement });
    const published = new Map([
      [BASE.name, { versions: new Map(), last, holders: new Map(), there: true }],
    ]);
    const given = { ...last, summary: "Other words." };
    const registry = registryOf({ [fileOf(given)]: bytesOfValue(given) });
    expect(codes(checkRegistry(registry, { published }))).toEqual(["retired-frozen"]);
  });
});
