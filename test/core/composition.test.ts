// The composition digest commits to everything that identifies a composition, which the unframed fingerprint does not,
// and to nothing else.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compositionDigest } from "../../src/core/derivation/composition.ts";
import { deriveFingerprint } from "../../src/core/derivation/fingerprint.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import {
  confluence,
  definition,
  lattice,
  modules,
  organism,
  shippedModule,
  ticketIssuer,
} from "../support/definitions.ts";
import { idOf, mrtdOf } from "../support/ids.ts";

const SPAN = [{ stableId: idOf("one"), name: "one", contentHash: idOf("pin") }];
const CONFIG = { content: "00", acl: "01" };
const BEFORE = definition({
  lattices: [lattice("a.mainnet", { contentHash: idOf("content") }), lattice("b.mainnet")],
  organisms: [organism("oracle")],
  confluences: [confluence("router", { span: SPAN, config: CONFIG })],
  modules: { ...modules("almanac"), atlas: shippedModule("atlas", { span: SPAN, config: CONFIG }) },
  ticketIssuer: ticketIssuer("tickets", { config: { acl: "02" } }),
});

/** BEFORE as a copy, edited in place. The fingerprint stays. */
function edited(edit: (copy: Definition) => void): Definition {
  // Not structuredClone: it would keep what the builders share, and an edit would be two.
  const copy: Definition = JSON.parse(JSON.stringify(BEFORE));
  edit(copy);
  return copy;
}

/** The first item of a list that is not empty. */
function first<T>(list: readonly T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error("The list is empty.");
  return item;
}

describe("the composition digest stays", () => {
  const metadata: [string, (it: Definition) => void][] = [
    ["title and summary", (it) => Object.assign(it, { title: "x", summary: "y" })],
    ["archetype", (it) => Object.assign(it, { archetype: "multi-operator" })],
    ["operator", (it) => Object.assign(it, { operator: { name: "x", github: [] } })],
    ["declared fingerprint", (it) => Object.assign(it, { fingerprint: idOf("x") })],
    ["peer hints", (it) => Object.assign(it, { peerHints: [] })],
    ["retirement", (it) => Object.assign(it, { retirement: { at: "", reason: "" } })],
    ["a citizen's content hash", (it) => Object.assign(first(it.lattices), { contentHash: "" })],
    ["a citizen's page", (it) => Object.assign(first(it.lattices), { handshake: "x" })],
    ["a lattice's chain id", (it) => Object.assign(first(it.lattices), { chainId: 2 })],
    ["an organism's own name", (it) => Object.assign(first(it.organisms), { name: "x" })],
    [
      "a ticket issuance root",
      (it) => Object.assign(first(it.lattices), { ticketIssuanceRoot: "" }),
    ],
    ["MR_TDs", (it) => Object.assign(first(it.lattices), { mrtds: [{ mrtd: mrtdOf("x") }] })],
    ["a label in a span", (it) => Object.assign(first(first(it.confluences).span), { name: "x" })],
    ["a confluence's docs", (it) => Object.assign(first(it.confluences), { docs: "x" })],
    ["a module's docs", (it) => Object.assign(it.modules.atlas ?? {}, { docs: "x" })],
    ["an issuer's docs", (it) => Object.assign(it.ticketIssuer ?? {}, { docs: "x" })],
    ["an account", (it) => Object.assign(first(it.lattices).operator, { github: [] })],
  ];

  it.each(metadata)("when this differs: %s", (_, edit) => {
    expect(compositionDigest(edited(edit))).toBe(compositionDigest(BEFORE));
  });

  it("whatever the order of the keys, of any definition", () => {
    fc.assert(
      fc.property(definitions, (given) => {
        expect(compositionDigest(reversed(given) as Definition)).toBe(compositionDigest(given));
      }),
      { numRuns: 50 },
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, reversed(member)]);
  return Object.fromEntries(entries.reverse());
}

describe("the composition digest changes", () => {
  const identity: [string, (it: Definition) => void][] = [
    ["the coalition's name", (it) => Object.assign(it, { name: "x.y" })],
    ["the schema version", (it) => Object.assign(it, { schemaVersion: 2 })],
    ["positions", (it) => it.lattices.reverse()],
    ["a lattice's name", (it) => Object.assign(first(it.lattices), { name: "x" })],
    ["a stable id", (it) => Object.assign(first(it.lattices), { stableId: idOf("x") })],
    ["an organism's role", (it) => Object.assign(first(it.organisms), { role: "x" })],
    ["a confluence's name", (it) => Object.assign(first(it.confluences), { name: "x" })],
    ["an issuer's name", (it) => Object.assign(it.ticketIssuer ?? {}, { name: "x" })],
    ["an issuer's bytes", (it) => Object.assign(it.ticketIssuer ?? {}, { config: { acl: "" } })],
    ["a pin", (it) => Object.assign(first(first(it.confluences).span), { contentHash: idOf("x") })],
    ["a pin that goes", (it) => delete first(first(it.confluences).span).contentHash],
    ["a span", (it) => first(it.confluences).span.pop()],
    [
      "config bytes",
      (it) => Object.assign(first(it.confluences), { config: { content: "", acl: "" } }),
    ],
    ["config bytes that go", (it) => delete first(it.confluences).config],
    ["a module's span that goes", (it) => delete it.modules.atlas?.span],
    ["a module's bytes that go", (it) => delete it.modules.atlas?.config],
    [
      "which module",
      (it) => Object.assign(it.modules, { almanac: null, compute: it.modules.almanac }),
    ],
    ["the issuer that goes", (it) => Object.assign(it, { ticketIssuer: null })],
  ];

  it.each(identity)("when this differs: %s", (_, edit) => {
    expect(compositionDigest(edited(edit))).not.toBe(compositionDigest(BEFORE));
  });

  it("with the class, where the fingerprint is the same", () => {
    const [a, b] = [lattice("a"), lattice("b")];
    const both = definition({ lattices: [a, b], organisms: [] });
    const split = definition({
      lattices: [a],
      organisms: [organism("b", { stableId: b.stableId })],
    });
    expect(deriveFingerprint(split)).toBe(deriveFingerprint(both));
    expect(compositionDigest(split)).not.toBe(compositionDigest(both));
  });
});
