// What single rules say at their edges, where no example in test/invalid shows it.

import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../../src/core/check.ts";
import { deriveConfluence } from "../../../src/core/derivation/fingerprint.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import {
  announced,
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
const retirement = { at: "2026-12-01T00:00:00Z", reason: "It is done.", replacement: null };
const atlas = (overrides: object) => ({ ...modules(), atlas: shippedModule("atlas", overrides) });
const config = { content: "c0", acl: "ac" };
const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);

describe("the check finds one problem alone", () => {
  const otherRouter = confluence("router", { fingerprint: idOf("other") });
  const pinning = atlas({ span: [{ stableId: a.stableId, contentHash: idOf("b") }] });
  const misspelt = { ...a, handshake: undefined, handshak: a.handshake } as never;
  const bytes = deriveConfluence({ name: "atlas", span: [], ...config });
  const { fingerprint } = definition({ modules: atlas({ fingerprint: bytes }) });
  const otherBytes = definition({ modules: atlas({ config, fingerprint: idOf("wrong") }) });
  const neverAt = { ...retirement, at: "2026-02-30T00:00:00Z" };

  it.each<[code: string, what: string, Definition]>([
    [
      "part-name-repeated",
      "of confluences",
      definition({ confluences: [confluence("router"), otherRouter] }),
    ],
    ["pin-mismatch", "of a module", definition({ lattices: [a], modules: pinning })],
    // The right key is then missing, which is the same mistake.
    ["property-unknown", "of a misspelt key", definition({ lattices: [misspelt] })],
    ["name-reserved", "of a device that few know", definition({ name: "com0.chain" })],
    ["time-invalid", "of a day that does not exist", changed(BASE, { retirement: neverAt })],
    [
      "upcoming-target",
      "of two citizens that are to become one",
      changed(BASE, {
        upcoming: [announced(a.stableId, idOf("next")), announced(b.stableId, idOf("next"))],
      }),
    ],
    ["module-mismatch", "below the fingerprint of the right bytes", { ...otherBytes, fingerprint }],
  ])("%s %s", (code, _, given) => {
    expect(codes(checkDefinitions(given))).toEqual([code]);
  });

  it("where a sub-folder is named like the folder of all", () => {
    const given = { ...BASE, $schema: "../../schemas/coalition.schema.json" };
    const folder = (file: string) => file.replace("coalitions/", "coalitions/coalitions/");
    expect(
      codes(checkRegistry(registryOf({ [folder(fileOf(given))]: bytesOfValue(given) }))),
    ).toEqual([]);
  });

  it("if a retired coalition is described in other words", () => {
    const last = changed(BASE, { retirement });
    const published = new Map([
      [
        BASE.name,
        { versions: new Map(), entries: new Map(), last, holders: new Map(), there: true },
      ],
    ]);
    const given = { ...last, summary: "Other words." };
    const registry = registryOf({ [fileOf(given)]: bytesOfValue(given) });
    expect(codes(checkRegistry(registry, { published }))).toEqual(["retired-frozen"]);
  });
});
