// The definitions of the gallery: coalitions of every size and state, each in its last version. What
// is about sizes is here; gallery.ts makes histories of them.

import type {
  Confluence,
  Definition,
  Lattice,
  Mrtd,
  Operator,
  Organism,
  Upcoming,
} from "../../src/core/registry/definition.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
  shippedModule,
  ticketIssuer,
} from "./definitions.ts";
import { HOSTILE, SECTIONS, wholeDefinition, withHostileText } from "./hostile-texts.ts";
import { idOf, mrtdOf, peerOf } from "./ids.ts";

const FLAG = "One operator runs every unit, and publishes no build that could be reproduced.";

export const ONE = definition({ name: "one.citizen", title: "One Citizen" });

const op = lattice("op.mainnet", { contentHash: idOf("content of op") });
const base = lattice("base.mainnet", { chainId: 8453, redFlags: [FLAG] });
const feed = organism("price-feed", { mrtds: mrtdsOf("price-feed", 1) });

export const THREE = definition({
  name: "three.citizens",
  title: "Three Citizens",
  summary:
    "Two lattices, a *price feed*, and a [router](https://example.org/router) that spans them.",
  lattices: [op, base],
  organisms: [feed],
  confluences: [
    confluence("router", {
      span: [{ stableId: op.stableId, ...pinOf(op) }, { stableId: feed.stableId }],
      config: { content: "c0ffee", acl: "ac1d" },
      crate: "router",
      verbs: ["Router::routed", "Router::quote"],
    }),
  ],
  modules: atlasOf("three"),
});

/** Neither a module nor a confluence nor an issuer. */
export const BARE = definition({
  name: "bare.service",
  title: "Bare Service",
  lattices: [],
  organisms: [organism("lone-oracle")],
});

export const FLAGGED = definition({
  name: "flagged.citizens",
  title: "Flagged Citizens",
  lattices: [
    lattice("a.testnet", { chainId: 5, redFlags: [FLAG, "Its keys are held by one person."] }),
  ],
  organisms: [organism("sequencer", { redFlags: [FLAG] })],
  urgent: {
    reason: "The sequencer signs two blocks at one height since 02:10 UTC. Recompile now.",
  },
  // None of its citizens is in this coalition, and none has a name.
  confluences: [
    confluence("elsewhere", { span: [1, 2, 3].map((it) => ({ stableId: idOf(`${it}`) })) }),
  ],
});

/** Everything as long as it may be. */
export const LONG_NAMES = definition({
  name: `${"longest-name".repeat(4)}.${"of-a-coalition".repeat(3)}.mainnet`.padEnd(100, "x"),
  title: "Long Title of Many Words ".repeat(4).trim(),
  summary: "A summary that goes on and on, with `code` and **words** of all kinds. "
    .repeat(25)
    .trim(),
  operator: operatorOf("An Operator Whose Name Fills Lines ".repeat(14).trim()),
  lattices: [lattice("lattice-name.".repeat(8).slice(0, 100), { redFlags: [FLAG.repeat(6)] })],
  organisms: [
    organism("n".repeat(100), { role: "role-".repeat(20), mrtds: [mrtdOfUnit("u".repeat(500))] }),
  ],
  confluences: [
    confluence("confluence-name-".repeat(7).slice(0, 100), {
      docs: `https://example.org/${"docs".repeat(120)}`,
      crate: "crate_".repeat(10),
      verbs: ["Module::function_with_a_long_name".repeat(10)],
      span: [
        { stableId: idOf("elsewhere"), name: "A citizen of another coalition ".repeat(15).trim() },
        { stableId: idOf("elsewhere, too") },
      ],
      config: { content: "00".repeat(2000), acl: "" },
    }),
  ],
  ticketIssuer: ticketIssuer("i".repeat(100), { docs: `https://example.org/${"d".repeat(400)}` }),
  peerHints: [
    {
      peerId: peerOf("peer"),
      address: `https://${"relay.".repeat(40)}example/${"path/".repeat(40)}`,
      note: "note ".repeat(90).trim(),
    },
  ],
});

/** A change announced of each kind: some move the fingerprint, one to what nobody can know yet. */
const announcing = changed(THREE, {
  modules: atlasOf("announced"),
  name: "announced.changes",
  title: "Announced Changes",
  organisms: [
    {
      ...feed,
      ticketIssuanceRoot: idOf("root of the feed"),
      contentHash: idOf("content of the feed"),
    },
    organism("leaving"),
  ],
  ticketIssuer: ticketIssuer("tickets"),
});
export const ANNOUNCED = changed(announcing, {
  upcoming: [
    announced("stable-id", base.stableId, idOf("base, next")),
    announced("content-hash", op.contentHash ?? "", idOf("content of op, next")),
    announced("ticket-issuance-root", idOf("root of the feed"), idOf("root of the feed, next")),
    announced("mrtd", feed.mrtds?.[0]?.mrtd ?? "", mrtdOf("image of the feed, next")),
    announced("fingerprint", announcing.ticketIssuer?.fingerprint ?? "", idOf("tickets, next")),
    announced("retirement", idOf("organism leaving"), null),
  ],
});

