// Who is authorised for an id: only the account's number counts, and each coalition's own definition.

import { describe, expect, it } from "vitest";
import { type Author, authorityOf } from "../../../src/core/notice/authority.ts";
import type { BumpNotice } from "../../../src/core/notice/notice.ts";
import type { Definition, Operator } from "../../../src/core/registry/definition.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  organism,
  shippedModule,
  ticketIssuer,
} from "../../support/definitions.ts";
import { idOf, mrtdOf } from "../../support/ids.ts";
import { registryOfAll } from "../../support/registries.ts";

const operator = (name: string, ...ids: number[]): Operator => ({
  name,
  github: ids.map((id) => ({ login: name, id })),
});
const [CITIZEN, CONFLUENCE, COALITION, MALLORY] = [11, 21, 31, 666];
const user = (id: number): Author => ({ id, type: "User" });

const BASE = lattice("base.mainnet", {
  contentHash: idOf("base content"),
  ticketIssuanceRoot: idOf("base root"),
  mrtds: [{ unit: "builder", mrtd: mrtdOf("image") }],
  operator: operator("citizen", CITIZEN),
});
const ROUTER = confluence("router", {
  span: [{ stableId: BASE.stableId }, { stableId: idOf("far"), contentHash: idOf("far content") }],
  mrtds: [{ unit: "router", mrtd: mrtdOf("router image") }],
  operator: operator("confluence", CONFLUENCE),
});
const ATLAS = shippedModule("atlas", {
  span: [{ stableId: idOf("farther"), contentHash: idOf("farther content") }],
  mrtds: [{ unit: "atlas", mrtd: mrtdOf("atlas image") }],
});
const ONE = definition({
  name: "l2.one",
  operator: operator("coalition", COALITION),
  lattices: [BASE],
  confluences: [ROUTER],
  modules: { atlas: ATLAS, almanac: null, chronicle: null, compute: null },
  ticketIssuer: ticketIssuer("tickets"),
});

type About = Pick<BumpNotice, "kind" | "id">;
const STABLE: About = { kind: "stable-id", id: BASE.stableId };

/** Coalitions and parts for which the author is authorised, and "not" before others. */
function decided(author: Author | undefined, about: About, ...definitions: Definition[]) {
  const all = authorityOf(author, about, {
    registry: registryOfAll(...definitions),
    now: "2026-11-23T15:00:00Z",
  });
  return all.map(
    (it) => `${it.isAuthorized ? "" : "not "}${it.coalition} ${it.part}, ${it.operator.name}`,
  );
}

describe.each<[BumpNotice["kind"], id: string, part: string, account: number]>([
  ["stable-id", BASE.stableId, "lattice base.mainnet, citizen", CITIZEN],
  ["retirement", BASE.stableId, "lattice base.mainnet, citizen", CITIZEN],
  ["content-hash", idOf("base content"), "lattice base.mainnet, citizen", CITIZEN],
  ["ticket-issuance-root", idOf("base root"), "lattice base.mainnet, citizen", CITIZEN],
  ["mrtd", mrtdOf("image"), "lattice base.mainnet, citizen", CITIZEN],
  ["fingerprint", ROUTER.fingerprint, "confluence router, confluence", CONFLUENCE],
  ["mrtd", mrtdOf("router image"), "confluence router, confluence", CONFLUENCE],
  ["fingerprint", ATLAS.fingerprint, "module atlas, coalition", COALITION],
  ["mrtd", mrtdOf("atlas image"), "module atlas, coalition", COALITION],
  ["fingerprint", idOf("ticket issuer tickets"), "ticket issuer tickets, coalition", COALITION],
  // The pin of a citizen that no coalition has.
  ["content-hash", idOf("far content"), "confluence router, confluence", CONFLUENCE],
  ["content-hash", idOf("farther content"), "module atlas, coalition", COALITION],
])("for the %s %s of %s", (kind, id, part, account) => {
  it.each([CITIZEN, CONFLUENCE, COALITION, MALLORY])(
    "account %i is authorised if it is the operator's",
    (author) => {
      const word = author === account ? "" : "not ";
      expect(decided(user(author), { kind, id }, ONE)).toEqual([`${word}l2.one ${part}`]);
    },
  );
});

