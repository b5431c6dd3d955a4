// Hints must be keys and addresses, but old hints do not block an operator who changes something else.

import { describe, expect, it } from "vitest";
import { planAddition } from "../../../src/core/edit/add.ts";
import { planBump } from "../../../src/core/edit/bump.ts";
import type { PeerHint } from "../../../src/core/registry/definition.ts";
import { saidOf } from "../../support/comparisons.ts";
import { changed, definition, organism } from "../../support/definitions.ts";
import { idOf, peerOf } from "../../support/ids.ts";
import { checkDefinitions, fileOf, registryOfAll } from "../../support/registries.ts";

const GOOD: PeerHint = { peerId: peerOf("good"), address: "203.0.113.7:4433" };
const BAD: PeerHint = { peerId: idOf("peer"), address: "peer.example.org:4433" };
const said = (...peerHints: PeerHint[]) =>
  checkDefinitions(definition({ peerHints })).problems.map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );

describe("peer hints", () => {
  it("that are not keys or have no addresses are each reported, in a new definition", () => {
    expect(said(GOOD, BAD).sort()).toEqual([
      "peer-address-invalid /peerHints/1/address",
      "peer-id-not-a-key /peerHints/1/peerId",
    ]);
  });

  it("may give a peer several addresses, and not the same one twice", () => {
    expect(said(GOOD, { ...GOOD, address: "[2001:db8::1]:4433" })).toEqual([]);
    expect(said(GOOD, { ...GOOD, note: "again" })).toEqual(["peer-repeated /peerHints/1/peerId"]);
    expect(said(GOOD, { peerId: GOOD.peerId })).toEqual(["peer-repeated /peerHints/1/peerId"]);
  });

  it.each(["127.0.0.1:4433", "https://localhost/", "https://192.168.0.1/", "[fd00::1]:1"])(
    "may be at %s, with a warning",
    (address) =>
      expect(said({ ...GOOD, address })).toEqual(["peer-address-local /peerHints/0/address"]),
  );
});

describe("hints that were published before they were checked", () => {
  const organisms = [organism("feed")];
  const before = definition({ organisms, peerHints: [BAD] });

  it("do not block another change", () => {
    expect(saidOf(before, changed(before, { title: "Another title" }))).toEqual([]);
    expect(saidOf(before, changed(before, { peerHints: [BAD, GOOD] }))).toEqual([]);
  });

  it("are held against a change of them", () => {
    const address = "other.example.org:4433";
    const after = changed(before, { peerHints: [{ ...BAD, address }] });
    expect(saidOf(before, after)).toEqual(["peer-address-invalid"]);
    const peerHints = [BAD, { peerId: `02${"00".repeat(31)}` }];
    expect(saidOf(before, changed(before, { peerHints }))).toEqual(["peer-id-not-a-key"]);
  });

  it("do not block a bump or an addition", () => {
    const registry = registryOfAll(before);
    const bump = planBump(registry, idOf("organism feed"), idOf("next"));
    expect([bump.edited.length, bump.refused]).toEqual([1, []]);
    const good = planAddition(registry, fileOf(before), { kind: "peer-hint" }, { ...GOOD });
    expect(good.refused).toEqual([]);
    const bad = planAddition(
      registry,
      fileOf(before),
      { kind: "peer-hint" },
      {
        peerId: `02${"00".repeat(31)}`,
      },
    );
    expect(bad.refused.map(({ code }) => code)).toEqual(["peer-id-not-a-key"]);
  });

  it("stay as they were published in a retired coalition", () => {
    const retirement = { at: "2026-12-01T00:00:00Z", reason: "Done.", replacement: null };
    expect(checkDefinitions(changed(before, { retirement })).problems).toEqual([]);
  });
});