export const RETIRED_REPLACED = retired("retired.replaced", THREE.name);
export const RETIRED_ENDED = retired("retired.ended", null);

/** Texts that look like attacks, wherever the schema allows them. */
export const HOSTILE_LOOKING = SECTIONS.reduce<Definition>(
  (value, section, index) => {
    const text = HOSTILE[index] ?? "";
    return withHostileText(value, section, `${text} <img src=x onerror=alert(1)>`) ?? value;
  },
  withoutRetirement(wholeDefinition("hostile.texts")),
);

/** A module is one coalition's own. */
function atlasOf(whose: string): Definition["modules"] {
  return {
    ...modules(),
    atlas: shippedModule("atlas", { fingerprint: idOf(`atlas of ${whose}`) }),
  };
}

function withoutRetirement({ retirement: _, ...value }: Definition): Definition {
  return value;
}

function retired(name: string, replacement: string | null): Definition {
  const reason = 'Its <operator> closes down; nothing "else" was agreed on.';
  return changed(ONE, {
    name,
    title: name,
    retirement: { at: "2027-03-01T00:00Z", reason, replacement },
  });
}

function announced(kind: Upcoming["kind"], id: string, to: string | null): Upcoming {
  const day = 1 + kind.length;
  const effectiveAt = `2030-02-${String(day).padStart(2, "0")}T12:00:00Z`;
  return { notice: 100 + day, kind, id, to, effectiveAt, reason: `A new ${kind}, as was agreed.` };
}

function operatorOf(name: string): Operator {
  return { name, url: "https://example.org/", github: [{ login: "operator", id: name.length }] };
}

function mrtdOfUnit(unit: string): Mrtd {
  return { unit, mrtd: mrtdOf(unit) };
}

function mrtdsOf(part: string, count: number): Mrtd[] {
  return Array.from({ length: count }, (_, index) => mrtdOfUnit(`${part}-unit-${index + 1}`));
}

function pinOf({ contentHash }: Pick<Lattice, "contentHash">): { contentHash?: string } {
  return contentHash === undefined ? {} : { contentHash };
}

/** Facts of the `index`-th of many citizens: not all have all. */
function citizenFacts(name: string, index: number): Partial<Lattice & Organism> {
  return {
    handshake: `https://citizens.example.org/${name}/`,
    operator: operatorOf(`Operator ${"ABCDEFG"[index % 7]}`),
    ...(index % 2 === 0 ? { contentHash: idOf(`content of ${name}`) } : {}),
    ...(index % 3 === 0 ? { ticketIssuanceRoot: idOf(`root of ${name}`) } : {}),
    ...(index % 5 === 0 ? { mrtds: mrtdsOf(name, 1) } : {}),
    ...(index % 11 === 4 ? { redFlags: [FLAG] } : {}),
  };
}

const LATTICES = Array.from({ length: 30 }, (_, index) => {
  const name = `chain-${index + 1}.mainnet`;
  return lattice(name, { ...citizenFacts(name, index), chainId: 10 + 37 * index });
});
const ORGANISMS = Array.from({ length: 20 }, (_, index) => {
  const name = `organism-${index + 1}`;
  return organism(name, { ...citizenFacts(name, index), role: `oracle-feed-${index + 1}` });
});

/** They span from two citizens to all fifty, pinned where a citizen has something to pin, or not. */
function manyConfluences(): Confluence[] {
  return [2, 2, 3, 5, 8, 13, 30, 50].map((spanned, index) => {
    const span = [...LATTICES, ...ORGANISMS]
      .slice(spanned === 30 ? 20 : 0, spanned === 30 ? 50 : spanned)
      .map(({ stableId, ...it }) => ({ stableId, ...(index % 2 === 0 ? pinOf(it) : {}) }));
    const config = { content: idOf(`config ${index}`).repeat(1 + index), acl: "ac1d" };
    return confluence(`confluence-${index + 1}`, {
      span,
      ...(index % 3 === 2 ? {} : { config }),
      ...(index % 4 === 0 ? { mrtds: mrtdsOf(`confluence-${index + 1}`, 2) } : {}),
      crate: `confluence-${index + 1}`,
      verbs: ["Router::routed", "Router::quote", "Router::settle"].slice(0, 1 + (index % 3)),
    });
  });
}

export const FIFTY = definition({
  name: "fifty.citizens",
  title: "Fifty Citizens",
  archetype: "multi-operator",
  summary: "Thirty lattices, twenty organisms and eight confluences, run by **seven** operators.",
  lattices: LATTICES,
  organisms: ORGANISMS,
  confluences: manyConfluences(),
  modules: {
    ...modules("almanac", "chronicle"),
    atlas: shippedModule("atlas", {
      mrtds: mrtdsOf("atlas", 2),
      crate: "atlas",
      verbs: ["Atlas::find"],
    }),
    compute: shippedModule("compute", { config: { content: "c0de", acl: "ac1d" } }),
  },
  ticketIssuer: ticketIssuer("tickets", {
    config: { acl: "ac1d" },
    docs: "https://example.org/tickets",
  }),
  peerHints: [1, 2, 3].map((it) => ({
    peerId: peerOf(`peer ${it}`),
    address: `198.51.100.${it}:4433`,
  })),
});