describe("not authorised is", () => {
  const GHOST = 10_137;
  const withGhost = definition({
    name: "l2.one",
    lattices: [{ ...BASE, operator: operator("citizen", CITIZEN, GHOST) }],
  });

  it.each<[string, Author | undefined]>([
    ["a bot", { id: CITIZEN, type: "Bot" }],
    ["an organisation", { id: CITIZEN, type: "Organization" }],
    ["a deleted account", undefined],
    ["the account that GitHub shows for deleted ones, even if a definition names it", user(GHOST)],
    ["anyone else", user(MALLORY)],
  ])("%s", (_, author) => {
    expect(decided(author, STABLE, withGhost)).toEqual([
      "not l2.one lattice base.mainnet, citizen",
    ]);
  });

  it("an account that was removed from the operator's", () => {
    const after = definition({
      name: "l2.one",
      lattices: [{ ...BASE, operator: operator("citizen", 12) }],
    });
    expect(decided(user(CITIZEN), STABLE, after)).toEqual([
      "not l2.one lattice base.mainnet, citizen",
    ]);
  });

  it("anyone if the operator has no accounts", () => {
    const none = definition({ lattices: [{ ...BASE, operator: operator("citizen") }] });
    expect(decided(user(CITIZEN), STABLE, none)).toEqual([
      "not mini.coalition lattice base.mainnet, citizen",
    ]);
  });
});

it("a renamed account is authorised, and the new owner of its old login is not", () => {
  const renamed = { name: "citizen", github: [{ login: "old-name", id: CITIZEN }] };
  const one = definition({ lattices: [{ ...BASE, operator: renamed }] });
  expect(decided(user(CITIZEN), STABLE, one)).toEqual([
    "mini.coalition lattice base.mainnet, citizen",
  ]);
  expect(decided(user(MALLORY), STABLE, one)).toEqual([
    "not mini.coalition lattice base.mainnet, citizen",
  ]);
});

describe("each coalition decides for itself", () => {
  const mine = definition({
    name: "mallory.coalition",
    lattices: [{ ...BASE, operator: operator("mallory", MALLORY) }],
  });

  it("and one that names itself operator decides nothing elsewhere", () => {
    expect(decided(user(MALLORY), STABLE, ONE, mine)).toEqual([
      "not l2.one lattice base.mainnet, citizen",
      "mallory.coalition lattice base.mainnet, mallory",
    ]);
  });

  it("except a retired one", () => {
    const retired = definition({
      name: "l2.retired",
      lattices: [BASE],
      retirement: { at: "2026-10-01T00:00:00Z", reason: "Unused.", replacement: null },
    });
    expect(decided(user(CITIZEN), STABLE, retired)).toEqual([]);
  });
});

describe("for a citizen that is only spanned,", () => {
  const PINNED: About = { kind: "content-hash", id: idOf("far content") };
  const far = (by: Operator) => organism("far", { stableId: idOf("far"), operator: by });
  const elsewhere = definition({
    name: "far.home",
    lattices: [],
    organisms: [far(operator("citizen", CITIZEN))],
  });

  it("the service's operator is authorised, and not one that another coalition names", () => {
    const mine = definition({
      name: "a.mallory",
      lattices: [],
      organisms: [far(operator("mallory", MALLORY))],
    });
    for (const id of [CITIZEN, MALLORY]) {
      expect(decided(user(id), PINNED, mine, elsewhere, ONE)).toEqual([
        "not l2.one confluence router, confluence",
      ]);
    }
    expect(decided(user(CONFLUENCE), PINNED, mine, elsewhere, ONE)).toEqual([
      "l2.one confluence router, confluence",
    ]);
  });

  it("only the coalition's own entry of the citizen counts", () => {
    const own = definition({
      name: "l2.one",
      lattices: [BASE],
      organisms: [far(operator("own", 77))],
      confluences: [ROUTER],
    });
    expect(decided(user(77), PINNED, own, elsewhere)).toEqual(["l2.one confluence router, own"]);
  });
});

it("an MR_TD of several parts needs authority for each", () => {
  const shared = definition({
    lattices: [BASE, lattice("other.mainnet", { mrtds: [{ unit: "x", mrtd: mrtdOf("image") }] })],
  });
  expect(decided(user(CITIZEN), { kind: "mrtd", id: mrtdOf("image") }, shared)).toEqual([
    "mini.coalition lattice base.mainnet, citizen",
    "not mini.coalition lattice other.mainnet, Miniature Works",
  ]);
});

it("a fingerprint that is also listed as a stable id does not authorise that citizen's operator", () => {
  const twice = definition({
    lattices: [{ ...BASE, stableId: ROUTER.fingerprint }],
    confluences: [ROUTER],
  });
  expect(decided(user(CITIZEN), { kind: "fingerprint", id: ROUTER.fingerprint }, twice)).toEqual([
    "not mini.coalition confluence router, confluence",
  ]);
});

it("a content hash that is pinned for several citizens needs authority for each", () => {
  const pinned = idOf("shared content");
  const span = ["one", "two"].map((it) => ({ stableId: idOf(it), contentHash: pinned }));
  const one = definition({ confluences: [{ ...ROUTER, span }] });
  const listed = {
    ...one,
    organisms: [organism("one", { stableId: idOf("one"), operator: operator("one", 41) })],
  };
  const about: About = { kind: "content-hash", id: pinned };
  expect(decided(user(41), about, changed(one, listed))).toEqual([
    "mini.coalition confluence router, one",
    "not mini.coalition confluence router, confluence",
  ]);
});
