// A registry whose pages have every fact that a handshake page can tell: names as long as they may be,
// ids declared and recomputed, changes announced for two moments, a service that waits for its operator.

import type { Definition } from "../../src/core/registry/definition.ts";
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
import { GitRepository } from "./git-repository.ts";
import { idOf, mrtdOf, peerOf } from "./ids.ts";

const LABEL = "longest-label-that-is-still-a-label-of-a-coalition";
/** 100 characters. */
export const LONG_NAME = `${LABEL}.${LABEL}`.slice(0, 99).concat("x");
const LONG = "x".repeat(100);

const config = { content: "c0ffee", acl: "ac1d" };
const feed = organism("feed", { contentHash: idOf("content of feed") });
const a = lattice("a.mainnet", {
  contentHash: idOf("content of a"),
  ticketIssuanceRoot: idOf("tickets of a"),
  mrtds: [{ unit: "unseal", mrtd: mrtdOf("unseal") }],
});
const strange = lattice("strange.mainnet", { stableId: idOf("not from name and chain") });

function upcoming(id: string, to: string | null, effectiveAt: string) {
  const kind = to === null ? ("retirement" as const) : ("stable-id" as const);
  return { notice: 7, kind, id, to, effectiveAt, reason: "A new committee." };
}

const FACTS: Definition = definition({
  name: "mini.facts",
  title: "Every Fact",
  lattices: [a, strange],
  organisms: [feed, organism("going"), organism("coming")],
  confluences: [
    confluence("router", {
      span: [
        { stableId: a.stableId, name: "a.mainnet", contentHash: idOf("content of a") },
        { stableId: idOf("elsewhere"), name: "elsewhere" },
      ],
      config,
      crate: "router",
      verbs: ["Router::routed", "Router::submit"],
    }),
    confluence("ledger"),
  ],
  modules: { ...modules("atlas"), chronicle: shippedModule("chronicle", { config }) },
  ticketIssuer: ticketIssuer("mini-tickets", { docs: "https://example.org/tickets" }),
});

/** In the form in which it is published: with changes announced. */
export const ANNOUNCING: Definition = changed(FACTS, {
  upcoming: [
    upcoming(feed.stableId, idOf("the next feed"), "2027-02-02T12:00:00Z"),
    upcoming(idOf("organism going"), null, "2027-02-02T12:00:00Z"),
    upcoming(idOf("organism coming"), idOf("came"), "2027-03-03T12:00:00Z"),
  ],
});

const WAITING: Definition = changed(FACTS, {
  name: "mini.waiting",
  confluences: [
    confluence("router", { span: [{ stableId: feed.stableId }, { stableId: a.stableId }] }),
  ],
  upcoming: [upcoming(feed.stableId, idOf("the next feed"), "2027-02-02T12:00:00Z")],
});

const LONGEST: Definition = definition({
  name: LONG_NAME,
  title: LONG,
  operator: { name: LONG, github: [{ login: "miniature-works", id: 1001 }] },
  lattices: [lattice(LONG, { operator: { name: LONG, github: [{ login: "x", id: 1 }] } })],
  organisms: [organism(LONG.slice(1), { role: LONG, redFlags: [LONG] })],
  confluences: [
    confluence(LONG, { crate: "x".repeat(64), verbs: [LONG], docs: `https://example.org/${LONG}` }),
  ],
  modules: modules("atlas", "almanac", "chronicle", "compute"),
  ticketIssuer: ticketIssuer(LONG),
  peerHints: [{ peerId: peerOf("peer"), address: LONG, note: LONG }],
});

export function handshakeRegistry(): GitRepository {
  const repository = new GitRepository();
  const stages: [string, Definition[]][] = [
    ["Publish", [changed(FACTS, { organisms: [feed] }), WAITING, LONGEST]],
    ["Refer to two more", [FACTS]],
    ["Announce", [ANNOUNCING]],
  ];
  for (const [subject, definitions] of stages) {
    for (const it of definitions) repository.writeDefinition(it);
    repository.commit(subject);
  }
  return repository;
}
